import { endpoint } from '../endpoint.ts'
import { choice, image, images, required, type SizeField } from '../field.ts'
import { v4SizeNames } from '../size-names.ts'
import { imagesAnswer } from './answers.ts'
import * as v2 from './v2-fields.ts'
import * as value from './values.ts'

const fourMegapixels = 2048 * 2048
/** 4.5 and 4.6 paint any size on a grid of 32 pixels; `source` is that of the first picture. */
const size = (maxSide: number, maxArea: number): SizeField => ({
  kind: 'size',
  words: ['auto', 'source'],
  multipleOf: 32,
  minSide: 256,
  maxSide,
  maxArea,
  maxRatio: 6,
})

const request45 = {
  prompt: v2.prompt,
  /** The first is edited, the others are references. */
  images: images(5, 25, { maxRatio: 6 }),
  /** The size of the first picture, holding both black (edit) and white (keep). */
  mask: image(25),
  magic_prompt: v2.magicPrompt,
  /** Left out, it is high, or medium beside pictures. */
  quality: choice(['very_low', 'low', 'medium', 'high']),
  ...v2.run,
  ...v2.manners,
}
const maskRules = [
  { kind: 'needs', field: 'mask', needs: 'images' },
  { kind: 'at-most', field: 'images', max: 4, beside: 'mask' },
  { kind: 'apart', fields: ['size', 'mask'] },
  { kind: 'needs', field: 'size', values: ['source'], needs: 'images' },
] as const
const usd45 = { very_low: 0.008, low: 0.03, medium: 0.06, high: 0.1 }

/** What 4.0 takes, from words alone. */
const request40 = {
  prompt: v2.prompt,
  magic_prompt: v2.magicPrompt,
  rendering_speed: v2.renderingSpeed,
  ...v2.run,
  ...v2.manners,
}

/** Pictures from words, of the second API. */
export const generateV2 = {
  /** Its document is newer than the others and known in part; prices are those of resellers. */
  generate46: endpoint({
    method: 'POST',
    path: '/v2/image/generate/ideogram-4-6',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: { ...request45, size: size(4096, 4096 * 4096) },
    rules: maskRules,
    answer: imagesAnswer,
    results: 'data',
    price: {
      per: 'image',
      by: ['quality'],
      usd: usd45,
      above: {
        field: 'size',
        pixels: fourMegapixels,
        usd: { low: 0.06, medium: 0.12, high: 0.2 },
      },
      date: '2026-11-19',
      doubts: [{ says: 'Named by resellers only.' }],
    },
  }),
  generate45: endpoint({
    method: 'POST',
    path: '/v2/image/generate/ideogram-4-5',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: { ...request45, size: size(fourMegapixels / 256, fourMegapixels) },
    rules: [
      ...maskRules,
      {
        kind: 'needs',
        field: 'quality',
        values: ['very_low'],
        needs: 'images',
      },
      {
        kind: 'listed',
        field: 'size',
        options: ['auto', ...v4SizeNames],
        without: 'images',
      },
    ],
    answer: imagesAnswer,
    results: 'data',
    price: {
      per: 'image',
      by: ['quality'],
      usd: usd45,
      date: v2.listDate,
      doubts: [
        {
          field: 'images',
          says: 'Published for pictures from words alone.',
        },
      ],
    },
  }),
  generate40: endpoint({
    method: 'POST',
    path: '/v2/image/generate/ideogram-4',
    encoding: 'json',
    polled: 'on-request',
    quotes: true,
    fields: { ...request40, resolution: value.resolutionV4 },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: v2.price4,
  }),
  generateTransparent40: endpoint({
    method: 'POST',
    path: '/v2/image/generate/ideogram-4-transparent',
    encoding: 'json',
    polled: 'on-request',
    quotes: true,
    fields: {
      ...request40,
      aspect_ratio: choice(
        ['auto', '1x4', '4x1', ...value.aspectRatioNames],
        'auto',
      ),
      /** As many pixels as a square of that side, whatever the ratio. */
      output_resolution: choice(['1k', '2k', '4k', '8k'], '1k'),
    },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: {
      ...v2.price4,
      date: v2.dryRunDate,
      doubts: [
        {
          field: 'output_resolution',
          values: ['2k', '4k', '8k'],
          says: 'What a larger output costs is not published.',
        },
        {
          field: 'rendering_speed',
          values: ['turbo', 'quality'],
          says: 'The price of this speed is not published.',
        },
      ],
    },
  }),
  generateCustom40: endpoint({
    method: 'POST',
    path: '/v2/image/generate/ideogram-4-custom-model',
    encoding: 'json',
    polled: 'on-request',
    quotes: true,
    fields: {
      ...request40,
      resolution: value.resolutionV4,
      custom_model_uri: required(value.customModel),
    },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: { ...v2.price4, doubts: [v2.customDoubt] },
  }),
  generateCustom30: endpoint({
    method: 'POST',
    path: '/v2/image/generate/ideogram-3-custom-model',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: {
      prompt: v2.prompt,
      custom_model_uri: required(value.customModel),
      magic_prompt: v2.magicPrompt,
      negative_prompt: v2.negativePrompt,
      rendering_speed: v2.renderingSpeed,
      aspect_ratio: v2.aspectRatio,
      resolution: value.resolutionV3,
      color_palette: value.colorPaletteV2,
      ...v2.run,
      ...v2.style,
      ...v2.manners,
    },
    rules: [...v2.oneStyle, ...v2.oneShape],
    answer: imagesAnswer,
    results: 'data',
    price: { ...v2.price3, doubts: [v2.customDoubt] },
  }),
  generate20: endpoint({
    method: 'POST',
    path: '/v2/image/generate/ideogram-2',
    encoding: 'json',
    polled: 'on-request',
    quotes: true,
    fields: {
      prompt: v2.prompt,
      magic_prompt: v2.magicPrompt,
      negative_prompt: v2.negativePrompt,
      rendering_speed: v2.renderingSpeed,
      aspect_ratio: v2.aspectRatio,
      style_type: choice([
        'auto',
        'general',
        'realistic',
        'design',
        'render_3d',
        'anime',
      ]),
      ...v2.run,
      ...v2.manners,
    },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: v2.price2,
  }),
}
