import { endpoint } from '../endpoint.ts'
import { choice, text } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as legacy from './legacy-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

/** Pictures from words, of the first API. */
export const generate = {
  generate: endpoint({
    method: 'POST',
    path: '/generate',
    encoding: 'json-request',
    fields: legacy.pictureRequest,
    rules: legacy.pictureRules,
    answer: imagesAnswer,
    results: 'data',
    price: legacy.price,
    successor: 'generateV3',
  }),
  generateV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/generate',
    encoding: 'multipart-or-json',
    fields: {
      prompt: value.prompt,
      magic_prompt: value.magicPrompt,
      negative_prompt: text(),
      style_type: value.styleTypeV3,
      custom_model_uri: value.customModel,
      ...v3.shape,
      ...v3.run,
      ...v3.style,
      ...v3.character,
    },
    rules: [...v3.styleApart, ...v3.characterRules, ...v3.oneShape],
    answer: imagesAnswer,
    results: 'data',
    maxBytes: v3.maxBytes,
    price: {
      ...v3.priceWithCharacter,
      doubts: [
        {
          field: 'custom_model_uri',
          says: 'What a custom model costs is not published; this is the price of 3.0.',
        },
      ],
    },
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
      ...v3.run,
      rendering_speed: choice(['TURBO', 'DEFAULT', 'QUALITY'], 'DEFAULT'),
    },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
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
      date: v3.date,
      doubts: [
        {
          field: 'upscale_factor',
          values: ['X2', 'X4'],
          says: 'Named by one third party only.',
        },
      ],
    },
  }),
}
