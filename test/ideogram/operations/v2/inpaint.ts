import { formOrJson } from '../../bodies.ts'
import { picture } from '../../fields.ts'
import { makeBatch, rewritten } from '../../making.ts'
import { paintEdit } from '../../pictures/edit.ts'
import { priceV3 } from '../../prices.ts'
import { V3_SIZES } from '../../sizes.ts'
import { readSource } from '../../source.ts'
import {
  batch,
  delivery,
  detection,
  excluded,
  longPrompt,
  magic,
  privacy,
  speed,
  style,
  styleType,
} from './fields.ts'
import { generation } from './generation.ts'

export const inpaint = generation({
  path: '/v2/image/inpaint/ideogram-3',
  ...formOrJson({
    prompt: longPrompt,
    image: picture(),
    mask: picture(),
    ...batch,
    ...speed,
    ...magic,
    ...style,
    ...styleType,
    ...delivery,
    ...privacy,
    ...detection,
  }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_inpaint', body),
  begin: async (body, call) => {
    const { image, hole } = await readSource(body.image, body.mask, V3_SIZES)
    const first = body.seed ?? call.anySeed()
    const { width, height } = image
    return {
      known: { seed: first, width, height },
      make: () =>
        makeBatch(call, {
          prompt: rewritten(body.prompt, body.magic_prompt ?? 'auto'),
          count: body.num_images,
          seed: body.seed,
          first,
          resolution: image,
          paint: (seed) =>
            paintEdit(image, hole, body.prompt, seed, call.conditions),
        }),
    }
  },
})
