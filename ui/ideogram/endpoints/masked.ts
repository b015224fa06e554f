import { endpoint } from '../endpoint.ts'
import { choice, image, required } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as legacy from './legacy-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

const maskedEdit = {
  image: required(image()),
  /** The size of `image`, pure black (edit) and white (keep). */
  mask: required(image()),
  prompt: value.prompt,
  magic_prompt: value.magicPrompt,
  style_type: value.styleTypeV3,
  ...v3.run,
  ...v3.style,
  ...v3.character,
}

/** What paints where a mask says so, of the 2.0 and 3.0 generations. */
export const masked = {
  edit: endpoint({
    method: 'POST',
    path: '/edit',
    encoding: 'multipart',
    fields: {
      image_file: required(image()),
      /** The size of `image_file`, pure black (edit) and white (keep). */
      mask: required(image()),
      prompt: value.prompt,
      model: required(choice(['V_2', 'V_2_TURBO'], 'V_2')),
      style_type: value.legacyStyleType,
      ...legacy.run,
    },
    rules: [],
    answer: imagesAnswer,
    price: { per: 'image', by: ['model'], usd: legacy.usd, date: legacy.date },
    successor: 'inpaintV3',
  }),
  inpaintV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/inpaint',
    encoding: 'multipart',
    fields: maskedEdit,
    rules: [...v3.styleApart, ...v3.characterRules],
    answer: imagesAnswer,
    price: v3.priceWithCharacter,
  }),
  /** Deprecated since 2026-04-29. */
  editV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/edit',
    encoding: 'multipart',
    fields: maskedEdit,
    rules: [...v3.styleApart, ...v3.characterRules],
    answer: imagesAnswer,
    price: v3.priceWithCharacter,
    successor: 'inpaintV3',
  }),
}
