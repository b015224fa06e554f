import type { Random } from '../random.ts'
import { between, hash, randomFrom } from '../random.ts'
import type { Size } from '../sizes.ts'
import { inksFor } from './inks.ts'
import { abstract, SETTINGS } from './settings.ts'
import { star, SUBJECTS } from './subjects.ts'

/** Prompts that ask for nothing new: the surroundings are all there is to see. */
const NOTHING =
  /\b(remove|erase|delete|clean|empty|nothing|no |without|fill in)/

const first = <T>(
  table: readonly (readonly [RegExp, T])[],
  prompt: string,
): T | undefined => table.find(([word]) => word.test(prompt))?.[1]

/** What a prompt's words stand for. */
function read(prompt: string, seed: number) {
  const words = prompt.toLowerCase()
  const random = randomFrom(seed ^ hash(words))
  const scenery = first(SETTINGS, words)
  return {
    random,
    inks: inksFor(words, random, scenery?.hue),
    setting: scenery?.draw,
    subject: first(SUBJECTS, words),
  }
}

/**
 * What a prompt shows within an area: an SVG of that size, or nothing. A
 * scenery covers it; a thing alone stands on what was there. Words nobody
 * knows become an abstract picture in the colours they name.
 */
export function sceneFor(
  prompt: string,
  seed: number,
  area: Size,
): string | undefined {
  if (NOTHING.test(prompt.toLowerCase())) return undefined
  const { random, inks, setting, subject } = read(prompt, seed)
  const behind = setting ?? (subject ? undefined : abstract)
  return framed(
    area,
    (behind?.(area, inks, random) ?? '') +
      (subject ? standing(subject(inks, random), area, random) : ''),
  )
}

/** A whole picture of the prompt: an SVG that covers the area. */
export function pictureFor(prompt: string, seed: number, area: Size): string {
  const { random, inks, setting = abstract, subject } = read(prompt, seed)
  return framed(
    area,
    setting(area, inks, random) +
      (subject ? standing(subject(inks, random), area, random) : ''),
  )
}

/** The thing a prompt names, alone on nothing; a star where it names none we know. */
export function cutoutFor(prompt: string, seed: number, area: Size): string {
  const { random, inks, subject = star } = read(prompt, seed)
  return framed(area, placed(subject(inks, random), area, random).drawn)
}

/** A thing drawn in the unit circle, somewhere near the middle of the area. */
function placed(thing: string, area: Size, random: Random) {
  const radius = Math.min(area.width, area.height) * between(random, 0.34, 0.44)
  const x = area.width * between(random, 0.42, 0.58)
  const y = area.height * between(random, 0.46, 0.54)
  const tilt = between(random, -7, 7)
  const drawn = `<g transform="translate(${x},${y}) rotate(${tilt}) scale(${radius})">${thing}</g>`
  return { x, y, radius, drawn }
}

/** A thing with the shadow it throws. */
function standing(thing: string, area: Size, random: Random): string {
  const { x, y, radius, drawn } = placed(thing, area, random)
  return `<ellipse cx="${x}" cy="${y + radius}" rx="${radius * 0.5}" ry="${radius * 0.09}" fill="rgba(10,12,24,0.28)" filter="url(#soft)"/>${drawn}`
}

function framed({ width, height }: Size, drawn: string): string {
  const soft = Math.max(1, Math.min(width, height) / 60)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${soft}"/></filter>${drawn}</svg>`
}
