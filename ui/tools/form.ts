import { maxPromptLength, type FormField } from './fields.ts'
import { tools, type ToolName, type Values } from './tools.ts'

/** What is wrong with a value, said beside its field. */
export type Problems = Partial<Record<string, string>>

/** A field's value as it goes over the wire. */
export type Params = Record<string, string | number>

export function initialValues(tool: ToolName): Values {
  return Object.fromEntries(
    tools[tool].fields.map(({ name, initial }) => [name, initial]),
  )
}

/** Keeps what has the same name in the other tool and is possible there. */
export function carriedOver(tool: ToolName, values: Values): Values {
  const kept = tools[tool].fields
    .filter((field) => problemOf(field, values[field.name] ?? '') === null)
    .flatMap(({ name }) => {
      const value = values[name]
      return value ? [[name, value] as const] : []
    })
  return { ...initialValues(tool), ...Object.fromEntries(kept) }
}

export function problemsOf(tool: ToolName, values: Values): Problems {
  return Object.fromEntries(
    tools[tool].fields.flatMap((field) => {
      const problem = problemOf(field, values[field.name] ?? '')
      return problem ? [[field.name, problem]] : []
    }),
  )
}

/** @param values without problems */
export function paramsOf(tool: ToolName, values: Values): Params {
  return Object.fromEntries(
    tools[tool].fields.flatMap(({ name, control }) => {
      const value = (values[name] ?? '').trim()
      if (!value) return []
      const isNumber = control.kind === 'count' || control.kind === 'seed'
      return [[name, isNumber ? Number(value) : value]]
    }),
  )
}

/** How many pictures this press asks for. */
export function countOf(values: Values): number {
  return Number(values.num_images ?? 1)
}

function problemOf({ control, label }: FormField, text: string): string | null {
  const value = text.trim()
  switch (control.kind) {
    case 'prompt':
      if (!value) return 'Say what should be painted.'
      return value.length > maxPromptLength
        ? `At most ${maxPromptLength.toLocaleString('en')} characters; these are ${value.length.toLocaleString('en')}.`
        : null
    case 'choice':
      return control.options.some((option) => option.value === value)
        ? null
        : `Choose one: ${control.options.map((o) => o.label).join(', ')}.`
    case 'count':
    case 'seed': {
      if (!value && control.kind === 'seed') return null
      const { min, max } = control
      const number = Number(value)
      return Number.isInteger(number) && number >= min && number <= max
        ? null
        : `${label}: a whole number from ${String(min)} to ${max.toLocaleString('en')}.`
    }
  }
}
