import * as v from 'valibot'
import { formOrJson } from '../../bodies.ts'
import { flag, oneOf, picture, seed } from '../../fields.ts'
import { link } from '../../making.ts'
import type { Operation } from '../../operation.ts'
import { paintRemoved } from '../../pictures/edit.ts'
import { readMask } from '../../pictures/hole.ts'
import { cutOut, matteOf } from '../../pictures/matte.ts'
import { decode } from '../../pictures/raster.ts'
import { enlarge } from '../../pictures/upscale.ts'
import { priced } from '../../prices.ts'
import { badRequest } from '../../refusal.ts'
import { areaOf, written } from '../../sizes.ts'
import { delivery, largePicture, privacy } from './fields.ts'
import { generation } from './generation.ts'

const removeBackground = generation({
  path: '/v2/image/remove-background/ideogram-1',
  objectType: 'image.without-prompt-or-seed',
  ...formOrJson({ image: picture(), async: delivery.async, ...privacy }),
  price: () => priced('api_remove_background', 0.01),
  begin: async (body, call) => {
    const image = await decode(body.image.bytes)
    return {
      known: {},
      make: async () => [
        {
          resolution: written(image),
          ...(await link(call, cutOut(image, await matteOf(image)))),
        },
      ],
    }
  },
})

const removeObject = generation({
  path: '/v2/image/remove-object/ideogram-1',
  runs: 'async-only',
  objectType: 'image.without-prompt-or-seed',
  ...formOrJson({
    image: largePicture,
    mask: largePicture,
    seed: v.optional(seed),
    store_assets: v.optional(flag),
  }),
  price: () => priced('object_removal_usage_v2', 0.03),
  begin: async (body, call) => {
    const image = await decode(body.image.bytes)
    const hole = await readMask(body.mask.bytes, image, 'white')
    const used = body.seed ?? call.anySeed()
    return {
      known: {},
      make: async () => {
        const made = await paintRemoved(image, hole, used, call.conditions)
        return [{ resolution: written(image), ...(await link(call, made)) }]
      },
    }
  },
})

/** The longest side of an enlarged picture. */
const LONGEST = 8192
/** US dollars a megapixel of the answer. */
const A_MEGAPIXEL = 0.06

const factorOf = ({ upscale_factor = 'x2' }: { upscale_factor?: string }) =>
  Number(upscale_factor.slice(1))

const upscale = generation({
  path: '/v2/image/upscale/auto',
  objectType: 'image.without-prompt-or-seed',
  ...formOrJson({
    image: largePicture,
    upscale_factor: v.optional(oneOf(['x2', 'x4', 'x8'])),
    seed: v.optional(seed),
    ...delivery,
    ...privacy,
  }),
  price: async (body) => {
    const factor = factorOf(body as { upscale_factor?: string })
    const megapixels = areaOf(await decode(body.image.bytes)) / 1e6
    return priced('upscale_auto', A_MEGAPIXEL * megapixels * factor ** 2)
  },
  begin: async (body, call) => {
    const image = await decode(body.image.bytes)
    const factor = factorOf(body as { upscale_factor?: string })
    const width = image.width * factor
    const height = image.height * factor
    if (Math.max(width, height) > LONGEST)
      throw badRequest(
        `The output would exceed ${LONGEST}px: ${width}x${height}.`,
      )
    const used = body.seed ?? call.anySeed()
    const resolution = written({ width, height })
    return {
      known: { seed: used, width, height },
      make: async () => {
        const made = await enlarge(image, { width, height }, call.conditions)
        return [{ resolution, seed: used, ...(await link(call, made)) }]
      },
    }
  },
})

export const cutouts: readonly Operation[] = [
  removeBackground,
  removeObject,
  upscale,
]
