import { endpoint } from '../endpoint.ts'
import { choice, required } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as legacy from './legacy-fields.ts'
import * as v2 from './v2-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

const maskedEdit = {
  image: required(v3.picture),
  /** The size of `image`, pure black (edit) and white (keep). */
  mask: required(v3.picture),
  prompt: value.prompt,
  magic_prompt: value.magicPrompt,
  style_type: value.styleTypeV3,
  ...v3.run,
  ...v3.style,
  ...v3.character,
}
const sameSize = { kind: 'same-size', fields: ['mask', 'image'] } as const

/** What paints where a mask says so; all but precise editing redraw the whole picture. */
export const masked = {
  edit: endpoint({
    method: 'POST',
    path: '/edit',
    encoding: 'multipart',
    fields: {
      image_file: required(legacy.picture),
      /** The size of `image_file`, pure black (edit) and white (keep). */
      mask: required(legacy.picture),
      prompt: value.prompt,
      model: required(choice(['V_2', 'V_2_TURBO'], 'V_2')),
      style_type: value.legacyStyleType,
      ...legacy.run,
    },
    rules: [{ kind: 'same-size', fields: ['mask', 'image_file'] }],
    answer: imagesAnswer,
    results: 'data',
    price: legacy.maskedPrice,
    successor: 'inpaintV3',
  }),
  inpaintV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/inpaint',
    encoding: 'multipart',
    fields: maskedEdit,
    rules: [sameSize, ...v3.styleApart, ...v3.characterRules],
    answer: imagesAnswer,
    results: 'data',
    maxBytes: v3.maxBytes,
    price: v3.priceWithCharacter,
  }),
  /** Deprecated since 2026-04-29. */
  editV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/edit',
    encoding: 'multipart',
    fields: maskedEdit,
    rules: [sameSize, ...v3.styleApart, ...v3.characterRules],
    answer: imagesAnswer,
    results: 'data',
    maxBytes: v3.maxBytes,
    price: v3.priceWithCharacter,
    successor: 'inpaintV3',
  }),
  inpaintV2: endpoint({
    method: 'POST',
    path: '/v2/image/inpaint/ideogram-3',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: {
      image: required(v3.picture),
      /** The size of `image`, pure black (edit) and white (keep). */
      mask: required(v3.picture),
      prompt: v2.prompt,
      magic_prompt: v2.magicPrompt,
      rendering_speed: v2.renderingSpeed,
      ...v2.run,
      ...v2.styleType,
      ...v2.style,
      ...v2.manners,
    },
    rules: [sameSize, ...v2.oneStyle, ...v2.styleTypeRules],
    answer: imagesAnswer,
    results: 'data',
    price: v2.price3,
  }),
}
