import type { Price } from '../endpoint.ts'
import * as value from './values.ts'

/** The day the price pages were read. */
export const date = '2026-10-10'

export const usd = { FLASH: 0.03, TURBO: 0.03, DEFAULT: 0.06, QUALITY: 0.09 }
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
    // no price is named for FLASH, which is said to be refused
    usd: { FLASH: 0.1, TURBO: 0.1, DEFAULT: 0.15, QUALITY: 0.2 },
  },
}

export const styleCodesAlone = [
  { kind: 'apart', fields: ['style_codes', 'style_reference_images'] },
] as const
export const styleApart = [
  ...styleCodesAlone,
  { kind: 'apart', fields: ['style_codes', 'style_type'] },
] as const
export const characterRules = [
  {
    kind: 'as-many',
    field: 'character_reference_images_mask',
    as: 'character_reference_images',
  },
  // 400 in practice, though no document says so
  { kind: 'apart', fields: ['character_reference_images', 'color_palette'] },
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
  color_palette: { kind: 'palette' },
  style_codes: value.styleCodes,
  style_reference_images: value.styleReferences,
} as const
export const character = {
  character_reference_images: value.characterReferences,
  character_reference_images_mask: value.characterReferences,
}
export const shape = {
  resolution: value.resolutionV3,
  aspect_ratio: value.aspectRatioV3,
}
