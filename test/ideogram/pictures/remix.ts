import type { Manner } from './drift.ts'
import { redraw } from './drift.ts'
import { graded } from './grade.ts'
import { placedIn } from './instruct.ts'
import type { Raster } from './raster.ts'
import { blur, median } from './raster.ts'
import { paintScene, read } from './scene.ts'

/** Manners of painting that prompts name. */
const PAINTED =
  /\b(paint(ing|ed)?|watercolou?rs?|oil|gouache|illustration|poster|brush|impression\w*|anime|cartoon|comic)\b/

/** Pixels of the picture from which only colours are taken. */
const PALETTE = { width: 160, height: 160 }

/**
 * Another picture of the same composition: its colours are the prompt's, and
 * so is what is new in it.
 * @param weight 1..100: how much the source counts
 */
export async function paintRemix(
  image: Raster,
  prompt: string,
  weight: number,
  seed: number,
  manner: Manner,
): Promise<Raster> {
  if (manner.pixels === 'as-sent') return image
  const share = 1 - weight / 100
  const colours = await paintScene(prompt, seed, PALETTE)
  const toned = await graded(image, colours, Math.min(1, share * 1.5))
  const isPainted = PAINTED.test(prompt.toLowerCase())
  const side = Math.min(image.width, image.height)
  const brush = Math.max(3, Math.round(side / (isPainted ? 110 : 300)) * 2 + 1)
  const soft = isPainted ? await median(toned, brush) : await blur(toned, 0.6)
  const reading = read(prompt, seed)
  const whole =
    reading.thing && weight < 85 ? await placedIn(soft, reading) : soft
  return redraw(whole, manner.drift, seed)
}
