import type { Size } from '../sizes.ts'
import type { Manner } from './drift.ts'
import { redraw } from './drift.ts'
import { fillHole } from './fill.ts'
import type { Box, Hole } from './hole.ts'
import { randomFrom } from '../random.ts'
import type { Raster } from './raster.ts'
import { resize } from './raster.ts'

/** How much of the source, from each edge, may be continued beyond it. */
const KEPT = 0.22

/** The whole picture in the middle of another shape, and around it what may continue it. */
export async function paintReframed(
  image: Raster,
  size: Size,
  seed: number,
  manner: Manner,
): Promise<Raster> {
  const scale = Math.min(size.width / image.width, size.height / image.height)
  const inner = {
    width: Math.round(image.width * scale),
    height: Math.round(image.height * scale),
  }
  const left = (size.width - inner.width) >> 1
  const top = (size.height - inner.height) >> 1
  const random = randomFrom(seed)
  let whole = await resize(image, size, 'contain')
  for (const { hole, barred } of sidesOf({ left, top, ...inner }, size))
    whole = fillHole(whole, holeOf(hole, size), random, barred)
  return manner.pixels === 'as-sent' ? whole : redraw(whole, manner.drift, seed)
}

/** An empty strip, and what must not be continued into it: all but the edge beside it. */
interface Side {
  readonly hole: Box
  readonly barred: Box
}

function sidesOf(inner: Box, { width, height }: Size): Side[] {
  const right = inner.left + inner.width
  const bottom = inner.top + inner.height
  const across = Math.round(inner.width * KEPT)
  const down = Math.round(inner.height * KEPT)
  const box = (x: number, y: number, toX: number, toY: number): Box => ({
    left: x,
    top: y,
    width: toX - x,
    height: toY - y,
  })
  return [
    {
      hole: box(0, 0, inner.left, height),
      barred: box(inner.left + across, 0, width, height),
    },
    {
      hole: box(right, 0, width, height),
      barred: box(0, 0, right - across, height),
    },
    {
      hole: box(0, 0, width, inner.top),
      barred: box(0, inner.top + down, width, height),
    },
    {
      hole: box(0, bottom, width, height),
      barred: box(0, 0, width, bottom - down),
    },
  ].filter(({ hole }) => hole.width > 0 && hole.height > 0)
}

function holeOf(box: Box, { width, height }: Size): Hole {
  const data = new Uint8Array(width * height)
  for (let y = box.top; y < box.top + box.height; y += 1)
    data.fill(255, y * width + box.left, y * width + box.left + box.width)
  return { width, height, data }
}
