import {
  IconDescriptionSmall24,
  IconEditObjectSmall24,
  IconGenerateImageSmall24,
} from '@create-figma-plugin/ui'
import type { IconName } from '../../tools/tool.ts'

/** Figma's own, from the toolkit. */
const icons = {
  edit: IconEditObjectSmall24,
  generate: IconGenerateImageSmall24,
  describe: IconDescriptionSmall24,
} satisfies Record<IconName, unknown>

export function ToolIcon({ name }: { name: IconName }) {
  const Icon = icons[name]
  return (
    <span class="tool-icon" aria-hidden="true">
      <Icon />
    </span>
  )
}
