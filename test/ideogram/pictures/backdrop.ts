import type { Manner } from './drift.ts'
import { redraw } from './drift.ts'
import { mix } from './fresh.ts'
import { graded } from './grade.ts'
import type { Hole } from './hole.ts'
import { soften } from './hole.ts'
import { matteOf } from './matte.ts'
import type { Raster } from './raster.ts'
import { paintScenery } from './scene.ts'

/** How dark the shadow is that a subject throws on what is put behind it. */
const SHADOW = 0.4

/** The subject of a picture before what the prompt says. */
export async function paintBehind(
  image: Raster,
  prompt: string,
  seed: number,
  { pixels, drift }: Manner,
): Promise<Raster> {
  if (pixels === 'as-sent') return image
  const matte = await matteOf(image)
  const scenery = await paintScenery(prompt, seed, image)
  const shadow = await soften(matte, Math.max(1.5, image.height / 55))
  const shaded = darkened(scenery, shadow, Math.round(image.height / 50))
  // The light of the new place falls on the subject too, a little.
  const subject = await graded(image, scenery, 0.18)
  const whole = mix(shaded, subject, (pixel) => (matte.data[pixel] ?? 0) / 255)
  return redraw(whole, drift, seed)
}

/** @param down how far below itself something throws its shadow, in pixels */
function darkened(picture: Raster, { data }: Hole, down: number): Raster {
  return mix(
    picture,
    { ...picture, data: new Uint8Array(picture.data.length) },
    (pixel) => {
      const above = pixel - down * picture.width
      return above < 0 ? 0 : ((data[above] ?? 0) / 255) * SHADOW
    },
  )
}
