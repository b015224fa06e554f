import {
  isGiven,
  valueOf,
  type Endpoint,
  type Rule,
  type Values,
} from './endpoint.ts'
import type { Field, FilePart } from './field.ts'

/** What is wrong with a call before it is sent, and beside which field to say so. */
export interface Fault {
  field: string
  sentence: string
}

const megabytes = (bytes: number) => `${String(bytes / 1024 / 1024)} MB`
const list = (options: readonly string[]) => options.join(', ')

type FilesRule = { types: readonly string[]; maxBytes: number }

const fileFault = ({ types, maxBytes }: FilesRule, file: FilePart) => {
  if (!types.includes(file.type)) return `must be one of ${list(types)}`
  if (file.bytes.length > maxBytes) return `is above ${megabytes(maxBytes)}`
  return file.bytes.length === 0 ? 'is empty' : null
}

const totalFault = (max: number | undefined, files: readonly FilePart[]) => {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return max !== undefined && total > max
    ? `are above ${megabytes(max)} together`
    : null
}

const countFault = (max: number, values: readonly unknown[]) =>
  values.length > max ? `can be ${String(max)} at most` : null

const first = <T>(values: readonly T[], fault: (value: T) => string | null) => {
  for (const value of values) {
    const found = fault(value)
    if (found) return found
  }
  return null
}

const textFault = (
  rule: { minLength?: number; maxLength?: number; pattern?: RegExp },
  value: string,
) => {
  const { minLength = 0, maxLength = Infinity, pattern } = rule
  if (value.trim().length < minLength)
    return minLength === 1
      ? 'is empty'
      : `needs at least ${String(minLength)} characters`
  if (value.length > maxLength)
    return `can have ${String(maxLength)} characters at most`
  return pattern && !pattern.test(value) ? 'is not of the right form' : null
}

/** The types were checked by the compiler; this is about what they cannot say. */
const valueFault = (field: Field, value: unknown): string | null => {
  switch (field.kind) {
    case 'text':
      return textFault(field, value as string)
    case 'texts': {
      const values = value as readonly string[]
      return (
        countFault(field.max, values) ??
        first(values, (text) => textFault(field, text))
      )
    }
    case 'integer': {
      const { min, max } = field
      const number = value as number
      return Number.isInteger(number) && number >= min && number <= max
        ? null
        : `must be a whole number from ${String(min)} to ${String(max)}`
    }
    case 'choice':
    case 'choices': {
      const values = [value].flat() as string[]
      return values.every((value) => field.options.includes(value))
        ? null
        : `must be one of ${list(field.options)}`
    }
    case 'file':
      return fileFault(field, value as FilePart)
    case 'files': {
      const files = value as readonly FilePart[]
      return (
        countFault(field.max, files) ??
        first(files, (file) => fileFault(field, file)) ??
        totalFault(field.maxTotalBytes, files)
      )
    }
    case 'flag':
      return null
    case 'palette':
      return paletteFault(value)
  }
}

const hex = /^#(?:[0-9a-fA-F]{3}){1,2}$/

const paletteFault = (value: unknown): string | null => {
  const { members } = value as {
    members?: { color_hex: string; color_weight?: number }[]
  }
  if (!members) return null
  if (members.length < 1 || members.length > 8) return 'takes 1 to 8 colours'
  return first(members, ({ color_hex, color_weight = 1 }) => {
    if (!hex.test(color_hex)) return 'must hold colours like #RRGGBB'
    return color_weight >= 0.05 && color_weight <= 1
      ? null
      : 'takes weights from 0.05 to 1'
  })
}

const ruleFault = (
  endpoint: Endpoint,
  rule: Rule,
  params: Values,
): Fault | null => {
  const has = (name: string) => isGiven(params[name])
  const count = (name: string) => [params[name] ?? []].flat().length
  switch (rule.kind) {
    case 'apart': {
      const [one, other] = rule.fields
      return has(one) && has(other)
        ? { field: one, sentence: `${one} cannot go with ${other}` }
        : null
    }
    case 'only': {
      const { field, by, values } = rule
      return has(field) &&
        !values.includes(String(valueOf(endpoint, params, by)))
        ? { field, sentence: `${field} needs ${by} to be ${list(values)}` }
        : null
    }
    case 'as-many': {
      const { field, as } = rule
      return has(field) && count(field) !== count(as)
        ? { field, sentence: `${field} must be as many as ${as}` }
        : null
    }
  }
}

const fieldFault = (field: Field, value: unknown): string | null => {
  if (isGiven(value)) return valueFault(field, value)
  return field.required ? 'is missing' : null
}

/** Everything a row knows to be wrong with the values, field by field; empty when it may go out. */
export const check = (endpoint: Endpoint, params: Values): Fault[] => [
  ...Object.entries(endpoint.fields).flatMap(([field, rules]) => {
    const what = fieldFault(rules, params[field])
    return what ? [{ field, sentence: `${field} ${what}` }] : []
  }),
  ...endpoint.rules.flatMap((rule) => ruleFault(endpoint, rule, params) ?? []),
]
