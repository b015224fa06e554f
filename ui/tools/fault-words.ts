import type { Field, Fields } from '../fields/field.ts'

/** What the service would refuse, with the form's own names of fields and choices. */
export function faultWords(fields: Fields, sentence: string): string {
  const names = Object.entries(fields).flatMap(([name, field]) => [
    [name, field.label] as const,
    ...choicesOf(field),
  ])
  return names.reduce(
    (words, [name, label]) =>
      words.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), label),
    sentence,
  )
}

/** Those that the service writes in capitals: nothing else in a sentence is. */
function choicesOf({ kind }: Field): (readonly [string, string])[] {
  if (kind.control !== 'choice') return []
  return kind.options
    .filter(({ value }) => /^[A-Z][A-Z0-9_]+$/.test(value))
    .map(({ value, label }) => [value, label])
}
