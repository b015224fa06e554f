import type { FieldKind } from './kind.ts'

/** Style codes as Ideogram gives them: eight hexadecimal digits each. */
export interface CodesKind extends FieldKind<readonly string[]> {
  control: 'codes'
}

const code = /^[0-9a-f]{8}$/i

export const codesKind: CodesKind = {
  control: 'codes',
  read: (stored) =>
    Array.isArray(stored) && stored.every((one) => typeof one === 'string')
      ? stored
      : undefined,
  problem: (value, label) =>
    value.every((one) => code.test(one))
      ? null
      : `${label}: eight digits 0–9 or letters A–F each.`,
}

/** What was typed, one after another. */
export function codesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}
