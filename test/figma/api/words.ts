/** Figma's words for values it does not take. */
import * as v from 'valibot'

type Schema<T> = v.GenericSchema<unknown, T>

/**
 * Checks what a plugin assigns to a property.
 *
 * @throws Error as Figma words it
 */
export function checked<T>(name: string, schema: Schema<T>, value: unknown): T {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  if (!issue.path && issue.kind === 'schema') {
    throw new Error(
      `Expected "${name}" to have type ${plain(issue.expected)} but got ${kindOf(value)} instead`,
    )
  }
  throw new Error(
    `Property "${name}" failed validation: ${sentence(issue)}${pathOf(issue)}`,
  )
}

function sentence(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `Unrecognized key(s) in object: '${lastKey(issue)}'`
  }
  if (issue.kind === 'validation') return issue.message
  if (issue.input === undefined) return 'Required value missing'
  return `Expected ${plain(issue.expected)}, received ${kindOf(issue.input)}`
}

/** Unknown keys are reported at the object that has them. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  const isKey = issue.type === 'strict_object' && issue.expected === 'never'
  const keys = (issue.path ?? []).map((item) => item.key as string | number)
  const shown = isKey ? keys.slice(0, -1) : keys
  const text = shown
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`))
    .join('')
  return text ? ` at ${text.replace(/^\./, '')}` : ''
}

function lastKey(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.at(-1)?.key
  return typeof key === 'string' ? key : ''
}

const plain = (expected: string | null) =>
  (expected ?? 'unknown').replace(/^"(.*)"$/, "'$1'").toLowerCase() === 'array'
    ? 'array'
    : (expected ?? 'unknown')

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

/** A number from `from` to `to`, both included. */
export const within = (from: number, to: number) =>
  v.pipe(
    v.number(),
    v.minValue(from, `Number must be greater than or equal to ${String(from)}`),
    v.maxValue(to, `Number must be less than or equal to ${String(to)}`),
  )

export const finite = v.pipe(
  v.number(),
  v.finite('Expected number, received nan'),
)
