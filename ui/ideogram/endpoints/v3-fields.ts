import type { Price } from '../endpoint.ts'
import { image, images, megabyte } from '../field.ts'
import * as value from './values.ts'

/** Fields, rules and prices of the 3.0 generation under `/v1/`. */

/** The day the price pages were read. */
export const date = '2026-10-10'

/** Of all files of one request. */
export const maxBytes = 50 * megabyte
export const picture = image(25)

const usd = { FLASH: 0.03, TURBO: 0.03, DEFAULT: 0.06, QUALITY: 0.09 }
export const price: Price<'rendering_speed'> = {
  per: 'image',
  by: ['rendering_speed'],
  usd,
  date,
}
export const priceWithCharacter: Price<
  'rendering_speed' | 'character_reference_images'
> = {
  ...price,
  given: {
    field: 'character_reference_images',
    // no price is named for FLASH, which is refused
    usd: { FLASH: 0.1, TURBO: 0.1, DEFAULT: 0.15, QUALITY: 0.2 },
  },
}

export const styleCodesAlone = [
  { kind: 'apart', fields: ['style_codes', 'style_reference_images'] },
] as const
export const styleApart = [
  ...styleCodesAlone,
  { kind: 'apart', fields: ['style_codes', 'style_type'] },
  // a third party's finding, as are those of character references
  {
    kind: 'not',
    field: 'style_type',
    values: ['REALISTIC', 'DESIGN', 'FICTION'],
    beside: 'style_preset',
  },
] as const
export const characterRules = [
  {
    kind: 'as-many',
    field: 'character_reference_images_mask',
    as: 'character_reference_images',
  },
  { kind: 'apart', fields: ['character_reference_images', 'color_palette'] },
  {
    kind: 'not',
    field: 'rendering_speed',
    values: ['FLASH'],
    beside: 'character_reference_images',
  },
  {
    kind: 'not',
    field: 'style_type',
    values: ['GENERAL', 'DESIGN'],
    beside: 'character_reference_images',
  },
] as const
export const oneShape = [
  { kind: 'apart', fields: ['resolution', 'aspect_ratio'] },
] as const

export const run = {
  seed: value.seed,
  num_images: value.numImages,
  rendering_speed: value.renderingSpeed,
}
export const style = {
  style_preset: value.stylePreset,
  color_palette: value.colorPalette,
  style_codes: value.styleCodes,
  style_reference_images: images(Number.MAX_SAFE_INTEGER, 25),
} as const
/** The service takes one only, at a dearer price. */
const characterReference = images(1, 25)
export const character = {
  character_reference_images: characterReference,
  character_reference_images_mask: characterReference,
}
export const shape = {
  resolution: value.resolutionV3,
  aspect_ratio: value.aspectRatioV3,
}
