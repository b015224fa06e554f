import { randomFrom } from '../random.ts'
import { areaOf } from '../sizes.ts'
import type { Manner } from './drift.ts'
import { redraw } from './drift.ts'
import { clamp, fillHole } from './fill.ts'
import { graded } from './grade.ts'
import type { Box, Hole } from './hole.ts'
import { boundsOf, soften } from './hole.ts'
import { lightAt } from './light.ts'
import type { Raster } from './raster.ts'
import { draw, lit, withAlpha } from './raster.ts'
import {
  asksForNothing,
  central,
  isScenery,
  paintScene,
  read,
  thingAt,
} from './scene.ts'
import { cut } from './window.ts'

/** How much of the surroundings' light falls on what is new. */
const AMBIENT = 0.05

/**
 * An edit as a masked model makes it: the hole takes up its surroundings and
 * shows what the prompt says, and everything else is redrawn with it.
 * The same for the same image, hole, prompt and seed.
 */
export async function paintEdit(
  image: Raster,
  hole: Hole,
  prompt: string,
  seed: number,
  { drift, pixels }: Manner,
): Promise<Raster> {
  if (pixels === 'as-sent') return image
  const filled = fillHole(image, hole, randomFrom(seed))
  const box = boundsOf(hole)
  const drawing = await drawingFor(filled, prompt, seed, box)
  if (drawing) await lay(drawing, box, filled, hole)
  return redraw(filled, drift, seed)
}

/** Share of a picture from which a hole holds a scene of its own. */
const LARGE = 0.45

/**
 * What a prompt shows in a hole: a thing on what was there, or the part of a
 * scenery that lies there in the picture. @returns RGBA of the box's size
 */
async function drawingFor(
  image: Raster,
  prompt: string,
  seed: number,
  box: Box,
): Promise<Raster | undefined> {
  if (asksForNothing(prompt)) return undefined
  if (areaOf(box) > LARGE * areaOf(image))
    return withAlpha(await paintScene(prompt, seed, box))
  const reading = read(prompt, seed)
  if (isScenery(reading)) {
    const scene = await paintScene(prompt, seed, image)
    return withAlpha(cut(await graded(scene, image, 0.3), box))
  }
  const spot = central(box, reading.random)
  const drawing = await draw(thingAt(reading, spot, box))
  const { left, top, width, height } = box
  const light = lightAt(image, left + width / 2, top + height / 2, height / 2)
  return lit(drawing, light)
}

/** The hole filled with what is around it, and the rest redrawn. */
export async function paintRemoved(
  image: Raster,
  hole: Hole,
  seed: number,
  { drift, pixels }: Manner,
): Promise<Raster> {
  if (pixels === 'as-sent') return image
  return redraw(fillHole(image, hole, randomFrom(seed)), drift, seed)
}

/** Lays a drawing into the hole, fading towards its edge; changes `onto`. */
async function lay(
  drawing: Raster,
  { left, top, width, height }: Box,
  onto: Raster,
  hole: Hole,
): Promise<void> {
  const sigma = Math.max(1.5, Math.min(width, height) / 48)
  const soft = await soften(hole, sigma)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (top + y) * onto.width + left + x
      const from = (y * width + x) * 4
      const inside = Math.max(0, ((soft.data[at] ?? 0) - 128) / 127)
      const opacity = ((drawing.data[from + 3] ?? 0) / 255) * inside
      if (!opacity || !hole.data[at]) continue
      for (let channel = 0; channel < 3; channel += 1) {
        const below = onto.data[at * 3 + channel] ?? 0
        const drawn = drawing.data[from + channel] ?? 0
        const lit = drawn + (below - drawn) * AMBIENT
        onto.data[at * 3 + channel] = clamp(below + (lit - below) * opacity)
      }
    }
}
