import { endpoint } from '../endpoint.ts'
import { flag, image, images, required, text, texts } from '../field.ts'
import { imagesAnswer, layerizeAnswer } from './answers.ts'
import * as value from './values.ts'

/** The day the price pages were read. */
const date = '2026-10-10'

/** Tools of no particular model that take a picture and no mask. */
export const unmasked = {
  removeBackground: endpoint({
    method: 'POST',
    path: '/v1/remove-background',
    encoding: 'multipart',
    fields: { image: required(image()) },
    rules: [],
    answer: imagesAnswer,
    price: { per: 'run', by: [], usd: { '': 0.01 }, date },
  }),
  layerizeText: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/layerize-text',
    encoding: 'multipart',
    fields: { image: required(image()), prompt: text(), seed: value.seed },
    rules: [],
    answer: layerizeAnswer,
    price: { per: 'run', by: [], usd: { '': 0.09 }, date },
  }),
  editWithPrompt: endpoint({
    method: 'POST',
    path: '/v1/edit',
    encoding: 'multipart',
    fields: {
      prompt: value.prompt,
      images: images(10),
      /** Links of Ideogram's own pictures, instead of files. */
      image_urls: texts(10),
      num_images: value.numImages,
      seed: value.seed,
      magic_prompt: value.magicPrompt,
      resolution: value.resolutionV3,
      aspect_ratio: value.aspectRatioV3,
      transparent_background: flag(false),
    },
    rules: [{ kind: 'apart', fields: ['resolution', 'aspect_ratio'] }],
    answer: imagesAnswer,
    price: {
      per: 'image',
      by: [],
      usd: { '': 0.2 },
      date: '2026-07-31',
      uncertain: 'A later catalogue says 0.06.',
    },
  }),
}
