import { IconButton, IconAdjust24 } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import { ToolMenu } from './ToolMenu.tsx'

export function Header({ form, screen }: Pick<Panel, 'form' | 'screen'>) {
  return (
    <header class="header">
      <ToolMenu form={form} />
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
