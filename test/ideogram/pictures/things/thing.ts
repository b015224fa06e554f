import type { Random } from '../../random.ts'
import type { Inks } from '../inks.ts'
import type { Pen } from '../pen.ts'

/** Draws one thing within a unit circle around 0,0, y downwards: SVG elements. */
export type Draw = (pen: Pen, inks: Inks, random: Random) => string

/** Something prompts ask for. */
export interface Thing {
  readonly words: RegExp
  readonly draw: Draw
  /** Where it is at home where a prompt does not say. */
  readonly home: 'table' | 'sky' | 'land' | 'water'
  /** Its radius in a scenery, of the picture's height; on a table all are large. */
  readonly size: number
  /** How far below its middle it ends, of its radius: what it stands on. */
  readonly foot?: number
  /** Its own hue, in degrees, where a prompt names none. */
  readonly hue?: number
}

/** Where most things end. */
export const FOOT = 0.96

/** As drawn, and once more on the left. */
export const mirrored = (drawn: string) =>
  `${drawn}<g transform="scale(-1,1)">${drawn}</g>`
