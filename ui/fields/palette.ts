import type { Palette } from '../ideogram/field.ts'
import type { FieldKind } from './kind.ts'

/** Colours by weight, or one of the service's own palettes; null leaves it free. */
export interface PaletteKind<
  Name extends string = string,
> extends FieldKind<Palette<Name> | null> {
  control: 'palette'
  /** The service's own. */
  names: readonly Name[]
}

type Member = Extract<Palette, { members: unknown }>['members'][number]

const hex = /^#[0-9a-f]{6}$/i

function memberOf(stored: unknown): Member | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { color_hex, color_weight } = stored as Record<string, unknown>
  if (typeof color_hex !== 'string' || !hex.test(color_hex)) return null
  return typeof color_weight === 'number' && color_weight > 0
    ? { color_hex, color_weight: Math.min(1, color_weight) }
    : { color_hex }
}

export function paletteKind<Name extends string>(
  names: readonly Name[],
): PaletteKind<Name> {
  return {
    control: 'palette',
    names,
    read: (stored) => {
      if (stored === null) return null
      if (typeof stored !== 'object') return undefined
      const { name, members } = stored as Record<string, unknown>
      const named = names.find((one) => one === name)
      if (named) return { name: named }
      if (!Array.isArray(members)) return undefined
      const known = members.map(memberOf).filter((one) => one !== null)
      const isWhole = known.length > 0 && known.length === members.length
      return isWhole ? { members: known } : undefined
    },
    problem: () => null,
  }
}
