import type { Size } from '../../plugin/shared/geometry.ts'
import { masked } from '../ideogram/endpoints/masked.ts'
import { legacySizes, v3Sizes } from '../ideogram/sizes.ts'
import {
  count,
  legacyModel,
  magicPrompt,
  prompt,
  renderingSpeed,
  seed,
  styleType,
  type FormField,
} from './fields.ts'

/** What the form holds, by field name; an empty text is a value not given. */
export type Values = Record<string, string>

const styles = {
  AUTO: 'Automatic',
  GENERAL: 'General',
  REALISTIC: 'Realistic',
  DESIGN: 'Design',
  FICTION: 'Fiction',
  RENDER_3D: '3D render',
  ANIME: 'Anime',
}

function styleOptions(...names: (keyof typeof styles)[]) {
  return names.map((value) => ({ value, label: styles[value] }))
}

/**
 * What a designer can do with a masked picture: a row a tool. `image` and
 * `mask` are the names of the file fields on the wire.
 */
export const tools = {
  edit: {
    label: 'Edit',
    engine: 'Ideogram 2.0',
    endpoint: masked.edit,
    image: 'image_file',
    mask: 'mask',
    sizes: legacySizes,
    fields: [
      prompt,
      legacyModel,
      count,
      magicPrompt('magic_prompt_option'),
      styleType(
        styleOptions(
          'AUTO',
          'GENERAL',
          'REALISTIC',
          'DESIGN',
          'FICTION',
          'RENDER_3D',
          'ANIME',
        ),
      ),
      seed,
    ],
  },
  inpaint: {
    label: 'Inpaint',
    engine: 'Ideogram 3.0',
    endpoint: masked.inpaintV3,
    image: 'image',
    mask: 'mask',
    sizes: v3Sizes,
    fields: [
      prompt,
      renderingSpeed,
      count,
      magicPrompt('magic_prompt'),
      styleType(
        styleOptions('GENERAL', 'AUTO', 'REALISTIC', 'DESIGN', 'FICTION'),
      ),
      seed,
    ],
  },
} as const satisfies Record<string, Tool>

export type ToolName = keyof typeof tools

export interface Tool {
  label: string
  engine: string
  endpoint: (typeof masked)['edit' | 'inpaintV3']
  image: 'image' | 'image_file'
  mask: 'mask'
  sizes: readonly Size[]
  fields: readonly FormField[]
}
