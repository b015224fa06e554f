import {
  isGiven,
  valueOf,
  type Endpoint,
  type Rule,
  type Values,
} from './endpoint.ts'
import { fault, type Fault } from './fault.ts'
import type { FilePart } from './field.ts'
import { list } from './field-check.ts'
import { readWindow } from './window.ts'

type Kinds = {
  [Kind in Rule['kind']]: (
    rule: Extract<Rule, { kind: Kind }>,
    call: Call,
  ) => Fault | null
}

/** What is asked about the values of a call. */
interface Call {
  has: (name: string) => boolean
  /** How many values a field has. */
  count: (name: string) => number
  /** As text: what is given, or the default. */
  value: (name: string) => string
  /** Width and height of a picture, where they are told. */
  size: (name: string) => FilePart['size']
}

const kinds: Kinds = {
  apart: ({ fields: [one, other] }, { has }) =>
    has(one) && has(other) ? fault(one, `cannot go with ${other}`) : null,
  only: ({ field, by, values }, { has, value }) =>
    has(field) && !values.includes(value(by))
      ? fault(field, `needs ${by} to be ${list(values)}`)
      : null,
  not: ({ field, values, beside }, { has, value }) =>
    has(field) && has(beside) && values.includes(value(field))
      ? fault(field, `cannot be ${value(field)} beside ${beside}`)
      : null,
  needs: ({ field, values, needs }, { has, value }) => {
    if (!has(field) || has(needs)) return null
    if (!values) return fault(field, `needs ${needs}`)
    return values.includes(value(field))
      ? fault(field, `can be ${value(field)} only with ${needs}`)
      : null
  },
  'as-many': ({ field, as }, { has, count }) =>
    has(field) && count(field) !== count(as)
      ? fault(field, `must be as many as ${as}`)
      : null,
  'at-most': ({ field, max, beside }, { has, count }) =>
    has(beside) && count(field) > max
      ? fault(field, `can be ${String(max)} at most beside ${beside}`)
      : null,
  listed: ({ field, options, without }, { has, value }) =>
    has(field) && !has(without) && !options.includes(value(field))
      ? fault(field, `must be one of ${list(options)}, without ${without}`)
      : null,
  'same-size': ({ fields: [one, other] }, { size }) => {
    const [a, b] = [size(one), size(other)]
    return a && b && (a.width !== b.width || a.height !== b.height)
      ? fault(one, `must have the width and height of ${other}`)
      : null
  },
  inside: ({ field, of }, { has, value, size }) => {
    const picture = size(of)
    const window = has(field) && readWindow(value(field))
    if (!picture || !window) return null
    return window.x + window.width > picture.width ||
      window.y + window.height > picture.height
      ? fault(field, `must lie inside ${of}`)
      : null
  },
  'max-side': ({ field, by, pixels }, { value, size }) => {
    const { width = 0, height = 0 } = size(field) ?? {}
    const most = pixels[value(by)] ?? Infinity
    return Math.max(width, height) > most
      ? fault(
          field,
          `can have ${String(most)} pixels a side at most when ${by} is ${value(by)}`,
        )
      : null
  },
}

export const ruleFault = (
  endpoint: Endpoint,
  rule: Rule,
  params: Values,
): Fault | null => {
  const explain = kinds[rule.kind] as (rule: Rule, call: Call) => Fault | null
  return explain(rule, {
    has: (name) => isGiven(params[name]),
    count: (name) => [params[name] ?? []].flat().length,
    value: (name) => String(valueOf(endpoint, params, name)),
    size: (name) => (params[name] as FilePart | undefined)?.size,
  })
}
