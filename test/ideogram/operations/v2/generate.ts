import * as v from 'valibot'
import { formOrJson } from '../../bodies.ts'
import { customModelUri, oneOf, resolutionV3 } from '../../fields.ts'
import { makeBatch, rewritten } from '../../making.ts'
import type { Call, Operation } from '../../operation.ts'
import { paintCutout, paintNew } from '../../pictures/fresh.ts'
import type { Raster } from '../../pictures/raster.ts'
import { resize } from '../../pictures/raster.ts'
import type { Price } from '../../prices.ts'
import {
  priceLegacy,
  priceTransparent,
  priceV3,
  priceV4,
} from '../../prices.ts'
import { problem } from '../../refusal.ts'
import type { Size } from '../../sizes.ts'
import { areaOf, nearest, sizeOf, V3_SIZES, within } from '../../sizes.ts'
import type { Begun } from './generation.ts'
import { generation } from './generation.ts'
import {
  aspectRatioAuto,
  batch,
  colours,
  delivery,
  detection,
  excluded,
  longPrompt,
  magic,
  negative,
  privacy,
  speed,
  style,
  styleType,
} from './fields.ts'

const basic = {
  prompt: longPrompt,
  ...batch,
  ...speed,
  ...magic,
  ...delivery,
  ...privacy,
  ...detection,
}

interface Asked {
  prompt: string
  num_images?: number | undefined
  seed?: number | undefined
  magic_prompt?: string | undefined
}

/** Pictures of the prompt alone. @param size as the answer reports it */
export function fromPrompt(
  body: Asked,
  call: Call,
  size: Size,
  paint: (seed: number) => Promise<Raster>,
): Promise<Begun> {
  const first = body.seed ?? call.anySeed()
  return Promise.resolve({
    known: { seed: first },
    make: () =>
      makeBatch(call, {
        prompt: rewritten(body.prompt, body.magic_prompt ?? 'auto'),
        count: body.num_images,
        seed: body.seed,
        first,
        resolution: size,
        paint,
      }),
  })
}

/** The shape that `auto` chooses here. */
const CHOSEN = '3x2'

const shapeOf = (ratio = '1x1') => (ratio === 'auto' ? CHOSEN : ratio)

const sizeFor = (body: { resolution?: string; aspect_ratio?: string }): Size =>
  body.resolution === undefined
    ? nearest(sizeOf(shapeOf(body.aspect_ratio)), V3_SIZES)
    : sizeOf(body.resolution)

const fields3 = {
  ...basic,
  aspect_ratio: v.optional(aspectRatioAuto),
  resolution: v.optional(resolutionV3),
  ...negative,
  ...colours,
  ...style,
}

const generate3 = generation({
  path: '/v2/image/generate/ideogram-3',
  ...formOrJson({ ...fields3, ...styleType }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_generation', body),
  begin: (body, call) => {
    const size = sizeFor(body as { resolution?: string; aspect_ratio?: string })
    return fromPrompt(body, call, size, (seed) =>
      paintNew(body.prompt, seed, size),
    )
  },
})

/** Throws a 403 for a model that the account does not have. */
function checkModel(uri: string, { collections, conditions }: Call): void {
  if (!conditions.customModels.includes(uri) && !collections.hasTrained(uri))
    throw problem(
      403,
      'The custom model does not exist or is not accessible to this user or organization.',
    )
}

const generateCustom = generation({
  path: '/v2/image/generate/ideogram-3-custom-model',
  ...formOrJson({ ...fields3, custom_model_uri: customModelUri }),
  refuse: excluded,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV3('ideogram_v3_custom_model_generation', body),
  begin: (body, call) => {
    checkModel(body.custom_model_uri, call)
    const size = sizeFor(body as { resolution?: string; aspect_ratio?: string })
    return fromPrompt(body, call, size, (seed) =>
      paintNew(body.prompt, seed, size),
    )
  },
})

const generate2 = generation({
  path: '/v2/image/generate/ideogram-2',
  ...formOrJson({
    ...basic,
    aspect_ratio: v.optional(aspectRatioAuto),
    ...negative,
    style_type: v.optional(
      oneOf('auto general realistic design render_3d anime'.split(' ')),
    ),
  }),
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body): Price => ({
    ...priceLegacy(
      body.rendering_speed === 'turbo' ? 'V_2_TURBO' : 'V_2',
      body.num_images,
    ),
    product: 'ideogram_v2_generation',
  }),
  begin: (body, call) => {
    const size = nearest(sizeOf(shapeOf(body.aspect_ratio)), V3_SIZES)
    return fromPrompt(body, call, size, (seed) =>
      paintNew(body.prompt, seed, size),
    )
  },
})

const transparent3 = generation({
  path: '/v2/image/generate/ideogram-3-transparent',
  ...formOrJson({
    ...basic,
    aspect_ratio: v.optional(aspectRatioAuto),
    ...negative,
    upscale_factor: v.optional(oneOf(['x1', 'x2', 'x4'])),
  }),
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: priceTransparent,
  begin: (body, call) => {
    const size = nearest(sizeOf(shapeOf(body.aspect_ratio)), V3_SIZES)
    const factor = Number(body.upscale_factor?.slice(1) ?? 1)
    const final = { width: size.width * factor, height: size.height * factor }
    // As in v1, the size before upscaling is the one reported.
    return fromPrompt(body, call, size, async (seed) =>
      resize(await paintCutout(body.prompt, seed, size), final),
    )
  },
})

const RATIOS_V4 = [
  'auto',
  ...'1x4 1x3 1x2 9x16 10x16 2x3 3x4 4x5 1x1 5x4 4x3 3x2 16x10 16x9 2x1 3x1 4x1'.split(
    ' ',
  ),
]
export const aspectRatioV4 = oneOf(RATIOS_V4)

const transparent4 = generation({
  path: '/v2/image/generate/ideogram-4-transparent',
  ...formOrJson({
    ...basic,
    aspect_ratio: v.optional(aspectRatioV4),
    output_resolution: v.optional(oneOf(['1k', '2k', '4k', '8k'])),
  }),
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: (body) => priceV4('v4_transparent_generation', body),
  begin: (body, call) => {
    const side = parseInt(body.output_resolution ?? '1k') * 1024
    const size = filling(sizeOf(shapeOf(body.aspect_ratio)), side * side)
    // Above 2K the real one upscales as well.
    const painted = within(size, 2048 * 2048)
    return fromPrompt(body, call, size, async (seed) =>
      resize(await paintCutout(body.prompt, seed, painted), size),
    )
  },
})

/** The largest size of a shape, in steps of 16 px, within so many pixels. */
export function filling(shape: Size, most: number): Size {
  const scale = Math.sqrt(most / areaOf(shape))
  const stepped = (length: number) => Math.floor((length * scale) / 16) * 16
  return { width: stepped(shape.width), height: stepped(shape.height) }
}

export const generates: readonly Operation[] = [
  generate3,
  generateCustom,
  generate2,
  transparent3,
  transparent4,
]
