import { endpoint } from '../endpoint.ts'
import { image, integer, required, text } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as legacy from './legacy-fields.ts'
import * as v2 from './v2-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

/** Left out, the service chooses it by the prompt. */
const weight = integer(1, 100)
/** Comes back in its own shape, or cropped around its middle to the one asked for. */
const picture = required(image(50))

/** New pictures after one that is there. */
export const remix = {
  remix: endpoint({
    method: 'POST',
    path: '/remix',
    encoding: 'multipart-request',
    fields: {
      /** Cropped to the aspect ratio first. */
      image_file: required(legacy.picture),
      image_weight: value.percent,
      ...legacy.pictureRequest,
    },
    rules: legacy.pictureRules,
    answer: imagesAnswer,
    results: 'data',
    price: legacy.price,
    successor: 'remixV3',
  }),
  remixV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/remix',
    encoding: 'multipart',
    fields: {
      /** Cropped to the shape first, which is a square when none is given. */
      image: required(v3.picture),
      prompt: value.prompt,
      image_weight: value.percent,
      magic_prompt: value.magicPrompt,
      negative_prompt: text(),
      style_type: value.styleTypeV3,
      ...v3.shape,
      ...v3.run,
      ...v3.style,
      ...v3.character,
    },
    rules: [...v3.styleApart, ...v3.characterRules, ...v3.oneShape],
    answer: imagesAnswer,
    results: 'data',
    maxBytes: v3.maxBytes,
    price: v3.priceWithCharacter,
  }),
  remixV2: endpoint({
    method: 'POST',
    path: '/v2/image/remix/ideogram-3',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: {
      image: picture,
      prompt: v2.prompt,
      image_weight: weight,
      magic_prompt: v2.magicPrompt,
      negative_prompt: v2.negativePrompt,
      rendering_speed: v2.renderingSpeed,
      aspect_ratio: value.aspectRatioV3,
      resolution: value.resolutionV3,
      color_palette: value.colorPaletteV2,
      ...v2.run,
      ...v2.styleType,
      ...v2.style,
      ...v2.manners,
    },
    rules: [...v2.oneStyle, ...v2.styleTypeRules, ...v2.oneShape],
    answer: imagesAnswer,
    results: 'data',
    price: v2.price3,
  }),
  /** Never the same twice: it takes no seed. */
  remix40: endpoint({
    method: 'POST',
    path: '/v2/image/remix/ideogram-4',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: {
      image: picture,
      prompt: v2.prompt,
      /** Refused beside a resolution of another ratio than the picture's. */
      image_weight: weight,
      num_images: value.numImages,
      rendering_speed: v2.renderingSpeed,
      resolution: value.resolutionV4,
      ...v2.manners,
    },
    rules: [],
    answer: imagesAnswer,
    results: 'data',
    price: v2.price4,
  }),
}
