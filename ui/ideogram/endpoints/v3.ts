import { endpoint, type Price } from '../endpoint.ts'
import { choice, image, integer, required, text } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as value from './values.ts'

/** The day the price pages were read. */
const date = '2026-10-10'

const usd = { FLASH: 0.03, TURBO: 0.03, DEFAULT: 0.06, QUALITY: 0.09 }
const price: Price<'rendering_speed'> = {
  per: 'image',
  by: ['rendering_speed'],
  usd,
  date,
}
const priceWithCharacter: Price<
  'rendering_speed' | 'character_reference_images'
> = {
  ...price,
  given: {
    field: 'character_reference_images',
    // no price is named for FLASH, which is said to be refused
    usd: { FLASH: 0.1, TURBO: 0.1, DEFAULT: 0.15, QUALITY: 0.2 },
  },
}

const styleCodesAlone = [
  { kind: 'apart', fields: ['style_codes', 'style_reference_images'] },
] as const
const styleApart = [
  ...styleCodesAlone,
  { kind: 'apart', fields: ['style_codes', 'style_type'] },
] as const
const characterRules = [
  {
    kind: 'as-many',
    field: 'character_reference_images_mask',
    as: 'character_reference_images',
  },
  // 400 in practice, though no document says so
  { kind: 'apart', fields: ['character_reference_images', 'color_palette'] },
] as const
const oneShape = [
  { kind: 'apart', fields: ['resolution', 'aspect_ratio'] },
] as const

const run = {
  seed: value.seed,
  num_images: value.numImages,
  rendering_speed: value.renderingSpeed,
}
const style = {
  style_preset: value.stylePreset,
  color_palette: { kind: 'palette' },
  style_codes: value.styleCodes,
  style_reference_images: value.styleReferences,
} as const
const character = {
  character_reference_images: value.characterReferences,
  character_reference_images_mask: value.characterReferences,
}
const shape = {
  resolution: value.resolutionV3,
  aspect_ratio: value.aspectRatioV3,
}

const maskedEdit = {
  image: required(image()),
  /** The size of `image`, pure black (edit) and white (keep). */
  mask: required(image()),
  prompt: value.prompt,
  magic_prompt: value.magicPrompt,
  style_type: value.styleTypeV3,
  ...run,
  ...style,
  ...character,
}

/** The 3.0 generation. */
export const v3 = {
  generateV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/generate',
    encoding: 'multipart',
    fields: {
      prompt: value.prompt,
      magic_prompt: value.magicPrompt,
      negative_prompt: text(),
      style_type: value.styleTypeV3,
      custom_model_uri: text({ pattern: /^model\/[^/]+\/version\/[^/]+$/ }),
      ...shape,
      ...run,
      ...style,
      ...character,
    },
    rules: [...styleApart, ...characterRules, ...oneShape],
    answer: imagesAnswer,
    price: priceWithCharacter,
  }),
  generateTransparentV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/generate-transparent',
    encoding: 'multipart',
    fields: {
      prompt: value.prompt,
      magic_prompt: value.magicPrompt,
      negative_prompt: text(),
      upscale_factor: choice(['X1', 'X2', 'X4'], 'X1'),
      aspect_ratio: value.aspectRatioV3,
      ...run,
      rendering_speed: choice(['TURBO', 'DEFAULT', 'QUALITY'], 'DEFAULT'),
    },
    rules: [],
    answer: imagesAnswer,
    price: {
      per: 'image',
      by: ['upscale_factor', 'rendering_speed'],
      usd: {
        'X1 TURBO': 0.04,
        'X1 DEFAULT': 0.07,
        'X1 QUALITY': 0.1,
        'X2 TURBO': 0.16,
        'X2 DEFAULT': 0.19,
        'X2 QUALITY': 0.22,
        'X4 TURBO': 0.2,
        'X4 DEFAULT': 0.23,
        'X4 QUALITY': 0.26,
      },
      date,
      uncertain: 'X2 and X4 are not on the price page.',
    },
  }),
  inpaintV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/inpaint',
    encoding: 'multipart',
    fields: maskedEdit,
    rules: [...styleApart, ...characterRules],
    answer: imagesAnswer,
    price: priceWithCharacter,
  }),
  /** Deprecated since 2026-04-29. */
  editV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/edit',
    encoding: 'multipart',
    fields: maskedEdit,
    rules: [...styleApart, ...characterRules],
    answer: imagesAnswer,
    price: priceWithCharacter,
    successor: 'inpaintV3',
  }),
  remixV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/remix',
    encoding: 'multipart',
    fields: {
      image: required(image()),
      prompt: value.prompt,
      image_weight: integer(1, 100, { default: 50 }),
      magic_prompt: value.magicPrompt,
      negative_prompt: text(),
      style_type: value.styleTypeV3,
      ...shape,
      ...run,
      ...style,
      ...character,
    },
    rules: [...styleApart, ...characterRules, ...oneShape],
    answer: imagesAnswer,
    price: priceWithCharacter,
  }),
  reframeV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/reframe',
    encoding: 'multipart',
    fields: {
      image: required(image()),
      resolution: required(value.resolutionV3),
      ...run,
      ...style,
    },
    rules: styleCodesAlone,
    answer: imagesAnswer,
    price,
  }),
  replaceBackgroundV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/replace-background',
    encoding: 'multipart',
    fields: {
      image: required(image()),
      prompt: value.prompt,
      magic_prompt: value.magicPrompt,
      ...run,
      ...style,
    },
    rules: styleCodesAlone,
    answer: imagesAnswer,
    price,
  }),
}
