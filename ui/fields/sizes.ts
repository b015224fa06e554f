import type { Size } from '../../plugin/shared/geometry.ts'
import type { FieldKind } from './kind.ts'

/** A size by the name that designers know it by, canvas units. */
export interface NamedSize extends Size {
  label: string
}

/** One or several of a list of sizes, each a request. */
export interface SizesKind extends FieldKind<readonly NamedSize[]> {
  control: 'sizes'
  options: readonly NamedSize[]
}

const isSize = (stored: unknown): stored is NamedSize => {
  if (typeof stored !== 'object' || stored === null) return false
  const { label, width, height } = stored as Record<string, unknown>
  return (
    typeof label === 'string' &&
    [width, height].every((side) => typeof side === 'number' && side > 0)
  )
}

export function sizesKind(options: readonly NamedSize[]): SizesKind {
  return {
    control: 'sizes',
    options,
    read: (stored) =>
      Array.isArray(stored) && stored.every(isSize) ? stored : undefined,
    problem: (value) => (value.length ? null : 'Choose at least one size.'),
  }
}
