import * as v from 'valibot'
import { formOrJson } from '../../bodies.ts'
import {
  aspectRatioV3,
  numImages,
  oneOf,
  picture,
  resolutionV3,
  text,
} from '../../fields.ts'
import { makeBatch, rewritten } from '../../making.ts'
import type { Operation } from '../../operation.ts'
import { paintBehind } from '../../pictures/backdrop.ts'
import { decode, resize } from '../../pictures/raster.ts'
import { paintReframed } from '../../pictures/reframe.ts'
import { paintRemix } from '../../pictures/remix.ts'
import { priceV3, priceV4 } from '../../prices.ts'
import { badRequest } from '../../refusal.ts'
import { nearest, ratioOf, sizeOf, V3_SIZES, V4_SIZES } from '../../sizes.ts'
import { readImage } from '../../source.ts'
import {
  batch,
  colours,
  delivery,
  detection,
  excluded,
  largePicture,
  longPrompt,
  magic,
  negative,
  privacy,
  speed,
  style,
  styleType,
  weight,
} from './fields.ts'
import { generation } from './generation.ts'

const remix3 = generation({
  path: '/v2/image/remix/ideogram-3',
  ...formOrJson({
    prompt: longPrompt,
    image: largePicture,
    ...weight,
    resolution: v.optional(resolutionV3),
    aspect_ratio: v.optional(aspectRatioV3),
    ...batch,
    ...speed,
    ...magic,
    ...negative,
    ...colours,
    ...style,
    ...styleType,
    ...delivery,
    ...privacy,
    ...detection,
  }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_remix', body),
  begin: async (body, call) => {
    const sent = await decode(body.image.bytes)
    // Without a shape of its own it keeps the source's, unlike v1.
    const shape = body.aspect_ratio ? sizeOf(body.aspect_ratio) : sent
    const size = body.resolution
      ? sizeOf(body.resolution)
      : nearest(shape, V3_SIZES)
    const image = await resize(sent, size, 'cover')
    const first = body.seed ?? call.anySeed()
    return {
      known: { seed: first },
      make: () =>
        makeBatch(call, {
          prompt: rewritten(body.prompt, body.magic_prompt ?? 'auto'),
          count: body.num_images,
          seed: body.seed,
          first,
          resolution: size,
          paint: (seed) =>
            paintRemix(
              image,
              body.prompt,
              body.image_weight ?? 50,
              seed,
              call.conditions,
            ),
        }),
    }
  },
})

const remix4 = generation({
  path: '/v2/image/remix/ideogram-4',
  // No seed: a remix of 4.0 cannot be repeated.
  ...formOrJson({
    prompt: longPrompt,
    image: largePicture,
    ...weight,
    resolution: v.optional(oneOf(V4_SIZES)),
    num_images: v.optional(numImages),
    ...speed,
    ...delivery,
    ...privacy,
    ...detection,
  }),
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV4('ideogram_v4_remix', body),
  begin: async (body, call) => {
    const sent = await decode(body.image.bytes)
    const own = nearest(sent, V4_SIZES)
    const size = body.resolution ? sizeOf(body.resolution) : own
    if (
      body.image_weight !== undefined &&
      size.width * own.height !== size.height * own.width
    )
      throw badRequest(
        'image_weight cannot be combined with a resolution of another aspect ratio than the image.',
      )
    const image = await resize(sent, size, 'cover')
    const first = call.anySeed()
    return {
      known: { seed: first },
      make: () =>
        makeBatch(call, {
          prompt: body.prompt,
          count: body.num_images,
          seed: undefined,
          first,
          resolution: size,
          paint: (seed) =>
            paintRemix(
              image,
              body.prompt,
              body.image_weight ?? 50,
              seed,
              call.conditions,
            ),
        }),
    }
  },
})

const reframe3 = generation({
  path: '/v2/image/reframe/ideogram-3',
  ...formOrJson({
    image: picture(),
    resolution: resolutionV3,
    ...batch,
    ...speed,
    ...colours,
    ...style,
    async: delivery.async,
  }),
  refuse: excluded,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_reframe', body),
  begin: async (body, call) => {
    const image = await decode(body.image.bytes)
    const size = sizeOf(body.resolution)
    const first = body.seed ?? call.anySeed()
    return {
      known: { seed: first },
      make: () =>
        makeBatch(call, {
          prompt: '',
          count: body.num_images,
          seed: body.seed,
          first,
          resolution: size,
          paint: (seed) => paintReframed(image, size, seed, call.conditions),
        }),
    }
  },
})

/** How much longer one side may be. */
const STEEPEST = 3

const replaceBackground3 = generation({
  path: '/v2/image/replace-background/ideogram-3',
  runs: 'async-only',
  ...formOrJson({
    image: largePicture,
    prompt: v.pipe(text, v.minLength(1), v.maxLength(4000), v.regex(/\S/)),
    num_images: v.optional(numImages),
    ...speed,
    ...privacy,
    webhook_url: delivery.webhook_url,
  }),
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => ({
    ...priceV3('', body),
    product: 'replace_background_ideogram_3_usage',
  }),
  begin: async (body, call) => {
    const image = await readImage(body.image, V3_SIZES)
    if (ratioOf(await decode(body.image.bytes)) > STEEPEST)
      throw badRequest(
        `The longer side must be at most ${STEEPEST} times the shorter side.`,
      )
    return {
      known: {},
      make: () =>
        makeBatch(call, {
          prompt: body.prompt,
          count: body.num_images,
          seed: undefined,
          resolution: image,
          paint: (seed) =>
            paintBehind(image, body.prompt, seed, call.conditions),
        }),
    }
  },
})

export const wholes: readonly Operation[] = [
  remix3,
  remix4,
  reframe3,
  replaceBackground3,
]
