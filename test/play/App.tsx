import { useEffect } from 'preact/hooks'
import { themeCss } from '../figma/window/theme.ts'
import { Stage } from './canvas/Stage.tsx'
import type { Editor } from './editor.ts'
import { ContextMenu } from './panels/ContextMenu.tsx'
import { FirstPrompts } from './panels/FirstPrompts.tsx'
import { LeftPanel } from './panels/LeftPanel.tsx'
import { rightPanel } from './panels/plugin-place.ts'
import { PluginWindow } from './panels/PluginWindow.tsx'
import { QuickActions } from './panels/QuickActions.tsx'
import { RightPanel } from './panels/RightPanel.tsx'
import { Status } from './panels/Status.tsx'
import { Toasts } from './panels/Toasts.tsx'
import { Toolbar } from './panels/Toolbar.tsx'

export function App({ editor }: { editor: Editor }) {
  const theme = editor.theme.value
  const opening = editor.opening.value
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  return (
    <div
      class={editor.minimised.value ? 'editor minimised' : 'editor'}
      style={{ '--right-panel': `${rightPanel}px` }}
    >
      <style>{themeCss[theme]}</style>
      <LeftPanel editor={editor} />
      <main>
        <Stage editor={editor} />
        {opening !== null && <p class="opening">{opening}</p>}
        <Status editor={editor} />
        <Toolbar editor={editor} />
        <Toasts editor={editor} />
      </main>
      <RightPanel editor={editor} />
      <FirstPrompts editor={editor} />
      <PluginWindow editor={editor} />
      <QuickActions editor={editor} />
      <ContextMenu editor={editor} />
    </div>
  )
}
