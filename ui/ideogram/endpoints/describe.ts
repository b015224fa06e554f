import { endpoint } from '../endpoint.ts'
import { choice, flag, image, required } from '../field.ts'
import { describe40Answer, describeAnswer } from './answers.ts'
import * as legacy from './legacy-fields.ts'

const price = legacy.flat(0.01, 'run')
const picture = required(image(10))

/** Words for a picture. */
export const describe = {
  describe: endpoint({
    method: 'POST',
    path: '/describe',
    encoding: 'multipart',
    fields: {
      image_file: required(legacy.picture),
      describe_model_version: choice(['V_2', 'V_3'], 'V_3'),
    },
    rules: [],
    answer: describeAnswer,
    results: 'descriptions',
    price,
    successor: 'describeV2',
  }),
  describeV2: endpoint({
    method: 'POST',
    path: '/v2/image/describe/ideogram-3',
    encoding: 'multipart',
    fields: { image: picture },
    rules: [],
    answer: describeAnswer,
    results: 'descriptions',
    price,
  }),
  /** As a prompt in parts. */
  describe40: endpoint({
    method: 'POST',
    path: '/v2/image/describe/ideogram-4',
    encoding: 'multipart',
    fields: {
      image: picture,
      /** Where things are. */
      include_bbox: flag(true),
      include_style_descriptions: flag(false),
      include_tags: flag(false),
    },
    rules: [],
    answer: describe40Answer,
    price: {
      ...price,
      doubts: [{ says: 'Published for describing in words.' }],
    },
  }),
}
