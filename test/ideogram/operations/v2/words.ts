import * as v from 'valibot'
import { formOrJson } from '../../bodies.ts'
import { flag, MAX_DESCRIBED, picture } from '../../fields.ts'
import { Generations } from '../../generations.ts'
import { now } from '../../making.ts'
import type { Operation } from '../../operation.ts'
import { operation } from '../../operation.ts'
import { describe, structured } from '../../pictures/describe.ts'
import { decode } from '../../pictures/raster.ts'
import { priced } from '../../prices.ts'

const image = picture(MAX_DESCRIBED)

const describe3 = operation({
  method: 'POST',
  path: '/v2/image/describe/ideogram-3',
  ...formOrJson({ image }),
  images: () => 1,
  price: () => priced('ideogram_v3_describe', 0.01),
  run: async (body) => ({
    created: now(),
    description_id: Generations.newId(),
    descriptions: [{ text: await describe(await decode(body.image.bytes)) }],
  }),
})

const describe4 = operation({
  method: 'POST',
  path: '/v2/image/describe/ideogram-4',
  ...formOrJson({
    image,
    include_bbox: v.optional(flag),
    include_style_descriptions: v.optional(flag),
    include_tags: v.optional(flag),
  }),
  images: () => 1,
  price: () => priced('ideogram_v4_describe', 0.01),
  run: async (body) => ({
    created: now(),
    description_id: Generations.newId(),
    json_prompt: await structured(await decode(body.image.bytes), {
      boxes: body.include_bbox ?? true,
      style: body.include_style_descriptions ?? false,
      tags: body.include_tags ?? false,
    }),
  }),
})

export const words: readonly Operation[] = [describe3, describe4]
