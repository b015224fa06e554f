import type { BaseIssue } from 'valibot'
import { repr } from './repr.ts'

const unquoted = (name: string) => name.replace(/^"|"$/g, '')

type Sentence = (issue: BaseIssue<unknown>) => string

const typed =
  (type: string): Sentence =>
  ({ input }) =>
    `${repr(input)} is not of type '${type}'`

/** A JSON-schema validator's sentence for each kind of issue. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  strict_object: ({ expected, received, input }) => {
    if (expected === 'never')
      return `Additional properties are not allowed (${repr(unquoted(received))} was unexpected)`
    if (expected?.startsWith('"'))
      return `${repr(unquoted(expected))} is a required property`
    return `${repr(input)} is not of type 'object'`
  },
  string: typed('string'),
  number: typed('integer'),
  integer: typed('integer'),
  boolean: typed('boolean'),
  array: typed('array'),
  regex: ({ input, requirement }) =>
    `${repr(input)} does not match ${repr((requirement as RegExp).source)}`,
  min_value: ({ input, requirement }) =>
    `${repr(input)} is less than the minimum of ${String(requirement)}`,
  max_value: ({ input, requirement }) =>
    `${repr(input)} is greater than the maximum of ${String(requirement)}`,
  min_length: ({ input }) => `${repr(input)} is too short`,
  max_length: ({ input }) => `${repr(input)} is too long`,
  union: ({ input }) =>
    `${repr(input)} is not valid under any of the given schemas`,
}

/** The service's words for what valibot found. */
export const sentence: Sentence = (issue) =>
  SENTENCES[issue.type]?.(issue) ?? issue.message
