import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from '../../ui/pixels/codec.ts'
import { addCoverage, sendPixels, masksOf } from '../../ui/pixels/mask.ts'
import { cutPatch } from '../../ui/pixels/patch.ts'
import type { Steps } from '../../ui/pixels/steps.ts'

/** The work between decoding and encoding, the same for every library. */

/** RGBA of the window, transparent where it reaches outside of the picture. */
export function window(
  { data, width, height }: Raster,
  part: Rect,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(part.width * part.height * 4)
  const left = Math.max(0, -part.x)
  const end = Math.min(part.width, width - part.x)
  for (let y = 0; y < part.height; y++) {
    if (part.y + y < 0 || part.y + y >= height) continue
    const row = ((part.y + y) * width + part.x) * 4
    const place = (y * part.width + left) * 4
    out.set(data.subarray(row + left * 4, row + end * 4), place)
  }
  return out
}

/** From a mask layer's picture to what is sent. */
export function shape(mask: Raster, at: Rect, part: Rect) {
  const coverage = new Uint8Array(part.width * part.height)
  const placed = { ...at, x: at.x - part.x, y: at.y - part.y }
  addCoverage(coverage, part.width, placed, mask.data, 255)
  const inside = { ...part, x: 0, y: 0 }
  const softness = { feather: 'auto', grow: 'auto' } as const
  const masks = run(masksOf(coverage, part, inside, softness))
  return { ...masks, sent: sendPixels(masks.send) }
}

/** From an answer to the patch, its margin included. */
export function fade(answer: Raster, composite: Uint8Array) {
  const data = answer.data.slice()
  const patch = run(cutPatch({ ...answer, data }, composite))
  if (!patch) throw new Error('The mask covers something')
  const { rect, clear } = patch
  const { width, height } = rect
  const pixels = { width, height, data: window({ ...answer, data }, rect) }
  return { pixels, rect, clear }
}

export function run<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
