import type { Price } from '../endpoint.ts'
import { image, text } from '../field.ts'
import * as value from './values.ts'

/** The day the price pages were read. */
const date = '2026-10-10'

/** The reference of these endpoints says 10 MB; a later document of the server 25. */
export const picture = image(10)

export const run = {
  magic_prompt_option: value.magicPrompt,
  num_images: value.numImages,
  seed: value.seed,
}

/** US dollars an image. */
const usd = { V_2: 0.08, V_2_TURBO: 0.05 }
export const maskedPrice: Price<'model'> = {
  per: 'image',
  by: ['model'],
  usd,
  date,
}
export const price: Price<'model'> = {
  per: 'image',
  by: ['model'],
  usd: {
    ...usd,
    V_1: 0.06,
    V_1_TURBO: 0.02,
    V_2A: 0.04,
    V_2A_TURBO: 0.025,
    AUTO: 0.08,
  },
  date,
  doubts: [
    {
      field: 'model',
      values: ['AUTO'],
      says: 'What AUTO chooses is not known beforehand.',
    },
  ],
}
/** Of a tool that costs the same whatever is asked of it. */
export const flat = (usd: number, per: 'image' | 'run'): Price<never> => ({
  per,
  by: [],
  usd: { '': usd },
  date,
})

const only = <const F extends string>(
  field: F,
  values: (typeof value.legacyModels)[number][],
) => ({ kind: 'only', field, by: 'model', values }) as const

export const styleNeedsModel = only('style_type', [
  'V_2',
  'V_2_TURBO',
  'V_2A',
  'V_2A_TURBO',
  'AUTO',
])
export const pictureRequest = {
  prompt: value.prompt,
  model: value.legacyModel,
  aspect_ratio: value.legacyAspectRatio,
  resolution: value.legacyResolution,
  style_type: value.legacyStyleType,
  negative_prompt: text(),
  color_palette: value.colorPalette,
  ...run,
} as const
export const pictureRules = [
  { kind: 'apart', fields: ['resolution', 'aspect_ratio'] },
  only('negative_prompt', ['V_1', 'V_1_TURBO', 'V_2', 'V_2_TURBO']),
  only('color_palette', ['V_2', 'V_2_TURBO', 'AUTO']),
  only('resolution', ['V_2', 'V_2_TURBO']),
  styleNeedsModel,
] as const
