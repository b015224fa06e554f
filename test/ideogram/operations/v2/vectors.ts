import * as v from 'valibot'
import { formOrJson } from '../../bodies.ts'
import {
  numImages,
  oneOf,
  picture,
  repeated,
  seed,
  text,
} from '../../fields.ts'
import { Generations } from '../../generations.ts'
import type { Call, Operation } from '../../operation.ts'
import { decode, decodeWithAlpha } from '../../pictures/raster.ts'
import { DETAIL, trace } from '../../pictures/trace.ts'
import { drawVector } from '../../pictures/vector.ts'
import { checkShape } from '../../pictures/window.ts'
import { priced } from '../../prices.ts'
import type { Size } from '../../sizes.ts'
import { sizeOf } from '../../sizes.ts'
import { delivery, largePicture, privacy } from './fields.ts'
import { aspectRatioV4, filling } from './generate.ts'
import { generation } from './generation.ts'

/** Puts a drawing behind a link: the told one, where one was told. */
const item = (call: Call, { width, height }: Size, svg: string) => ({
  url: call.publish({
    bytes: Buffer.from(call.conditions.svg ?? svg),
    type: 'image/svg+xml',
  }),
  asset_id: Generations.newId(),
  mime_type: 'image/svg+xml',
  width,
  height,
})

/** US dollars a drawing, by quality. */
const PRICES = { low: 0.13, medium: 0.16, high: 0.2 }
const HIGH_WITH_IMAGES = 0.32

const canvasOf = (ratio: string, source: Size | undefined): Size =>
  filling(
    ratio === 'auto' ? (source ?? sizeOf('1x1')) : sizeOf(ratio),
    1024 * 1024,
  )

const generateSvg = generation({
  path: '/v2/svg/generate/ideogram-vector-1',
  runs: 'async-only',
  objectType: 'svg.generation',
  ...formOrJson({
    prompt: v.pipe(text, v.minLength(1), v.maxLength(9500), v.regex(/\S/)),
    images: v.optional(repeated(picture(), 5)),
    aspect_ratio: v.optional(aspectRatioV4),
    quality: v.optional(oneOf(['low', 'medium', 'high'])),
    num_images: v.optional(numImages),
    seed: v.optional(seed),
    ...privacy,
    webhook_url: delivery.webhook_url,
  }),
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: ({ quality = 'medium', images, num_images }) => {
    const dollars =
      quality === 'high' && images?.length ? HIGH_WITH_IMAGES : PRICES[quality]
    return priced('ideogram_vector_1_generation', dollars, num_images, {
      quality,
    })
  },
  begin: async (body, call) => {
    const sources = []
    for (const { bytes } of body.images ?? []) sources.push(await decode(bytes))
    for (const source of sources) checkShape(source)
    const size = canvasOf(body.aspect_ratio ?? 'auto', sources[0])
    const count = body.num_images ?? 1
    const seeds = Array.from(
      { length: count },
      () => body.seed ?? call.anySeed(),
    )
    return {
      known: {},
      make: () =>
        Promise.resolve(
          seeds.map((one) =>
            item(call, size, drawVector(body.prompt, one, size)),
          ),
        ),
    }
  },
})

const vectorize = generation({
  path: '/v2/svg/vectorize/ideogram-vector-1',
  runs: 'async-only',
  objectType: 'svg.generation',
  ...formOrJson({
    image: largePicture,
    mode: v.optional(oneOf(['simple', 'detailed', 'auto'])),
    ...privacy,
    webhook_url: delivery.webhook_url,
  }),
  price: () => priced('ideogram_vector_1_vectorize', 0.1),
  begin: async (body, call) => {
    const image = await decodeWithAlpha(body.image.bytes)
    const detail = DETAIL[body.mode ?? 'auto']
    return {
      known: {},
      make: async () => [item(call, image, await trace(image, detail))],
    }
  },
})

export const vectors: readonly Operation[] = [generateSvg, vectorize]
