import * as v from 'valibot'
import { multipart } from '../bodies.ts'
import {
  aspectRatioV3,
  flag,
  integer,
  magicPrompt,
  numImages,
  picture,
  prompt,
  renderingSpeed,
  repeated,
  resolutionV3,
  seed,
  text,
} from '../fields.ts'
import type { SentFile } from '../form.ts'
import { deliver, link, makeBatch, now, rewritten } from '../making.ts'
import type { Call, Operation } from '../operation.ts'
import { operation } from '../operation.ts'
import { paintRemoved } from '../pictures/edit.ts'
import { paintCutout } from '../pictures/fresh.ts'
import { readMask } from '../pictures/hole.ts'
import { paintInstructed } from '../pictures/instruct.ts'
import { readLettering } from '../pictures/layerize.ts'
import { cutOut, matteOf } from '../pictures/matte.ts'
import type { Raster } from '../pictures/raster.ts'
import { decode, resize } from '../pictures/raster.ts'
import { priced } from '../prices.ts'
import { badRequest } from '../refusal.ts'
import { nearest, V3_SIZES } from '../sizes.ts'
import { excluded, sizeFor } from './v3-fields.ts'

const removeBackground = operation({
  method: 'POST',
  path: '/v1/remove-background',
  successor: '/v2/image/remove-background/ideogram-1',
  ...multipart({ image: picture() }),
  images: () => 1,
  price: () => priced('api_remove_background', 0.01),
  run: async (body, call) => {
    const image = await decode(body.image.bytes)
    const foreground = cutOut(image, await matteOf(image))
    return { created: now(), data: [await link(call, foreground)] }
  },
})

const removeObject = operation({
  method: 'POST',
  path: '/v1/remove-object',
  successor: '/v2/image/remove-object/ideogram-1',
  ...multipart({
    image: picture(),
    mask: picture(),
    seed: v.optional(seed),
    rendering_speed: v.optional(renderingSpeed),
    guidance_scale: v.optional(
      v.pipe(v.number(), v.minValue(1), v.maxValue(10)),
    ),
    num_inference_steps: v.optional(integer(1, 128)),
  }),
  images: () => 1,
  price: () => priced('object_removal_usage', 0.03),
  run: async (body, call) => {
    const image = await decode(body.image.bytes)
    const hole = await readMask(body.mask.bytes, image, 'white')
    const used = body.seed ?? call.anySeed()
    const made = await paintRemoved(image, hole, used, call.conditions)
    return { created: now(), data: [await link(call, made)] }
  },
})

const layerizeText = operation({
  method: 'POST',
  path: '/v1/ideogram-v3/layerize-text',
  successor: '/v2/design/layerize/ideogram-3',
  ...multipart({
    image: picture(),
    prompt: v.optional(text),
    seed: v.optional(seed),
  }),
  prompt: (body) => body.prompt,
  images: () => 1,
  price: () => priced('api_layered_design_layerize_text', 0.09),
  run: async (body, call) => {
    const image = await decode(body.image.bytes)
    const used = body.seed ?? call.anySeed()
    const { lettering } = call.conditions
    const { blocks, base } = await readLettering(image, lettering, used)
    return {
      base_image_url: await deliver(call, base),
      original_image_url: await deliver(call, image),
      seed: used,
      text_blocks: blocks,
    }
  },
})

/** The most pictures one request may send or name. */
const MOST = 10

/** What was sent, then what was named: only links of this service are known. */
async function sources(
  images: readonly SentFile[],
  urls: readonly string[],
  call: Call,
): Promise<[Raster, ...Raster[]]> {
  const named = urls.map((url) => {
    const picture = call.published(url)
    if (!picture) throw badRequest(`Unsupported image URL: ${url}`)
    return picture
  })
  const all: Raster[] = []
  for (const { bytes } of [...images, ...named]) all.push(await decode(bytes))
  const [first, ...others] = all
  if (!first) throw badRequest('At least one image is required.')
  return [first, ...others]
}

const editWithPrompt = operation({
  method: 'POST',
  path: '/v1/edit',
  successor: '/v2/image/precise-edit/ideogram-4-5',
  ...multipart({
    prompt,
    images: v.optional(repeated(picture(), MOST)),
    image_urls: v.optional(repeated(text, MOST)),
    num_images: v.optional(numImages),
    seed: v.optional(seed),
    magic_prompt: v.optional(magicPrompt),
    resolution: v.optional(resolutionV3),
    aspect_ratio: v.optional(aspectRatioV3),
    transparent_background: v.optional(flag),
  }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priced('edit', 0.2, body.num_images),
  run: async (body, call) => {
    const [first] = await sources(
      body.images ?? [],
      body.image_urls ?? [],
      call,
    )
    const isChosen =
      body.resolution !== undefined || body.aspect_ratio !== undefined
    const image = isChosen
      ? await resize(first, sizeFor(body), 'cover')
      : await resize(first, nearest(first, V3_SIZES))
    const paint = body.transparent_background
      ? (seed: number) => paintCutout(body.prompt, seed, image)
      : (seed: number) =>
          paintInstructed(image, body.prompt, seed, call.conditions)
    const data = await makeBatch(call, {
      prompt: rewritten(body.prompt, body.magic_prompt),
      count: body.num_images,
      seed: body.seed,
      resolution: image,
      paint,
    })
    return { created: now(), data }
  },
})

export const single: readonly Operation[] = [
  removeBackground,
  removeObject,
  layerizeText,
  editWithPrompt,
]
