import type { FieldKind } from './kind.ts'

/** A layer whose picture goes along: chosen on the canvas, taken at the press. */
export interface PictureRef {
  layerId: string
  name: string
}

export interface PicturesKind extends FieldKind<readonly PictureRef[]> {
  control: 'pictures'
  max: number
}

const isRef = (stored: unknown): stored is PictureRef =>
  typeof stored === 'object' &&
  stored !== null &&
  'layerId' in stored &&
  'name' in stored &&
  typeof stored.layerId === 'string' &&
  typeof stored.name === 'string'

export function picturesKind(max: number): PicturesKind {
  return {
    control: 'pictures',
    max,
    read: (stored) =>
      Array.isArray(stored) && stored.every(isRef)
        ? stored.map(({ layerId, name }) => ({ layerId, name }))
        : undefined,
    problem: (value, label) =>
      value.length > max
        ? `${label}: at most ${String(max)}; these are ${String(value.length)}.`
        : null,
  }
}
