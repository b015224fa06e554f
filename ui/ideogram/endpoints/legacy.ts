import { endpoint, type Price } from '../endpoint.ts'
import { choice, image, required, text } from '../field.ts'
import { describeAnswer, imagesAnswer } from './answers.ts'
import { date, run, usd } from './legacy-fields.ts'
import * as value from './values.ts'

const price: Price<'model'> = {
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
  uncertain: 'What AUTO chooses is not known beforehand.',
}

const pictureRequest = {
  prompt: value.prompt,
  model: value.legacyModel,
  aspect_ratio: value.legacyAspectRatio,
  resolution: value.legacyResolution,
  style_type: value.legacyStyleType,
  negative_prompt: text(),
  color_palette: { kind: 'palette' },
  ...run,
} as const
const only = <const F extends string>(
  field: F,
  values: (typeof value.legacyModels)[number][],
) => ({ kind: 'only', field, by: 'model', values }) as const
const pictureRules = [
  { kind: 'apart', fields: ['resolution', 'aspect_ratio'] },
  only('negative_prompt', ['V_1', 'V_1_TURBO', 'V_2', 'V_2_TURBO']),
  only('color_palette', ['V_2', 'V_2_TURBO', 'AUTO']),
  only('resolution', ['V_2', 'V_2_TURBO']),
  only('style_type', ['V_2', 'V_2_TURBO', 'V_2A', 'V_2A_TURBO', 'AUTO']),
] as const

/** The 2.0 generation and older: the siblings of `/edit`. */
export const legacy = {
  generate: endpoint({
    method: 'POST',
    path: '/generate',
    encoding: 'json-request',
    fields: pictureRequest,
    rules: pictureRules,
    answer: imagesAnswer,
    price,
    successor: 'generateV3',
  }),
  remix: endpoint({
    method: 'POST',
    path: '/remix',
    encoding: 'multipart-request',
    fields: {
      /** Cropped to the aspect ratio first. */
      image_file: required(image()),
      image_weight: value.percent,
      ...pictureRequest,
    },
    rules: pictureRules,
    answer: imagesAnswer,
    price,
    successor: 'remixV3',
  }),
  reframe: endpoint({
    method: 'POST',
    path: '/reframe',
    encoding: 'multipart',
    fields: {
      /** Square. */
      image_file: required(image()),
      resolution: required(value.legacyResolution),
      model: required(value.legacyModel),
      style_type: value.legacyStyleType,
      num_images: value.numImages,
      seed: value.seed,
    },
    rules: [
      only('style_type', ['V_2', 'V_2_TURBO', 'V_2A', 'V_2A_TURBO', 'AUTO']),
    ],
    answer: imagesAnswer,
    price,
    successor: 'reframeV3',
  }),
  upscale: endpoint({
    method: 'POST',
    path: '/upscale',
    encoding: 'multipart-request',
    fields: {
      image_file: required(image()),
      prompt: text(),
      resemblance: value.percent,
      detail: value.percent,
      ...run,
    },
    rules: [],
    answer: imagesAnswer,
    price: { per: 'image', by: [], usd: { '': 0.06 }, date },
  }),
  describe: endpoint({
    method: 'POST',
    path: '/describe',
    encoding: 'multipart',
    fields: {
      image_file: required(image()),
      describe_model_version: choice(['V_2', 'V_3'], 'V_3'),
    },
    rules: [],
    answer: describeAnswer,
    price: { per: 'run', by: [], usd: { '': 0.01 }, date },
  }),
}
