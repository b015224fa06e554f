import type { FieldKind } from './kind.ts'

export interface PromptKind extends FieldKind<string> {
  control: 'prompt'
  placeholder: string
}

/** Longest prompt that any endpoint documents (v2: 10 000 characters). */
const longest = 10_000

export function promptKind(placeholder: string): PromptKind {
  return {
    control: 'prompt',
    placeholder,
    read: (stored) => (typeof stored === 'string' ? stored : undefined),
    problem: (value) => {
      const { length } = value.trim()
      if (!length) return 'Say what should be painted.'
      return length > longest
        ? `At most ${longest.toLocaleString('en')} characters; these are ${length.toLocaleString('en')}.`
        : null
    },
  }
}
