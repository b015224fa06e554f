import type { Conditions } from '../conditions.ts'
import { between, randomFrom } from '../random.ts'
import { clamp } from './fill.ts'
import type { Raster } from './raster.ts'
import { blur } from './raster.ts'

/** How far a redrawn picture strays: gain and offset per channel, grain, all ±. */
const STRENGTHS: Readonly<
  Record<
    Exclude<Conditions['drift'], 'none'>,
    { gain: number; offset: number; grain: number }
  >
> = {
  mild: { gain: 0.025, offset: 4, grain: 1.5 },
  strong: { gain: 0.12, offset: 18, grain: 3 },
}

/**
 * What a model that redraws everything does to the pixels nobody asked it to
 * touch: other colours throughout, lost sharpness, grain.
 */
export async function redraw(
  image: Raster,
  drift: Conditions['drift'],
  seed: number,
): Promise<Raster> {
  if (drift === 'none') return image
  const { gain, offset, grain } = STRENGTHS[drift]
  const random = randomFrom(seed ^ 0x5eed)
  const away = (most: number) =>
    (random() < 0.5 ? -1 : 1) * between(random, most / 2, most)
  const gains = [away(gain), away(gain), away(gain)].map((by) => 1 + by)
  const offsets = [away(offset), away(offset), away(offset)]
  const noise = Int8Array.from({ length: 4099 }, () =>
    Math.round(between(random, -grain, grain)),
  )
  const soft = await blur(image, 0.45)
  const { channels } = soft
  const data = new Uint8Array(soft.data)
  for (let at = 0; at < data.length; at += 1) {
    const channel = at % channels
    if (channel === 3) continue
    data[at] = clamp(
      (data[at] ?? 0) * (gains[channel] ?? 1) +
        (offsets[channel] ?? 0) +
        (noise[at % noise.length] ?? 0),
    )
  }
  return { ...soft, data }
}
