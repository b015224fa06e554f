import type { FieldKind } from './kind.ts'

export interface Option<O extends string = string> {
  value: O
  label: string
}

export interface ChoiceKind<V = string | null> extends FieldKind<V> {
  control: 'choice'
  /** '' stands for none. */
  options: readonly Option[]
}

/** @param labels of what a row of the API takes, in the order of the list */
export function choiceKind<O extends string>(
  labels: Readonly<Record<O, string>>,
): ChoiceKind<O> {
  const options = (Object.keys(labels) as O[]).map((value) => ({
    value,
    label: labels[value],
  }))
  const find = (value: unknown) => found(options, value)
  return {
    control: 'choice',
    options,
    read: find,
    problem: (value) => (find(value) === undefined ? chooseOne(options) : null),
  }
}

/** With *None* before all others. */
export function choiceOrNone<O extends string>(
  values: readonly O[],
  none = 'None',
): ChoiceKind<O | null> {
  const options = values.map((value) => ({ value, label: inWords(value) }))
  const read = (stored: unknown) =>
    stored === null || stored === '' ? null : found(options, stored)
  return {
    control: 'choice',
    options: [{ value: '', label: none }, ...options],
    read,
    problem: (value) => (read(value) === undefined ? chooseOne(options) : null),
  }
}

/** The same choice is in capitals or not, as the API's generation has it. */
function found<O extends string>(
  options: readonly Option<O>[],
  stored: unknown,
): O | undefined {
  if (typeof stored !== 'string') return undefined
  const wanted = stored.toLowerCase()
  return options.find(({ value }) => value.toLowerCase() === wanted)?.value
}

function chooseOne(options: readonly Option[]): string {
  return `Choose one: ${options.map(({ label }) => label).join(', ')}.`
}

/** `OIL_PAINTING` as *Oil painting*. */
/** A name of the API as the panel writes it. */
export function inWords(name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
