import { randomFrom } from '../random.ts'
import type { Manner } from './drift.ts'
import { redraw } from './drift.ts'
import { clamp, fillHole } from './fill.ts'
import type { Box, Hole } from './hole.ts'
import { boundsOf, soften } from './hole.ts'
import type { Raster } from './raster.ts'
import { draw } from './raster.ts'
import { sceneFor } from './scene.ts'

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
  const scene = sceneFor(prompt, seed, box)
  if (scene) await lay(await draw(scene), box, filled, hole)
  return redraw(filled, drift, seed)
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
