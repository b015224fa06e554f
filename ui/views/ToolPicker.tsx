import { SegmentedControl } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import { tools, type ToolName } from '../tools/tools.ts'

const options = (Object.keys(tools) as ToolName[]).map((value) => ({
  value,
  children: (
    <span class="segment">
      {tools[value].label}{' '}
      <span class="quiet">{tools[value].engine.replace('Ideogram ', '')}</span>
    </span>
  ),
}))

export function ToolPicker({ app }: { app: Panel }) {
  return (
    <div role="radiogroup" aria-label="Tool" class="segmented">
      <SegmentedControl
        name="tool"
        options={options}
        value={app.state.tool.value}
        onValueChange={(value: string) => app.setTool(value as ToolName)}
      />
    </div>
  )
}
