import { IconButton, IconAdjust24 } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import { ToolMenu } from './ToolMenu.tsx'

export function Header({
  form,
  toolbox,
  screen,
}: Pick<Panel, 'form' | 'toolbox' | 'screen'>) {
  return (
    <header class="header">
      <ToolMenu form={form} toolbox={toolbox} />
      <IconButton
        aria-label="Settings"
        title="Settings"
        onClick={() => screen.open('settings')}
      >
        <IconAdjust24 />
      </IconButton>
    </header>
  )
}
