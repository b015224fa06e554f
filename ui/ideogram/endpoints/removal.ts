import { endpoint } from '../endpoint.ts'
import { image, required } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as v2 from './v2-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

/** What takes something away: an object under a mask, in which WHITE means remove. */
export const removal = {
  removeObject: endpoint({
    method: 'POST',
    path: '/v1/remove-object',
    encoding: 'multipart',
    fields: {
      image: required(v3.picture),
      /** The size of `image`; white (≥ 128) is what goes, black stays. */
      mask: required(v3.picture),
      seed: value.seed,
    },
    rules: [{ kind: 'same-size', fields: ['mask', 'image'] }],
    answer: imagesAnswer,
    results: 'data',
    maxBytes: v3.maxBytes,
    price: v2.flat(0.03, v2.dryRunDate),
  }),
  removeObjectV2: endpoint({
    method: 'POST',
    path: '/v2/image/remove-object/ideogram-1',
    encoding: 'multipart',
    polled: 'always',
    quotes: true,
    fields: {
      image: required(image(50)),
      /** The size of `image`; white (≥ 128) is what goes, black stays. */
      mask: required(image(50)),
      seed: value.seed,
    },
    rules: [{ kind: 'same-size', fields: ['mask', 'image'] }],
    answer: imagesAnswer,
    results: 'data',
    price: v2.flat(0.03, v2.dryRunDate),
  }),
}
