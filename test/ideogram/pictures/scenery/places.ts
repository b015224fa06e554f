import type { GROUNDS } from './grounds.ts'
import type { Light } from './noise.ts'
import type { Ridge } from './ridges.ts'

/** A kind of place: what stands in it, the nearest first, and what lies in front. */
export interface Place {
  /** Where the sky ends, of the height. */
  readonly horizon: number
  readonly ridges: readonly Ridge[]
  readonly ground: keyof typeof GROUNDS
}

const ROCK: Light = [0.5, 0.45, 0.42]
const TURF: Light = [0.3, 0.4, 0.2]
const SNOW: Light = [0.96, 0.98, 1]
const PINE: Light = [0.07, 0.15, 0.1]
const MOSS: Light = [0.2, 0.32, 0.14]

const ridge = (
  make: Ridge['make'],
  foot: number,
  rise: number,
  air: number,
  colour: Light = ROCK,
  cover: Light = TURF,
): Ridge => ({ make, foot, rise, air, colour, cover })

const mountains: Place = {
  horizon: 0.62,
  ridges: [
    ridge('wood', 1.06, 0.26, 0.02, PINE, MOSS),
    ridge('hill', 0.98, 0.16, 0.1, [0.22, 0.34, 0.14], [0.34, 0.42, 0.2]),
    ridge('rock', 0.92, 0.36, 0.2, ROCK, TURF),
    ridge('snow', 0.84, 0.6, 0.4, [0.4, 0.41, 0.47], SNOW),
    ridge('snow', 0.74, 0.52, 0.6, [0.46, 0.48, 0.55], SNOW),
  ],
  ground: 'grass',
}

const lake: Place = {
  horizon: 0.6,
  ridges: [
    ridge('wood', 0.62, 0.1, 0.2, PINE, MOSS),
    ridge('rock', 0.615, 0.32, 0.36),
    ridge('snow', 0.61, 0.42, 0.62, [0.5, 0.52, 0.58], SNOW),
  ],
  ground: 'water',
}

const sea: Place = {
  horizon: 0.56,
  ridges: [ridge('rock', 0.565, 0.07, 0.62), ridge('hill', 0.563, 0.035, 0.8)],
  ground: 'water',
}

const beach: Place = {
  horizon: 0.5,
  ridges: [
    ridge('hill', 1.12, 0.5, 0, [0.95, 0.84, 0.64], [0.86, 0.72, 0.52]),
    ridge('rock', 0.505, 0.06, 0.6),
  ],
  ground: 'water',
}

const forest: Place = {
  horizon: 0.78,
  ridges: [
    ridge('wood', 1.04, 0.72, 0.03, [0.05, 0.11, 0.07], [0.16, 0.27, 0.12]),
    ridge('wood', 0.97, 0.74, 0.2, PINE, MOSS),
    ridge('wood', 0.92, 0.76, 0.42, PINE, MOSS),
    ridge('wood', 0.88, 0.72, 0.62, PINE, MOSS),
  ],
  ground: 'needles',
}

const desert: Place = {
  horizon: 0.52,
  ridges: [
    ridge('dune', 1.05, 0.34, 0, [0.93, 0.68, 0.4], [0.56, 0.34, 0.22]),
    ridge('dune', 0.8, 0.24, 0.14, [0.93, 0.7, 0.43], [0.6, 0.38, 0.26]),
    ridge('dune', 0.64, 0.16, 0.34, [0.92, 0.72, 0.48], [0.66, 0.44, 0.32]),
  ],
  ground: 'sand',
}

const city: Place = {
  horizon: 0.8,
  ridges: [
    ridge('blocks', 0.97, 0.42, 0.02, [0.3, 0.29, 0.31], [0.46, 0.38, 0.33]),
    ridge('blocks', 0.92, 0.56, 0.26, [0.38, 0.4, 0.44], [0.56, 0.5, 0.45]),
    ridge('blocks', 0.88, 0.66, 0.5, [0.46, 0.5, 0.55], [0.6, 0.58, 0.55]),
  ],
  ground: 'street',
}

const meadow: Place = {
  horizon: 0.56,
  ridges: [
    ridge('hill', 0.72, 0.16, 0.1, [0.28, 0.42, 0.14], [0.46, 0.56, 0.22]),
    ridge('wood', 0.62, 0.07, 0.34, PINE, MOSS),
    ridge('hill', 0.6, 0.13, 0.5, [0.3, 0.42, 0.2], [0.42, 0.5, 0.26]),
    ridge('rock', 0.59, 0.2, 0.7),
  ],
  ground: 'flowers',
}

const snowfield: Place = {
  ...mountains,
  ridges: [
    ridge('hill', 0.95, 0.14, 0.02, [0.84, 0.9, 0.98], SNOW),
    ridge('wood', 0.84, 0.14, 0.2, [0.16, 0.22, 0.22], [0.8, 0.86, 0.92]),
    ...mountains.ridges.slice(3),
  ],
  ground: 'snow',
}

const sky: Place = { horizon: 1.15, ridges: [], ground: 'grass' }
const skyOverHills: Place = {
  horizon: 0.88,
  ridges: [ridge('hill', 1.02, 0.12, 0.3, TURF, MOSS)],
  ground: 'grass',
}

/** Which words call for which place; the first that matches. */
const PLACES: readonly (readonly [RegExp, Place])[] = [
  [/\b(beach|shore|coast)\b/, beach],
  [
    /\b(city|skyline|buildings?|street|downtown|skyscrapers?|urban|tokyo|new york|paris|london)\b/,
    city,
  ],
  [/\b(lakes?|river|fjord|pond)\b/, lake],
  [/\b(seas?|ocean|waves?|water|harbou?r|bay|lighthouse)\b/, sea],
  [/\b(snow|snowy|winter|ski|arctic)\b/, snowfield],
  [
    /\b(mountains?|alps|alpine|peaks?|canyon|cliffs?|volcano|valley)\b/,
    mountains,
  ],
  [/\b(forest|woods|woodland|jungle|pines?|trees|foliage)\b/, forest],
  [/\b(desert|sand|dunes?|sahara)\b/, desert],
  [/\b(lavender)\b/, { ...meadow, ground: 'lavender' }],
  [
    /\b(meadow|fields?|garden|grass|hills?|landscape|countryside|farm|spring|park)\b/,
    meadow,
  ],
  [/\b(galaxy|space|cosmos|nebula|clouds?|heaven)\b/, sky],
  [
    /\b(sky|air|sunsets?|sunrise|dawn|dusk|stars|starry|night|storm)\b/,
    skyOverHills,
  ],
]

/** The place that a prompt speaks of, if it does. */
export const placeFor = (words: string): Place | undefined =>
  PLACES.find(([word]) => word.test(words))?.[1]

/** Where things are that a prompt puts nowhere. */
export const PLACES_OF_THINGS = {
  sky: skyOverHills,
  land: meadow,
  water: sea,
} as const
