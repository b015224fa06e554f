import type { Random } from '../random.ts'
import { between, hash, pick, randomFrom } from '../random.ts'
import type { Size } from '../sizes.ts'
import type { Inks } from './inks.ts'
import { inksFor } from './inks.ts'
import { Pen } from './pen.ts'
import { paintFlow, paintRoom, TABLE } from './scenery/indoors.ts'
import { paintPlace } from './scenery/landscape.ts'
import type { Hour } from './scenery/lights.ts'
import { hourFor, namesHour } from './scenery/lights.ts'
import type { Light } from './scenery/noise.ts'
import type { Place } from './scenery/places.ts'
import { placeFor, PLACES_OF_THINGS } from './scenery/places.ts'
import { subjectOf } from './subject.ts'
import type { Thing } from './things/thing.ts'
import { FOOT } from './things/thing.ts'
import { UNKNOWN } from './things/unknown.ts'
import type { Raster } from './raster.ts'
import { draw, lit, over } from './raster.ts'

/** Prompts that ask for nothing new: the surroundings are all there is to see. */
const NOTHING =
  /\b(remove|erase|delete|clean|empty|nothing|no |without|fill in|get rid)/

export const asksForNothing = (prompt: string): boolean =>
  NOTHING.test(prompt.toLowerCase())

/** What a prompt's words stand for. */
export interface Reading {
  readonly words: string
  readonly random: Random
  readonly inks: Inks
  readonly thing: Thing | undefined
  readonly place: Place | undefined
}

export function read(prompt: string, seed: number): Reading {
  const words = prompt.toLowerCase()
  const random = randomFrom(seed ^ hash(words))
  const thing = subjectOf(words)
  return {
    words,
    random,
    inks: inksFor(words, random, thing?.hue),
    thing,
    place: placeFor(words),
  }
}

/** Words for how something looks, and not for something. */
const SURFACES =
  /\b(abstract|gradients?|textures?|patterns?|background|backdrop|wallpaper|colou?rs?)\b/

/** Whether a prompt speaks of what is around things only. */
export const isScenery = ({ words, thing, place }: Reading): boolean =>
  !thing && (Boolean(place) || namesHour(words) || SURFACES.test(words))

interface Spot {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** A thing at a spot, a little tilted: an SVG of the whole area. */
export function thingAt(
  { thing = UNKNOWN, inks, random }: Reading,
  { x, y, radius }: Spot,
  area: Size,
  pen = new Pen(),
): string {
  const tilt = thing.home === 'sky' ? between(random, -7, 7) : 0
  const drawn = `<g transform="translate(${x},${y}) rotate(${tilt}) scale(${radius})">${thing.draw(pen, inks, random)}</g>`
  return framed(area, drawn, shadow(thing, x, y, radius))
}

/** What a thing throws on what it stands on. */
const shadow = (
  { home, foot = FOOT }: Thing,
  x: number,
  y: number,
  radius: number,
) =>
  home === 'sky'
    ? ''
    : `<ellipse cx="${x + radius * 0.16}" cy="${y + radius * foot}" rx="${radius * 0.66}" ry="${radius * 0.1}" fill="${home === 'water' ? 'rgba(230,240,245,0.35)' : 'rgba(10,12,24,0.42)'}" filter="url(#soft)"/>`

export function framed({ width, height }: Size, drawn: string, under = '') {
  const soft = Math.max(1, Math.min(width, height) / 70)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${soft}"/></filter>${under}${drawn}</svg>`
}

/** Somewhere near the middle, filling the area well. */
export function central(area: Size, random: Random): Spot {
  return {
    radius: Math.min(area.width, area.height) * between(random, 0.36, 0.44),
    x: area.width * between(random, 0.44, 0.56),
    y: area.height * between(random, 0.47, 0.53),
  }
}

/** Where a thing stands in a whole picture. */
function standing(
  { thing, place, random }: Reading,
  area: Size,
  isRoom: boolean,
): Spot {
  const { width, height } = area
  const side = Math.min(width, height)
  if (!thing || isRoom) {
    const radius = side * between(random, 0.28, 0.33)
    return {
      radius,
      x: width * between(random, 0.44, 0.56),
      y: height * (TABLE + 0.12) - radius * 0.9,
    }
  }
  const radius = Math.min(thing.size * 1.15 * height, side * 0.4)
  const x = width * pick(random, [0.34, 0.42, 0.58, 0.66])
  const horizon = place?.horizon ?? 0.6
  const feet =
    thing.home === 'sky'
      ? between(random, 0.3, 0.42) + thing.size
      : thing.home === 'water'
        ? Math.min(0.86, horizon + 0.06 + thing.size * 0.5)
        : Math.min(0.94, Math.max(0.84, horizon + 0.1))
  return { radius, x, y: height * feet - radius * (thing.foot ?? FOOT) }
}

const LIGHTS: readonly [Light, ...Light[]] = [
  [0.86, 0.81, 0.74],
  [0.72, 0.79, 0.78],
  [0.84, 0.74, 0.7],
  [0.78, 0.79, 0.83],
]

/** Where nothing is said about the place: a thing's own, or colours that flow. */
function behind(reading: Reading, area: Size): Promise<Raster> {
  const { words, thing, random, inks } = reading
  const place = placeOf(reading)
  if (place) return paintPlace(place, hourFor(words), area, random)
  if (thing) return paintRoom(pick(random, LIGHTS), area, random)
  const { main, second, accent } = inks
  const colours = [
    main(22),
    main(48),
    accent(66),
    second(56),
    second(84),
    main(36),
  ]
  return paintFlow(colours.map(lightIn), area, random)
}

/** The place said, or the one where the thing is at home. */
function placeOf({ words, thing, place }: Reading): Place | undefined {
  if (place) return place
  if (!thing) return namesHour(words) ? PLACES_OF_THINGS.sky : undefined
  return thing.home === 'table' ? undefined : PLACES_OF_THINGS[thing.home]
}

/** A whole picture of the prompt. @returns RGB */
export async function paintScene(
  prompt: string,
  seed: number,
  area: Size,
): Promise<Raster> {
  const reading = read(prompt, seed)
  const scenery = await behind(reading, area)
  if (!reading.thing) return scenery
  const place = placeOf(reading)
  const spot = standing({ ...reading, place }, area, !place)
  const drawing = await draw(thingAt(reading, spot, area))
  return over(
    scenery,
    place ? lit(drawing, lightOf(hourFor(reading.words))) : drawing,
  )
}

/** What a place's hour makes of the things in it. */
const lightOf = ({ shine, strength }: Hour) =>
  shine.map((share) => Math.min(1, 0.42 + 0.6 * strength) * (0.4 + 0.6 * share))

/** What a prompt puts behind something else. @returns RGB */
export const paintScenery = (
  prompt: string,
  seed: number,
  area: Size,
): Promise<Raster> => behind(read(prompt, seed), area)

/** Reads `hsla(…)` as inks write it. */
function lightIn(paint: string): Light {
  const [hue = 0, saturation = 0, lightness = 0] = (
    paint.match(/[\d.]+/g) ?? []
  ).map(Number)
  const [s, l] = [saturation / 100, lightness / 100]
  const channel = (offset: number) => {
    const at = (offset + hue / 30) % 12
    return (
      l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(at - 3, 9 - at, 1))
    )
  }
  return [channel(0), channel(8), channel(4)]
}
