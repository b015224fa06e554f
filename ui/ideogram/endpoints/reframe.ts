import { endpoint } from '../endpoint.ts'
import { required } from '../field.ts'
import { imagesAnswer } from './answers.ts'
import * as legacy from './legacy-fields.ts'
import * as v2 from './v2-fields.ts'
import * as v3 from './v3-fields.ts'
import * as value from './values.ts'

/** More around a picture, which stays in the middle. */
export const reframe = {
  reframe: endpoint({
    method: 'POST',
    path: '/reframe',
    encoding: 'multipart',
    fields: {
      /** Square. */
      image_file: required(legacy.picture),
      resolution: required(value.legacyResolution),
      model: required(value.legacyModel),
      style_type: value.legacyStyleType,
      num_images: value.numImages,
      seed: value.seed,
    },
    rules: [legacy.styleNeedsModel],
    answer: imagesAnswer,
    results: 'data',
    price: legacy.price,
    successor: 'reframeV3',
  }),
  reframeV3: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/reframe',
    encoding: 'multipart',
    fields: {
      /** Square, says the reference. */
      image: required(v3.picture),
      resolution: required(value.resolutionV3),
      ...v3.run,
      ...v3.style,
    },
    rules: v3.styleCodesAlone,
    answer: imagesAnswer,
    results: 'data',
    maxBytes: v3.maxBytes,
    price: v3.price,
  }),
  reframeV2: endpoint({
    method: 'POST',
    path: '/v2/image/reframe/ideogram-3',
    encoding: 'multipart',
    polled: 'on-request',
    quotes: true,
    fields: {
      image: required(v3.picture),
      resolution: required(value.resolutionV3),
      rendering_speed: v2.renderingSpeed,
      color_palette: value.colorPaletteV2,
      ...v2.run,
      ...v2.style,
    },
    rules: v2.oneStyle,
    answer: imagesAnswer,
    results: 'data',
    price: v2.price3,
  }),
}
