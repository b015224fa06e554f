import { endpoint } from '../endpoint.ts'
import { image, required, text } from '../field.ts'
import { layerizeAnswer, layerizedAnswer } from './text-blocks.ts'
import * as v2 from './v2-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

/** The text of a picture, and the picture without it. */
export const layers = {
  layerizeText: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/layerize-text',
    encoding: 'multipart',
    fields: { image: required(v3.picture), prompt: text(), seed: value.seed },
    rules: [],
    answer: layerizeAnswer,
    price: v2.flat(0.09, v2.listDate),
  }),
  layerizeDesign: endpoint({
    method: 'POST',
    path: '/v2/design/layerize/ideogram-3',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: {
      image: required(image(50)),
      prompt: text({ maxLength: 10_000 }),
      seed: value.seed,
      ...v2.privately,
    },
    rules: [],
    answer: layerizedAnswer,
    results: 'data',
    price: v2.flat(0.09, v2.listDate),
  }),
}
