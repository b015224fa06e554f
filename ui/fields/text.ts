import type { FieldKind } from './kind.ts'

/** A line of words that may be left out. */
export interface TextKind extends FieldKind<string> {
  control: 'text'
  placeholder: string
}

export function textKind(placeholder: string, longest = 10_000): TextKind {
  return {
    control: 'text',
    placeholder,
    read: (stored) => (typeof stored === 'string' ? stored : undefined),
    problem: (value, label) =>
      value.length > longest
        ? `${label}: at most ${longest.toLocaleString('en')} characters.`
        : null,
  }
}
