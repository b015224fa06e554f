import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import {
  file,
  flag,
  inForm,
  numImages,
  oneOf,
  picture,
  references,
  repeated,
  seed,
  styleCodes,
  stylePreset,
  styleTypeV3,
  text,
} from '../fields.ts'
import type { Made } from '../making.ts'
import { makeBatch, now, rewritten } from '../making.ts'
import type { Call, Operation } from '../operation.ts'
import { operation } from '../operation.ts'
import { paintEdit } from '../pictures/edit.ts'
import { readMask } from '../pictures/hole.ts'
import { middle } from '../pictures/matte.ts'
import { decode } from '../pictures/raster.ts'
import { problem } from '../refusal.ts'
import { readSource } from '../source.ts'
import { V3_SIZES } from '../sizes.ts'

const MEGABYTE = 1024 * 1024

const lower = (schema: { readonly options: readonly string[] }) =>
  oneOf(schema.options.map((option) => option.toLowerCase()))

const dryRun = v.strictObject({ dry_run: v.optional(oneOf(['true', 'false'])) })

const common = {
  prompt: v.pipe(text, v.minLength(1), v.maxLength(10_000)),
  num_images: v.optional(inForm(numImages)),
  seed: v.optional(inForm(seed)),
  async: v.optional(inForm(flag)),
  private: v.optional(inForm(flag)),
  webhook_url: v.optional(v.pipe(text, v.regex(/^https:\/\/.+/))),
  enable_copyright_detection: v.optional(inForm(flag)),
}

/** What a dry run answers; its shape is not documented. */
const quoted = (dollars: number, images = 1) => ({
  dry_run: true,
  usage_cost_usd_micros: Math.round(dollars * images * 1e6),
})

/** Keeps a generation for polling. @returns the answer: its id alone when it is to be polled */
function answered(
  call: Call,
  {
    async,
    ...more
  }: { async: boolean | undefined; seed: number } & Record<string, unknown>,
  data: readonly Made[],
): object {
  const generation_id = randomUUID()
  call.collections.keepGeneration({ generation_id, created: now(), data })
  return async ? { generation_id } : { generation_id, ...more, data }
}

/** USD per image, by rendering speed. */
const INPAINT_PRICES = { turbo: 0.03, default: 0.06, quality: 0.09 }

const inpaint = operation({
  method: 'POST',
  path: '/v2/image/inpaint/ideogram-3',
  encoding: 'multipart',
  query: dryRun,
  body: v.strictObject({
    ...common,
    image: picture(25 * MEGABYTE),
    mask: picture(25 * MEGABYTE),
    magic_prompt: v.optional(oneOf(['auto', 'on', 'off'])),
    rendering_speed: v.optional(oneOf(['turbo', 'default', 'quality'])),
    style_type: v.optional(lower(styleTypeV3)),
    style_preset: v.optional(lower(stylePreset)),
    style_codes: v.optional(styleCodes),
    style_reference_images: v.optional(references(10)),
  }),
  refuse: (body) =>
    body.style_codes !== undefined &&
    (body.style_type ?? body.style_reference_images) !== undefined &&
    'style_codes cannot be used in conjunction with style_type or style_reference_images',
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  quote: (body) =>
    quoted(INPAINT_PRICES[body.rendering_speed ?? 'default'], body.num_images),
  run: async (body, call) => {
    const { image, hole } = await readSource(body.image, body.mask, V3_SIZES)
    const data = await makeBatch(call, {
      prompt: rewritten(
        body.prompt,
        (body.magic_prompt ?? 'auto').toUpperCase(),
      ),
      count: body.num_images,
      seed: body.seed,
      resolution: image,
      paint: (seed) =>
        paintEdit(image, hole, body.prompt, seed, call.conditions.drift),
    })
    const { width, height } = image
    return answered(
      call,
      { async: body.async, seed: data[0]?.seed ?? 0, width, height },
      data,
    )
  },
})

/** USD per image, by quality. */
const PRECISE_PRICES = { very_low: 0.008, low: 0.03, medium: 0.06, high: 0.22 }

/** A region of interest: at least 256 px a side, 1:6 to 6:1, at most 4 megapixels. */
function goodRegion(window: string): boolean {
  const corners = window.split(',').map(Number)
  const [top = 0, left = 0, bottom = 0, right = 0] = corners
  const [width, height] = [right - left, bottom - top]
  return (
    Math.min(width, height) >= 256 &&
    Math.max(width / height, height / width) <= 6 &&
    width * height <= 4_194_304
  )
}

const contextWindow = v.pipe(
  text,
  v.regex(/^(none|auto|\d+,\d+,\d+,\d+)$/),
  v.check(
    (window) => !window.includes(',') || goodRegion(window),
    'context_window must be at least 256 px on each side, between 1:6 and 6:1, and at most 4194304 px.',
  ),
)

const preciseEdit = operation({
  method: 'POST',
  path: '/v2/image/precise-edit/ideogram-4-5',
  encoding: 'multipart',
  query: dryRun,
  body: v.strictObject({
    ...common,
    image: picture(50 * MEGABYTE),
    mask: v.optional(picture(50 * MEGABYTE)),
    reference_images: v.optional(repeated(file(25 * MEGABYTE), 4)),
    quality: v.optional(oneOf(['very_low', 'low', 'medium', 'high'])),
    context_window: v.optional(contextWindow),
  }),
  refuse: (body) =>
    body.mask !== undefined &&
    (body.reference_images?.length ?? 0) > 3 &&
    'At most 3 reference images are supported with a mask.',
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  quote: (body) =>
    quoted(PRECISE_PRICES[body.quality ?? 'medium'], body.num_images),
  run: async (body, call) => {
    const image = await decode(body.image.bytes)
    const hole = body.mask
      ? await readMask(body.mask.bytes, image, 'rounded')
      : middle(image)
    const data = await makeBatch(call, {
      prompt: body.prompt,
      count: body.num_images,
      seed: body.seed,
      resolution: image,
      // Its promise: the size is kept, and so is every pixel not edited.
      paint: (seed) => paintEdit(image, hole, body.prompt, seed, 'none'),
    })
    return answered(
      call,
      {
        async: body.async,
        generation_kind: 'precise_edit',
        seed: data[0]?.seed ?? 0,
      },
      data,
    )
  },
})

const getGeneration = operation({
  method: 'GET',
  path: '/v2/generations/{generation_id}',
  encoding: 'none',
  body: v.strictObject({}),
  run: (_body, { collections, pathValues }) => {
    const found = collections.pollGeneration(pathValues['generation_id'] ?? '')
    if (!found) throw problem(404, 'Generation not found')
    const { generation, polls } = found
    const { data, ...known } = generation
    return polls === 1
      ? { ...known, status: 'pending' }
      : { ...known, status: 'completed', response_type: 'image', data }
  },
})

export const v2: readonly Operation[] = [inpaint, preciseEdit, getGeneration]
