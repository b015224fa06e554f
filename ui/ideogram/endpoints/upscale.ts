import { endpoint } from '../endpoint.ts'
import { choice, image, required, text } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as legacy from './legacy-fields.ts'
import * as v2 from './v2-fields.ts'
import * as value from './values.ts'

/** US dollars a megapixel that comes out: what a dry run of 1024 × 1024, twice, was quoted. */
const outputPrice = 0.06

export const upscale = {
  /** Reported to refuse pictures above a megapixel, and its model to be no longer served. */
  upscale: endpoint({
    method: 'POST',
    path: '/upscale',
    encoding: 'multipart-request',
    fields: {
      image_file: required(legacy.picture),
      prompt: text(),
      resemblance: value.percent,
      detail: value.percent,
      ...legacy.run,
    },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: legacy.flat(0.06, 'image'),
    successor: 'upscaleAuto',
  }),
  /** By whichever model Ideogram thinks best. */
  upscaleAuto: endpoint({
    method: 'POST',
    path: '/v2/image/upscale/auto',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: {
      image: required(image(50)),
      upscale_factor: choice(['x2', 'x4', 'x8'], 'x2'),
      seed: value.seed,
      ...v2.privately,
    },
    rules: [
      // 8192 pixels a side is all that may come out
      {
        kind: 'max-side',
        field: 'image',
        by: 'upscale_factor',
        pixels: { x2: 4096, x4: 2048, x8: 1024 },
      },
    ],
    answer: imagesAnswer,
    results: 'data',
    price: {
      per: 'megapixel',
      by: ['upscale_factor'],
      usd: { x2: 4 * outputPrice, x4: 16 * outputPrice, x8: 64 * outputPrice },
      date: v2.dryRunDate,
      doubts: [
        {
          field: 'upscale_factor',
          values: ['x4', 'x8'],
          says: 'Reckoned by the megapixel from the price of x2.',
        },
      ],
    },
  }),
}
