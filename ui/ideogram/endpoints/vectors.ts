import { endpoint } from '../endpoint.ts'
import { choice, image, images, required, text } from '../field.ts'
import { drawingsAnswer } from './answers.ts'
import * as v2 from './v2-fields.ts'
import * as value from './values.ts'

/** SVG files. Ranges and prices are partly those of resellers: the documents of October lack these. */
export const vectors = {
  generateVector: endpoint({
    method: 'POST',
    path: '/v2/svg/generate/ideogram-vector-1',
    encoding: 'multipart',
    polled: 'always',
    quotes: true,
    fields: {
      /** Calls references `@Image1`, `@Image2`, … */
      prompt: required(text({ minLength: 1, maxLength: 9500 })),
      /** The first is the main one. */
      images: images(5, 25, { maxRatio: 6 }),
      aspect_ratio: choice(['auto', ...value.aspectRatioNames], 'auto'),
      quality: choice(['low', 'medium', 'high'], 'medium'),
    },
    rules: [],
    answer: drawingsAnswer,
    results: 'data',
    price: {
      per: 'run',
      by: ['quality'],
      usd: { low: 0.13, medium: 0.16, high: 0.2 },
      given: { field: 'images', usd: { low: 0.13, medium: 0.16, high: 0.32 } },
      date: v2.listDate,
      doubts: [
        { field: 'images', says: 'With references named by resellers only.' },
      ],
    },
  }),
  vectorize: endpoint({
    method: 'POST',
    path: '/v2/svg/vectorize/ideogram-vector-1',
    encoding: 'multipart',
    polled: 'always',
    quotes: true,
    fields: {
      image: required(image(50)),
      /** Fewer shapes, or finer ones. */
      mode: choice(['simple', 'detailed', 'auto']),
    },
    rules: [],
    answer: drawingsAnswer,
    results: 'data',
    price: {
      ...v2.flat(0.1, v2.listDate),
      doubts: [{ says: 'Named by resellers only.' }],
    },
  }),
}
