import type { ChoiceKind } from './choice.ts'
import type { CodesKind } from './codes.ts'
import type { CountKind } from './count.ts'
import type { FlagKind } from './flag.ts'
import type { FieldKind } from './kind.ts'
import type { PaletteKind } from './palette.ts'
import type { PercentKind } from './percent.ts'
import type { PicturesKind } from './pictures.ts'
import type { PromptKind } from './prompt.ts'
import type { SeedKind } from './seed.ts'
import type { SidesKind } from './sides.ts'
import type { SizesKind } from './sizes.ts'
import type { TextKind } from './text.ts'

/** How a value is asked for: one of `ui/views/fields/`. */
export type Kind =
  | PromptKind
  | TextKind
  | ChoiceKind
  | CountKind
  | PercentKind
  | SeedKind
  | FlagKind
  | CodesKind
  | PaletteKind
  | PicturesKind
  | SidesKind
  | SizesKind

/** A control of the form; its name in a record of fields is that on the wire. */
export interface Field<V = unknown> {
  label: string
  /** One line that says what it changes. */
  hint: string
  kind: Kind & FieldKind<V>
  initial: V
  /** Behind *More*. */
  behind?: 'more'
}

export type Fields = Readonly<Record<string, Field>>

/** What the form holds, by field name: also what this version does not know. */
export type Values = Readonly<Record<string, unknown>>

export type ValuesOf<F> = {
  [K in keyof F]: F[K] extends Field<infer V> ? V : never
}

/** The values of these fields, as they are given or as they begin. */
export function valuesOf(fields: Fields, given: Values): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      valueOf(field, given[name]),
    ]),
  )
}

function valueOf({ kind, initial }: Field, given: unknown): unknown {
  const value = kind.read(given) as unknown
  return value === undefined ? initial : value
}

/** What is wrong, by field name. */
export type Problems = Readonly<Partial<Record<string, string>>>

/** @param values as `valuesOf` gives them */
export function problemsOf(fields: Fields, values: Values): Problems {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind, label }]) => {
      const problem = kind.problem(values[name] as never, label)
      return problem ? [[name, problem]] : []
    }),
  )
}
