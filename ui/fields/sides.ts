import type { FieldKind } from './kind.ts'

/** How far each side moves outward, canvas units. */
export interface Sides {
  left: number
  top: number
  right: number
  bottom: number
}

export interface SidesKind extends FieldKind<Sides> {
  control: 'sides'
}

export const noSides: Sides = { left: 0, top: 0, right: 0, bottom: 0 }

/** As far as Figma exports at one pixel a unit. */
const furthest = 8192

export const sideNames = ['left', 'top', 'right', 'bottom'] as const

export const sidesKind: SidesKind = {
  control: 'sides',
  read: (stored) => {
    if (typeof stored !== 'object' || stored === null) return undefined
    const given = stored as Record<string, unknown>
    const isSides = sideNames.every((name) => typeof given[name] === 'number')
    return isSides ? (given as unknown as Sides) : undefined
  },
  problem: (value, label) =>
    sideNames.every((name) => value[name] >= 0 && value[name] <= furthest)
      ? null
      : `${label}: from 0 to ${furthest.toLocaleString('en')} on each side.`,
}
