import type { Endpoint, Values } from './endpoint.ts'
import { fault, type Fault } from './fault.ts'
import type { FilePart } from './field.ts'
import { fieldFault, megabytes } from './field-check.ts'
import { ruleFault } from './rule-check.ts'

/** Every file of a call with the name of its field. */
const filesOf = ({ fields }: Endpoint, params: Values) =>
  Object.entries(fields).flatMap(([field, { kind }]) =>
    kind === 'file' || kind === 'files'
      ? [params[field] ?? []].flat().map((file) => ({
          field,
          length: (file as FilePart).bytes.length,
        }))
      : [],
  )

/** Told beside the largest of the files. */
const totalFault = (endpoint: Endpoint, params: Values): Fault[] => {
  const { maxBytes = Infinity } = endpoint
  const files = filesOf(endpoint, params).sort((a, b) => b.length - a.length)
  const total = files.reduce((sum, { length }) => sum + length, 0)
  const [largest] = files
  return largest && total > maxBytes
    ? [
        fault(
          largest.field,
          `is above ${megabytes(maxBytes)} together with the other files`,
        ),
      ]
    : []
}

/**
 * Everything a row knows to be wrong with the values; empty when it may go out.
 * What depends on the width and height of a picture is checked where a file
 * tells its size.
 */
export const check = (endpoint: Endpoint, params: Values): Fault[] => {
  const alone = Object.entries(endpoint.fields).flatMap(([field, rules]) => {
    const what = fieldFault(rules, params[field])
    return what ? [fault(field, what)] : []
  })
  const together = endpoint.rules
    .flatMap((rule) => ruleFault(endpoint, rule, params) ?? [])
    .filter(({ field }) => alone.every((fault) => fault.field !== field))
  return [
    ...alone,
    ...together,
    ...(alone.length === 0 ? totalFault(endpoint, params) : []),
  ]
}
