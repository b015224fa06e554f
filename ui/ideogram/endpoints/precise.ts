import { endpoint } from '../endpoint.ts'
import { choice, flag, image, images, required, texts } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as v2 from './v2-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

/** A prompt is all these need to know what to change. */
export const precise = {
  preciseEditV2: endpoint({
    method: 'POST',
    path: '/v2/image/precise-edit/ideogram-4-5',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: {
      /** Comes back in the same size, pixels the edit did not touch copied exactly; above 2K only with a window. */
      image: required(image(50, { maxRatio: 6 })),
      /** The size of `image`, holding both black (edit) and white (keep). */
      mask: image(50),
      prompt: v2.prompt,
      reference_images: images(4, 50),
      quality: choice(['very_low', 'low', 'medium', 'high'], 'medium'),
      /** The mask may select only pixels inside it. */
      context_window: { kind: 'window' },
      ...v2.run,
      ...v2.manners,
    },
    rules: [
      { kind: 'same-size', fields: ['mask', 'image'] },
      { kind: 'at-most', field: 'reference_images', max: 3, beside: 'mask' },
      {
        kind: 'needs',
        field: 'context_window',
        values: ['auto'],
        needs: 'mask',
      },
      { kind: 'inside', field: 'context_window', of: 'image' },
    ],
    answer: imagesAnswer,
    results: 'data',
    price: {
      per: 'image',
      by: ['quality'],
      usd: { very_low: 0.008, low: 0.03, medium: 0.06, high: 0.22 },
      date: v2.listDate,
      doubts: [
        {
          field: 'quality',
          values: ['high'],
          says: 'A reseller lists 0.20 for high.',
        },
      ],
    },
  }),
  editWithPrompt: endpoint({
    method: 'POST',
    path: '/v1/edit',
    encoding: 'multipart',
    fields: {
      prompt: value.prompt,
      images: images(10, 25),
      /** Links of Ideogram's own pictures, instead of files. */
      image_urls: texts(10),
      magic_prompt: value.magicPrompt,
      transparent_background: flag(false),
      num_images: value.numImages,
      seed: value.seed,
      ...v3.shape,
    },
    rules: v3.oneShape,
    answer: imagesAnswer,
    results: 'data',
    maxBytes: v3.maxBytes,
    price: {
      per: 'image',
      by: [],
      usd: { '': 0.2 },
      date: '2026-07-31',
      doubts: [{ says: 'A later catalogue says 0.06.' }],
    },
  }),
}
