import type { Raster } from './codec.ts'
import { edit } from './mask.ts'

/** Pixels that are looked at: their colours are 12 kB, to be kept with a job. */
const looks = 4096

/** Of a channel, in levels: codecs round. */
const rounding = 3
/** Of the pixels that are looked at: so few may be a codec's. */
const few = 0.01

/** Whether what was promised to stay did, but for what codecs do. */
export function isKept({ share, largest }: Kept): boolean {
  return largest <= rounding || share >= 1 - few
}

/** How much of what had to stay did stay, by a sample. */
export interface Kept {
  /** Of the pixels, 0 to 1: those that are the same in every channel. */
  share: number
  /** Of a channel, in levels. */
  largest: number
}

/**
 * Red, green and blue of pixels all over what is sent that may not change; the
 * same ones wherever the roles are the same.
 *
 * @param send `edit` for the pixels that may change
 */
export function sampleOf(raster: Raster, send: Uint8Array): Uint8Array {
  return Uint8Array.from(
    placesIn(send).flatMap((place) => [
      ...raster.data.subarray(4 * place, 4 * place + 3),
    ]),
  )
}

/**
 * @param sample of what was sent
 * @returns null where nothing can be compared
 */
export function keptIn(
  answer: Raster,
  send: Uint8Array,
  sample: Uint8Array,
): Kept | null {
  const found = sampleOf(answer, send)
  if (found.length === 0 || found.length !== sample.length) return null
  let [same, largest] = [0, 0]
  for (let at = 0; at < found.length; at += 3) {
    let difference = 0
    for (let n = at; n < at + 3; n++)
      difference = Math.max(difference, Math.abs(found[n]! - sample[n]!))
    if (difference === 0) same++
    largest = Math.max(largest, difference)
  }
  return { share: (3 * same) / found.length, largest }
}

/** Evenly spread, and within each portion further by the golden ratio, so that no column is favoured. */
function placesIn(send: Uint8Array): number[] {
  const count = Math.min(looks, send.length)
  const portion = send.length / count
  return Array.from({ length: count }, (_, n) =>
    Math.floor((n + ((n * 0.618_034) % 1)) * portion),
  ).filter((place) => send[place] !== edit)
}
