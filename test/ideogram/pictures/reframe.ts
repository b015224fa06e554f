import type { Size } from '../sizes.ts'
import type { Manner } from './drift.ts'
import { redraw } from './drift.ts'
import { fillHole } from './fill.ts'
import { randomFrom } from '../random.ts'
import type { Raster } from './raster.ts'
import { resize } from './raster.ts'

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
  const framed = await resize(image, size, 'contain')
  const data = new Uint8Array(size.width * size.height).fill(255)
  for (let y = top; y < top + inner.height; y += 1)
    data.fill(0, y * size.width + left, y * size.width + left + inner.width)
  const around = { ...size, data }
  const whole = fillHole(framed, around, randomFrom(seed))
  return manner.pixels === 'as-sent' ? whole : redraw(whole, manner.drift, seed)
}
