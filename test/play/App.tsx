import { useEffect } from 'preact/hooks'
import { themeCss } from '../figma/window/theme.ts'
import { Stage } from './canvas/Stage.tsx'
import type { Editor } from './editor.ts'
import { Layers } from './panels/Layers.tsx'
import { Pages } from './panels/Pages.tsx'
import { PluginWindow } from './panels/PluginWindow.tsx'
import { Properties } from './panels/Properties.tsx'
import { QuickActions } from './panels/QuickActions.tsx'
import { Toasts } from './panels/Toasts.tsx'
import { Toolbar } from './panels/Toolbar.tsx'
import { TopBar } from './panels/TopBar.tsx'

export function App({ editor }: { editor: Editor }) {
  const theme = editor.theme.value
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  return (
    <>
      <style>{themeCss[theme]}</style>
      <TopBar editor={editor} />
      <nav class="left-panel" aria-label="Document">
        <Pages editor={editor} />
        <Layers editor={editor} />
      </nav>
      <main>
        <Stage editor={editor} />
        <Toolbar editor={editor} />
        <Toasts editor={editor} />
      </main>
      <aside class="right-panel" aria-label="Properties">
        <Properties editor={editor} />
      </aside>
      <PluginWindow editor={editor} />
      <QuickActions editor={editor} />
    </>
  )
}
