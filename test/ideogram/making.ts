import type { Call } from './operation.ts'
import type { Raster } from './pictures/raster.ts'
import { holed } from './pictures/holed.ts'
import { encode, resize } from './pictures/raster.ts'
import type { Size } from './sizes.ts'
import { written } from './sizes.ts'

/** One picture of an answer; a withheld one has no link, or an empty one. */
export interface Made {
  readonly prompt: string
  readonly resolution: string
  readonly is_image_safe: boolean
  readonly seed: number
  readonly url?: string | null
}

/** Puts a picture behind a link, in the size, format and opacity of the day. */
export async function deliver(call: Call, raster: Raster): Promise<string> {
  const { size, format, alpha } = call.conditions
  const sized = size === 'asked' ? raster : await resize(raster, size)
  const made = alpha === 'holes' ? holed(sized) : sized
  const bytes = await encode(made, format)
  return call.publish({ bytes, type: `image/${format}` })
}

/** `is_image_safe` and `url` of the picture at a position of a batch. */
export async function link(
  call: Call,
  raster: Raster,
  position = 0,
): Promise<Pick<Made, 'is_image_safe' | 'url'>> {
  if (call.conditions.withhold.includes(position))
    return { is_image_safe: false, ...call.withheldLink() }
  return { is_image_safe: true, url: await deliver(call, raster) }
}

interface Batch {
  prompt: string
  /** 1 unless told. */
  count: number | undefined
  /** Given: every picture of the batch is the same. Absent: each has its own. */
  seed: number | undefined
  /** Of the first picture, where none is given. */
  first?: number
  resolution: Size
  /** Further properties of every picture. */
  more?: Readonly<Record<string, unknown>>
  paint: (seed: number) => Promise<Raster>
}

/** Paints and publishes a batch, one picture at a time. */
export async function makeBatch(call: Call, batch: Batch): Promise<Made[]> {
  const made: Made[] = []
  let last: { seed: number; raster: Raster } | undefined
  for (let position = 0; position < (batch.count ?? 1); position += 1) {
    const first = position === 0 ? batch.first : undefined
    const seed = batch.seed ?? first ?? call.anySeed()
    if (last?.seed !== seed) last = { seed, raster: await batch.paint(seed) }
    made.push({
      prompt: batch.prompt,
      resolution: written(batch.resolution),
      seed,
      ...batch.more,
      ...(await link(call, last.raster, position)),
    })
  }
  return made
}

/** Magic prompt rewrites: the prompt in the answer is not the one sent. */
export function rewritten(prompt: string, magic: string | undefined): string {
  return ['ON', 'AUTO'].includes(magic?.toUpperCase() ?? '')
    ? `${prompt}, in soft natural light, with fine detail and a calm composition.`
    : prompt
}

/** As 3.0 writes it: `2026-01-23T04:56:07+00:00`. */
export const now = () => new Date().toISOString().replace(/\.\d+Z$/, '+00:00')

/** As the legacy endpoints write it: with a blank instead of the T. */
export const legacyNow = () => now().replace('T', ' ')
