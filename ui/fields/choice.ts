import type { FieldKind } from './kind.ts'

export interface Option<O extends string = string> {
  value: O
  label: string
}

export interface ChoiceKind<O extends string = string> extends FieldKind<O> {
  control: 'choice'
  options: readonly Option<O>[]
}

/**
 * @param labels of all that a row of the API takes, in the order of the list;
 *   null leaves one out
 */
export function choiceKind<O extends string>(
  labels: Readonly<Record<O, string | null>>,
): ChoiceKind<O> {
  const options = (Object.keys(labels) as O[]).flatMap((value) => {
    const label = labels[value]
    return label === null ? [] : [{ value, label }]
  })
  return {
    control: 'choice',
    options,
    // The same choice is in capitals or not, as the API's generation has it.
    read: (stored) =>
      typeof stored === 'string'
        ? options.find(
            ({ value }) => value.toLowerCase() === stored.toLowerCase(),
          )?.value
        : undefined,
    problem: (value) =>
      options.some((option) => option.value === value)
        ? null
        : `Choose one: ${options.map(({ label }) => label).join(', ')}.`,
  }
}
