import type { Light } from './noise.ts'

/** An hour of the day: the sky and what it does to everything under it. */
export interface Hour {
  readonly zenith: Light
  readonly middle: Light
  readonly low: Light
  /** What the far distance fades into. */
  readonly haze: Light
  /** The colour of lit surfaces. */
  readonly shine: Light
  /** How bright the land is. */
  readonly strength: number
  readonly sun?: {
    readonly glow: number
    readonly disc: boolean
    readonly v: number
  }
  readonly clouds: {
    readonly lit: Light
    readonly shade: Light
    readonly cover: number
  }
  readonly stars?: true
  /** How much air lies before the distance: 1 is usual. */
  readonly air: number
}

const DAY: Hour = {
  zenith: [0.16, 0.37, 0.7],
  middle: [0.42, 0.65, 0.88],
  low: [0.82, 0.9, 0.94],
  haze: [0.76, 0.84, 0.9],
  shine: [1, 0.97, 0.9],
  strength: 1.05,
  sun: { glow: 0.5, disc: false, v: 0.16 },
  clouds: { lit: [1, 0.99, 0.97], shade: [0.7, 0.75, 0.83], cover: 0.5 },
  air: 1,
}

const SUNSET: Hour = {
  zenith: [0.17, 0.2, 0.42],
  middle: [0.62, 0.4, 0.5],
  low: [1, 0.66, 0.36],
  haze: [0.94, 0.6, 0.44],
  shine: [1, 0.72, 0.48],
  strength: 0.72,
  sun: { glow: 1, disc: true, v: 0.5 },
  clouds: { lit: [1.1, 0.68, 0.42], shade: [0.5, 0.32, 0.44], cover: 0.6 },
  air: 1.1,
}

const NIGHT: Hour = {
  zenith: [0.015, 0.03, 0.09],
  middle: [0.05, 0.09, 0.2],
  low: [0.14, 0.2, 0.34],
  haze: [0.12, 0.17, 0.3],
  shine: [0.6, 0.72, 1],
  strength: 0.2,
  sun: { glow: 0.35, disc: true, v: 0.2 },
  clouds: { lit: [0.22, 0.27, 0.4], shade: [0.06, 0.09, 0.17], cover: 0.3 },
  stars: true,
  air: 0.9,
}

const FOG: Hour = {
  zenith: [0.7, 0.74, 0.78],
  middle: [0.78, 0.81, 0.83],
  low: [0.87, 0.88, 0.88],
  haze: [0.84, 0.86, 0.87],
  shine: [0.96, 0.98, 1],
  strength: 0.8,
  clouds: { lit: [0.9, 0.91, 0.92], shade: [0.7, 0.73, 0.76], cover: 0.35 },
  air: 1.9,
}

const STORM: Hour = {
  zenith: [0.13, 0.16, 0.21],
  middle: [0.29, 0.34, 0.4],
  low: [0.6, 0.63, 0.64],
  haze: [0.5, 0.54, 0.57],
  shine: [0.8, 0.88, 0.95],
  strength: 0.6,
  clouds: { lit: [0.62, 0.65, 0.68], shade: [0.15, 0.18, 0.22], cover: 0.85 },
  air: 1.2,
}

/** Which words make which hour; the first that matches. By day where none does. */
const HOURS: readonly (readonly [RegExp, Hour])[] = [
  [/\b(sunsets?|dusk|evening|golden hour|twilight)\b/, SUNSET],
  [
    /\b(sunrise|dawn|morning)\b/,
    {
      ...SUNSET,
      ...{
        zenith: [0.3, 0.42, 0.62],
        middle: [0.72, 0.62, 0.66],
        strength: 0.85,
      },
    },
  ],
  [
    /\b(night|midnight|moonlit|moonlight|starry|stars|neon|space|galaxy|cosmos|nebula)\b/,
    NIGHT,
  ],
  [/\b(fog|foggy|mist|misty|haze|hazy)\b/, FOG],
  [/\b(storm|stormy|rain|rainy|dramatic|overcast)\b/, STORM],
]

export const hourFor = (words: string): Hour =>
  HOURS.find(([word]) => word.test(words))?.[1] ?? DAY

/** Whether a prompt names an hour at all. */
export const namesHour = (words: string): boolean =>
  HOURS.some(([word]) => word.test(words))
