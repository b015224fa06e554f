import { IconButton, IconAdjust24 } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import { ToolPicker } from './ToolPicker.tsx'

export function Header({ app }: { app: Panel }) {
  return (
    <header class="header">
      <ToolPicker app={app} />
      <IconButton
        aria-label="Settings"
        title="Settings"
        onClick={() => app.openScreen('settings')}
      >
        <IconAdjust24 />
      </IconButton>
    </header>
  )
}
