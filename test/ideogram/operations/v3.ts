import * as v from 'valibot'
import { formOrJson, multipart } from '../bodies.ts'
import {
  aspectRatioV3,
  customModelUri,
  oneOf,
  percent,
  picture,
  prompt,
  resolutionV3,
} from '../fields.ts'
import { makeBatch, now, rewritten } from '../making.ts'
import type { Operation } from '../operation.ts'
import { operation } from '../operation.ts'
import { paintEdit } from '../pictures/edit.ts'
import { paintBehind } from '../pictures/backdrop.ts'
import { paintCutout, paintNew } from '../pictures/fresh.ts'
import { resize } from '../pictures/raster.ts'
import { paintReframed } from '../pictures/reframe.ts'
import { paintRemix } from '../pictures/remix.ts'
import { priceTransparent, priceV3 } from '../prices.ts'
import { readCropped, readImage, readSource, readSquare } from '../source.ts'
import { sizeOf, V3_SIZES, written } from '../sizes.ts'
import {
  character,
  checkCharacter,
  excluded,
  magic,
  negative,
  run,
  sizeFor,
  style,
  styleType,
} from './v3-fields.ts'

const shape = {
  resolution: v.optional(resolutionV3),
  aspect_ratio: v.optional(aspectRatioV3),
}

const typeOf = ({ style_type }: { style_type?: string | undefined }) => ({
  style_type: style_type ?? 'GENERAL',
})

const generate = operation({
  method: 'POST',
  path: '/v1/ideogram-v3/generate',
  successor: '/v2/image/generate/ideogram-3',
  ...formOrJson({
    prompt,
    ...shape,
    ...run,
    ...magic,
    ...negative,
    ...style,
    ...styleType,
    ...character,
    custom_model_uri: v.optional(customModelUri),
  }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_generation', body),
  run: async (body, call) => {
    await checkCharacter(body)
    const size = sizeFor(body)
    const data = await makeBatch(call, {
      prompt: rewritten(body.prompt, body.magic_prompt),
      count: body.num_images,
      seed: body.seed,
      resolution: size,
      more: typeOf(body),
      paint: (seed) => paintNew(body.prompt, seed, size),
    })
    return { created: now(), data }
  },
})

const generateTransparent = operation({
  method: 'POST',
  path: '/v1/ideogram-v3/generate-transparent',
  successor: '/v2/image/generate/ideogram-3-transparent',
  ...multipart({
    prompt,
    ...run,
    rendering_speed: v.optional(oneOf(['TURBO', 'DEFAULT', 'QUALITY'])),
    upscale_factor: v.optional(oneOf(['X1', 'X2', 'X4'])),
    aspect_ratio: v.optional(aspectRatioV3),
    ...magic,
    ...negative,
  }),
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: priceTransparent,
  run: async (body, call) => {
    const size = sizeFor(body)
    const factor = Number(body.upscale_factor?.slice(1) ?? 1)
    const final = { width: size.width * factor, height: size.height * factor }
    const data = await makeBatch(call, {
      prompt: rewritten(body.prompt, body.magic_prompt),
      count: body.num_images,
      seed: body.seed,
      // The size before upscaling is the one reported.
      resolution: size,
      more: factor > 1 ? { upscaled_resolution: written(final) } : {},
      paint: async (seed) =>
        resize(await paintCutout(body.prompt, seed, size), final),
    })
    return { created: now(), data }
  },
})

/** `inpaint` and its deprecated twin. */
const inpaint = (
  path: string,
  lifecycle: { successor: string; deprecated?: number },
) =>
  operation({
    method: 'POST',
    path,
    ...lifecycle,
    ...multipart({
      image: picture(),
      mask: picture(),
      prompt,
      ...run,
      ...magic,
      ...style,
      ...styleType,
      ...character,
    }),
    refuse: excluded,
    prompt: (body) => body.prompt,
    images: (body) => body.num_images ?? 1,
    price: (body) => priceV3('ideogram_v3_inpaint', body),
    run: async (body, call) => {
      await checkCharacter(body)
      const { image, hole } = await readSource(body.image, body.mask, V3_SIZES)
      const data = await makeBatch(call, {
        prompt: rewritten(body.prompt, body.magic_prompt),
        count: body.num_images,
        seed: body.seed,
        resolution: image,
        more: typeOf(body),
        paint: (seed) =>
          paintEdit(image, hole, body.prompt, seed, call.conditions),
      })
      return { created: now(), data }
    },
  })

const remix = operation({
  method: 'POST',
  path: '/v1/ideogram-v3/remix',
  unauthorized: 403,
  successor: '/v2/image/remix/ideogram-3',
  ...multipart({
    image: picture(),
    prompt,
    image_weight: v.optional(percent),
    ...shape,
    ...run,
    ...magic,
    ...negative,
    ...style,
    ...styleType,
    ...character,
  }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_remix', body),
  run: async (body, call) => {
    await checkCharacter(body)
    const image = await readCropped(body.image, sizeFor(body))
    const data = await makeBatch(call, {
      prompt: rewritten(body.prompt, body.magic_prompt),
      count: body.num_images,
      seed: body.seed,
      resolution: image,
      more: typeOf(body),
      paint: (seed) =>
        paintRemix(
          image,
          body.prompt,
          body.image_weight ?? 50,
          seed,
          call.conditions,
        ),
    })
    return { created: now(), data }
  },
})

const reframe = operation({
  method: 'POST',
  path: '/v1/ideogram-v3/reframe',
  successor: '/v2/image/reframe/ideogram-3',
  ...multipart({
    image: picture(),
    resolution: resolutionV3,
    ...run,
    ...style,
  }),
  refuse: excluded,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_reframe', body),
  run: async (body, call) => {
    const image = await readSquare(body.image, call.conditions)
    const size = sizeOf(body.resolution)
    const data = await makeBatch(call, {
      prompt: '',
      count: body.num_images,
      seed: body.seed,
      resolution: size,
      paint: (seed) => paintReframed(image, size, seed, call.conditions),
    })
    return { created: now(), data }
  },
})

const replaceBackground = operation({
  method: 'POST',
  path: '/v1/ideogram-v3/replace-background',
  successor: '/v2/image/replace-background/ideogram-3',
  ...multipart({
    image: picture(),
    prompt,
    ...run,
    ...magic,
    ...style,
  }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_replace_background', body),
  run: async (body, call) => {
    const image = await readImage(body.image, V3_SIZES)
    const data = await makeBatch(call, {
      prompt: rewritten(body.prompt, body.magic_prompt),
      count: body.num_images,
      seed: body.seed,
      resolution: image,
      paint: (seed) => paintBehind(image, body.prompt, seed, call.conditions),
    })
    return { created: now(), data }
  },
})

/** Midnight of 2026-04-29, UTC. */
const EDIT_DEPRECATED = 1777420800

export const v3: readonly Operation[] = [
  generate,
  generateTransparent,
  inpaint('/v1/ideogram-v3/inpaint', {
    successor: '/v2/image/inpaint/ideogram-3',
  }),
  inpaint('/v1/ideogram-v3/edit', {
    successor: '/v2/image/inpaint/ideogram-3',
    deprecated: EDIT_DEPRECATED,
  }),
  remix,
  reframe,
  replaceBackground,
]
