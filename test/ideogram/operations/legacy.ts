import * as v from 'valibot'
import { json, multipart } from '../bodies.ts'
import {
  aspectRatio,
  magicPrompt,
  MAX_DESCRIBED,
  model,
  numImages,
  oneOf,
  palette,
  percent,
  picture,
  prompt,
  resolution,
  seed,
  styleType,
  text,
} from '../fields.ts'
import { legacyNow, makeBatch, rewritten } from '../making.ts'
import type { Operation } from '../operation.ts'
import { operation } from '../operation.ts'
import { paintEdit } from '../pictures/edit.ts'
import { describe } from '../pictures/describe.ts'
import { paintNew } from '../pictures/fresh.ts'
import { decode } from '../pictures/raster.ts'
import { paintReframed } from '../pictures/reframe.ts'
import { paintRemix } from '../pictures/remix.ts'
import { enlarge } from '../pictures/upscale.ts'
import { priced, priceLegacy } from '../prices.ts'
import { badRequest } from '../refusal.ts'
import { readCropped, readSource, readSquare } from '../source.ts'
import type { Size } from '../sizes.ts'
import { LEGACY_SIZES, nearest, sizeOf, written } from '../sizes.ts'

const V_2 = ['V_2', 'V_2_TURBO']
const V_1 = ['V_1', 'V_1_TURBO']

const edit = operation({
  method: 'POST',
  path: '/edit',
  successor: '/v2/image/inpaint/ideogram-3',
  ...multipart({
    image_file: picture(),
    mask: picture(),
    prompt,
    model,
    magic_prompt_option: v.optional(magicPrompt),
    num_images: v.optional(numImages),
    seed: v.optional(seed),
    style_type: v.optional(styleType),
  }),
  refuse: ({ model }) =>
    !V_2.includes(model) &&
    `Model ${model} is not supported for edit: use V_2 or V_2_TURBO.`,
  prompt: (body) => body.prompt,
  model: (body) => body.model,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceLegacy(body.model, body.num_images),
  run: async (body, call) => {
    const { image, hole } = await readSource(
      body.image_file,
      body.mask,
      LEGACY_SIZES,
    )
    const data = await makeBatch(call, {
      prompt: rewritten(body.prompt, body.magic_prompt_option),
      count: body.num_images,
      seed: body.seed,
      resolution: image,
      more: { style_type: body.style_type ?? 'GENERAL' },
      paint: (seed) =>
        paintEdit(image, hole, body.prompt, seed, call.conditions),
    })
    return { created: legacyNow(), data }
  },
})

const imageRequest = {
  prompt,
  aspect_ratio: v.optional(aspectRatio),
  model: v.optional(model),
  magic_prompt_option: v.optional(magicPrompt),
  seed: v.optional(seed),
  style_type: v.optional(styleType),
  negative_prompt: v.optional(text),
  num_images: v.optional(numImages),
  resolution: v.optional(resolution),
  color_palette: v.optional(palette),
}

type ImageRequest = v.InferOutput<
  ReturnType<typeof v.strictObject<typeof imageRequest>>
>

/** What the documents say about model versions and the fields they take. */
function unfit(request: ImageRequest): string | undefined {
  const model = request.model ?? 'V_2'
  const rules: readonly (readonly [boolean, string])[] = [
    [
      request.resolution !== undefined && request.aspect_ratio !== undefined,
      'resolution cannot be used in conjunction with aspect_ratio',
    ],
    [
      request.resolution !== undefined && !V_2.includes(model),
      `resolution is not supported by model ${model}`,
    ],
    [
      request.negative_prompt !== undefined &&
        ![...V_1, ...V_2].includes(model),
      `negative_prompt is not supported by model ${model}`,
    ],
    [
      request.style_type !== undefined && V_1.includes(model),
      `style_type is not supported by model ${model}`,
    ],
    [
      request.color_palette !== undefined &&
        [...V_1, 'V_2A', 'V_2A_TURBO'].includes(model),
      `color_palette is not supported by model ${model}`,
    ],
  ]
  return rules.find(([broken]) => broken)?.[1]
}

const sizeFor = ({ resolution, aspect_ratio }: ImageRequest): Size =>
  resolution === undefined
    ? nearest(sizeOf(aspect_ratio ?? 'ASPECT_1_1'), LEGACY_SIZES)
    : sizeOf(resolution)

