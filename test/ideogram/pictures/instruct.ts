import type { Random } from '../random.ts'
import { pick } from '../random.ts'
import { paintBehind } from './backdrop.ts'
import type { Manner } from './drift.ts'
import { redraw } from './drift.ts'
import { paintRemoved } from './edit.ts'
import { mix } from './fresh.ts'
import { graded } from './grade.ts'
import type { Hole } from './hole.ts'
import { namedColour } from './inks.ts'
import { matteOf } from './matte.ts'
import { boxAt, lightAt } from './light.ts'
import { findThing } from './things-found.ts'
import type { Raster } from './raster.ts'
import { draw, lit, over } from './raster.ts'
import type { Reading } from './scene.ts'
import { asksForNothing, paintScene, read, thingAt } from './scene.ts'
import { edgesOf } from './outline.ts'
import { smallOf } from './saliency.ts'
import { namesHour } from './scenery/lights.ts'
import { tinted } from './tint.ts'

const BACKGROUND = /\bbackground\b/
const CHANGE = /\b(make|turn|paint|colou?r|change|dye|recolou?r)\b/

/**
 * An edit in words, without a mask: it takes away, recolours, changes the
 * light or the place behind, or puts something in; everything else is kept.
 */
export async function paintInstructed(
  image: Raster,
  prompt: string,
  seed: number,
  manner: Manner,
): Promise<Raster> {
  if (manner.pixels === 'as-sent') return image
  const words = prompt.toLowerCase()
  if (BACKGROUND.test(words) && !asksForNothing(prompt))
    return paintBehind(image, prompt, seed, manner)
  if (asksForNothing(prompt))
    return paintRemoved(image, await findThing(image), seed, manner)
  const changed = await changedBy(image, read(prompt, seed), prompt, seed)
  return redraw(changed, manner.drift, seed)
}

/** Pixels of the picture from which only colours are taken. */
const PALETTE = { width: 160, height: 160 }

async function changedBy(
  image: Raster,
  reading: Reading,
  prompt: string,
  seed: number,
): Promise<Raster> {
  const { words, thing, place } = reading
  const colour = namedColour(words)
  if (colour && CHANGE.test(words)) {
    const matte = await matteOf(image)
    return mixedBy(matte, image, tinted(image, colour))
  }
  if (thing) return placedIn(image, reading)
  const share = place || namesHour(words) ? 0.85 : 0.4
  return graded(image, await paintScene(prompt, seed, PALETTE), share)
}

const mixedBy = ({ data }: Hole, from: Raster, to: Raster) =>
  mix(from, to, (pixel) => (data[pixel] ?? 0) / 255)

/** Puts a thing where there is room for it. */
export async function placedIn(
  image: Raster,
  reading: Reading,
): Promise<Raster> {
  const { thing, random } = reading
  const size = thing?.size ?? 0.15
  const radius = size * 1.2 * Math.min(image.height, image.width * 1.1)
  const isFlying = thing?.home === 'sky'
  const y = isFlying ? image.height * 0.3 : image.height * 0.86 - radius * 0.96
  const x = await emptiest(image, y, radius, random)
  const drawing = await draw(thingAt(reading, { x, y, radius }, image))
  return over(image, lit(drawing, lightAt(image, x, y, radius)))
}

/** Where along a height there is least to see. @returns pixels from the left */
async function emptiest(
  image: Raster,
  y: number,
  radius: number,
  random: Random,
): Promise<number> {
  const edges = edgesOf(await smallOf(image))
  const scale = edges.width / image.width
  const places = [0.22, 0.35, 0.5, 0.65, 0.78]
  const busy = places.map((place) => {
    const box = boxAt(edges, place * edges.width, y * scale, radius * scale)
    const sum = box.reduce((total, at) => total + (edges.data[at] ?? 0), 0)
    return sum / Math.max(1, box.length)
  })
  const least = Math.min(...busy)
  const [first = 0.5, ...others] = places.filter(
    (_, index) => (busy[index] ?? 0) < least * 1.15 + 1,
  )
  return pick(random, [first, ...others]) * image.width
}
