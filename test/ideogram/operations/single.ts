import * as v from 'valibot'
import {
  aspectRatioV3,
  flag,
  inForm,
  magicPrompt,
  numImages,
  picture,
  prompt,
  repeated,
  resolutionV3,
  seed,
  text,
} from '../fields.ts'
import type { SentFile } from '../form.ts'
import { deliver, link, makeBatch, now, rewritten } from '../making.ts'
import type { Call, Operation } from '../operation.ts'
import { operation } from '../operation.ts'
import { paintEdit } from '../pictures/edit.ts'
import { paintCutout } from '../pictures/fresh.ts'
import { cutOut, matteOf, middle } from '../pictures/matte.ts'
import type { Raster } from '../pictures/raster.ts'
import { decode, resize } from '../pictures/raster.ts'
import { eraseText, TEXT_BLOCKS } from '../pictures/lettering.ts'
import { badRequest } from '../refusal.ts'
import { nearest, V3_SIZES } from '../sizes.ts'
import { excluded, sizeFor } from './v3-fields.ts'

const removeBackground = operation({
  method: 'POST',
  path: '/v1/remove-background',
  encoding: 'multipart',
  successor: '/v2/image/remove-background/ideogram-3',
  body: v.strictObject({ image: picture() }),
  images: () => 1,
  run: async (body, call) => {
    const image = await decode(body.image.bytes)
    const foreground = cutOut(image, await matteOf(image))
    return { created: now(), data: [await link(call, foreground)] }
  },
})

const layerizeText = operation({
  method: 'POST',
  path: '/v1/ideogram-v3/layerize-text',
  encoding: 'multipart',
  body: v.strictObject({
    image: picture(),
    prompt: v.optional(text),
    seed: v.optional(inForm(seed)),
  }),
  prompt: (body) => body.prompt,
  images: () => 1,
  run: async (body, call) => {
    const image = await decode(body.image.bytes)
    const used = body.seed ?? call.anySeed()
    return {
      base_image_url: await deliver(call, eraseText(image, used)),
      original_image_url: await deliver(call, image),
      seed: used,
      text_blocks: TEXT_BLOCKS.map((block) => block(image)),
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
  encoding: 'multipart',
  successor: '/v2/image/precise-edit/ideogram-4-5',
  body: v.strictObject({
    prompt,
    images: v.optional(repeated(picture(), MOST)),
    image_urls: v.optional(repeated(text, MOST)),
    num_images: v.optional(inForm(numImages)),
    seed: v.optional(inForm(seed)),
    magic_prompt: v.optional(magicPrompt),
    resolution: v.optional(resolutionV3),
    aspect_ratio: v.optional(aspectRatioV3),
    transparent_background: v.optional(inForm(flag)),
  }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  run: async (body, call) => {
    const [first] = await sources(
      body.images ?? [],
      body.image_urls ?? [],
      call,
    )
    const chosen =
      body.resolution !== undefined || body.aspect_ratio !== undefined
    const image = chosen
      ? await resize(first, sizeFor(body), 'cover')
      : await fitted(first)
    const paint = body.transparent_background
      ? (seed: number) => paintCutout(body.prompt, seed, image)
      : (seed: number) =>
          paintEdit(
            image,
            middle(image),
            body.prompt,
            seed,
            call.conditions.drift,
          )
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

const fitted = (image: Raster) => resize(image, nearest(image, V3_SIZES))

export const single: readonly Operation[] = [
  removeBackground,
  layerizeText,
  editWithPrompt,
]