const generate = operation({
  method: 'POST',
  path: '/generate',
  successor: '/v2/image/generate/ideogram-3',
  ...json({ image_request: v.strictObject(imageRequest) }),
  refuse: (body) => unfit(body.image_request),
  prompt: (body) => body.image_request.prompt,
  model: (body) => body.image_request.model ?? 'V_2',
  images: (body) => body.image_request.num_images ?? 1,
  price: ({ image_request: { model, num_images } }) =>
    priceLegacy(model, num_images),
  run: async ({ image_request: request }, call) => {
    const size = sizeFor(request)
    const data = await makeBatch(call, {
      prompt: rewritten(request.prompt, request.magic_prompt_option),
      count: request.num_images,
      seed: request.seed,
      resolution: size,
      more: { style_type: request.style_type ?? 'GENERAL' },
      paint: (seed) => paintNew(request.prompt, seed, size),
    })
    return { created: legacyNow(), data }
  },
})

const remix = operation({
  method: 'POST',
  path: '/remix',
  unauthorized: 403,
  successor: '/v2/image/remix/ideogram-3',
  ...multipart({
    image_file: picture(),
    image_request: v.strictObject({
      ...imageRequest,
      image_weight: v.optional(percent),
    }),
  }),
  refuse: (body) => unfit(body.image_request),
  prompt: (body) => body.image_request.prompt,
  model: (body) => body.image_request.model ?? 'V_2',
  images: (body) => body.image_request.num_images ?? 1,
  price: ({ image_request: { model, num_images } }) =>
    priceLegacy(model, num_images),
  run: async ({ image_file, image_request: request }, call) => {
    const image = await readCropped(image_file, sizeFor(request))
    const data = await makeBatch(call, {
      prompt: rewritten(request.prompt, request.magic_prompt_option),
      count: request.num_images,
      seed: request.seed,
      resolution: image,
      more: { style_type: request.style_type ?? 'GENERAL' },
      paint: (seed) =>
        paintRemix(
          image,
          request.prompt,
          request.image_weight ?? 50,
          seed,
          call.conditions,
        ),
    })
    return { created: legacyNow(), data }
  },
})

const reframe = operation({
  method: 'POST',
  path: '/reframe',
  successor: '/v2/image/reframe/ideogram-3',
  ...multipart({
    image_file: picture(),
    resolution,
    model,
    num_images: v.optional(numImages),
    seed: v.optional(seed),
    style_type: v.optional(styleType),
  }),
  refuse: ({ model, style_type }) =>
    style_type !== undefined &&
    V_1.includes(model) &&
    `style_type is not supported by model ${model}`,
  model: (body) => body.model,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceLegacy(body.model, body.num_images),
  run: async (body, call) => {
    const image = await readSquare(body.image_file, call.conditions)
    const size = sizeOf(body.resolution)
    const data = await makeBatch(call, {
      prompt: '',
      count: body.num_images,
      seed: body.seed,
      resolution: size,
      more: { style_type: body.style_type ?? 'GENERAL' },
      paint: (seed) => paintReframed(image, size, seed, call.conditions),
    })
    return { created: legacyNow(), data }
  },
})

/** The largest input the model of old takes, in pixels. */
const UPSCALE_LIMIT = 1024 * 1024

const upscale = operation({
  method: 'POST',
  path: '/upscale',
  unauthorized: 403,
  successor: '/v2/image/upscale/auto',
  ...multipart({
    image_file: picture(),
    image_request: v.strictObject({
      prompt: v.optional(text),
      resemblance: v.optional(percent),
      detail: v.optional(percent),
      magic_prompt_option: v.optional(magicPrompt),
      num_images: v.optional(numImages),
      seed: v.optional(seed),
    }),
  }),
  prompt: (body) => body.image_request.prompt,
  images: (body) => body.image_request.num_images ?? 1,
  price: (body) => priced('upscale', 0.06, body.image_request.num_images),
  run: async ({ image_file, image_request: request }, call) => {
    const image = await decode(image_file.bytes)
    if (image.width * image.height > UPSCALE_LIMIT)
      throw badRequest('Image is too large to upscale: at most 1 megapixel.')
    const twice = { width: image.width * 2, height: image.height * 2 }
    const data = await makeBatch(call, {
      prompt: rewritten(request.prompt ?? '', request.magic_prompt_option),
      count: request.num_images,
      seed: request.seed,
      resolution: image,
      more: { upscaled_resolution: written(twice) },
      paint: () => enlarge(image, twice, call.conditions),
    })
    return { created: legacyNow(), data }
  },
})

const describeImage = operation({
  method: 'POST',
  path: '/describe',
  successor: '/v2/image/describe/ideogram-3',
  ...multipart({
    image_file: picture(MAX_DESCRIBED),
    describe_model_version: v.optional(oneOf(['V_2', 'V_3'])),
  }),
  images: () => 1,
  price: () => priced('describe', 0.01),
  run: async ({ image_file }) => ({
    descriptions: [{ text: await describe(await decode(image_file.bytes)) }],
  }),
})

export const legacy: readonly Operation[] = [
  edit,
  generate,
  remix,
  reframe,
  upscale,
  describeImage,
]
