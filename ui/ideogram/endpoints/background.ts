import { endpoint } from '../endpoint.ts'
import { image, required, text } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as v2 from './v2-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

/** What parts a subject, which the service finds by itself, from what is behind it. */
export const background = {
  removeBackground: endpoint({
    method: 'POST',
    path: '/v1/remove-background',
    encoding: 'multipart',
    fields: { image: required(v3.picture) },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: v2.flat(0.01, v2.listDate),
  }),
  removeBackgroundV2: endpoint({
    method: 'POST',
    path: '/v2/image/remove-background/ideogram-1',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: { image: required(v3.picture), ...v2.privately },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: v2.flat(0.01, v2.listDate),
  }),
  replaceBackgroundV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/replace-background',
    encoding: 'multipart',
    fields: {
      image: required(v3.picture),
      prompt: value.prompt,
      magic_prompt: value.magicPrompt,
      ...v3.run,
      ...v3.style,
    },
    rules: v3.styleCodesAlone,
    answer: imagesAnswer,
    results: 'data',
    maxBytes: v3.maxBytes,
    price: v3.price,
  }),
  replaceBackgroundV2: endpoint({
    method: 'POST',
    path: '/v2/image/replace-background/ideogram-3',
    encoding: 'multipart',
    polled: 'always',
    quotes: true,
    fields: {
      image: required(image(50, { maxRatio: 3 })),
      /** Of the new background alone. */
      prompt: required(text({ minLength: 1, maxLength: 4000 })),
      num_images: value.numImages,
      rendering_speed: v2.renderingSpeed,
      ...v2.privately,
    },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: v2.price3,
  }),
}
