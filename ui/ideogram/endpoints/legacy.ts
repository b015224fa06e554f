import { endpoint } from '../endpoint.ts'
import { choice, image, required } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import {
  legacyStyleType,
  magicPrompt,
  numImages,
  prompt,
  seed,
} from './values.ts'

/** The day the price pages were read. */
const date = '2026-10-10'

/** The 2.0 generation: `/edit` and its siblings. */
export const legacy = {
  edit: endpoint({
    method: 'POST',
    path: '/edit',
    encoding: 'multipart',
    fields: {
      image_file: required(image()),
      /** The size of `image_file`, pure black (edit) and white (keep). */
      mask: required(image()),
      prompt,
      model: required(choice(['V_2', 'V_2_TURBO'], 'V_2')),
      magic_prompt_option: magicPrompt,
      num_images: numImages,
      seed,
      style_type: legacyStyleType,
    },
    rules: [],
    answer: imagesAnswer,
    price: {
      per: 'image',
      by: ['model'],
      usd: { V_2: 0.08, V_2_TURBO: 0.05 },
      date,
    },
    successor: 'inpaintV3',
  }),
}
