import type { FieldKind } from './kind.ts'

/** A small number, all of which can be shown. */
export interface CountKind extends FieldKind<number> {
  control: 'count'
  min: number
  max: number
}

export function countKind(min: number, max: number): CountKind {
  return {
    control: 'count',
    min,
    max,
    read: (stored) => {
      const number = wholeNumber(stored)
      if (number === undefined) return undefined
      return rangeProblem(number, '', min, max) === null ? number : undefined
    },
    problem: (value, label) => rangeProblem(value, label, min, max),
  }
}

/** Also from a text, as version 0.1.0 kept it. */
export function wholeNumber(stored: unknown): number | undefined {
  const number =
    typeof stored === 'string' && stored.trim() ? Number(stored) : stored
  return typeof number === 'number' && Number.isFinite(number)
    ? number
    : undefined
}

export function rangeProblem(
  value: number,
  label: string,
  min: number,
  max: number,
): string | null {
  return Number.isInteger(value) && value >= min && value <= max
    ? null
    : `${label}: a whole number from ${String(min)} to ${max.toLocaleString('en')}.`
}
