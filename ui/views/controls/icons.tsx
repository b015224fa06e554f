import {
  IconBooleanSubtractSmall24,
  IconDescriptionSmall24,
  IconEditObjectSmall24,
  IconEnhanceSmall24,
  IconExtendImageSmall24,
  IconGenerateImageSmall24,
  IconImagesSmall24,
  IconRemoveBackgroundSmall24,
  IconResponsiveSmall24,
  IconRewriteSmall24,
  IconShuffleSmall24,
} from '@create-figma-plugin/ui'
import type { IconName } from '../../tools/tool.ts'

/** Figma's own, from the toolkit. */
const icons = {
  edit: IconEditObjectSmall24,
  remove: IconBooleanSubtractSmall24,
  expand: IconExtendImageSmall24,
  generate: IconGenerateImageSmall24,
  remix: IconShuffleSmall24,
  reframe: IconResponsiveSmall24,
  background: IconImagesSmall24,
  cutout: IconRemoveBackgroundSmall24,
  instruct: IconRewriteSmall24,
  upscale: IconEnhanceSmall24,
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
