import * as v from 'valibot'
import type { Outgoing } from './body.ts'
import { valueOf, type Answer, type Endpoint, type Values } from './endpoint.ts'
import type { EndpointName } from './endpoints.ts'
import { fail } from './error.ts'
import { exchange, type Errand, type Line, type Reply } from './exchange.ts'
import { noticeIn, type Notice } from './notice.ts'
import { refusalIn, refusalOf } from './refusal.ts'
import { budgetIn, type Budget } from './relay.ts'

/** The longest answer known, a page of text blocks, stays far below. */
const maxBytes = 4 * 1024 * 1024

/** Who calls, and who is told what besides the answer. */
export interface Caller {
  line: Line
  key: string
  notify: (notice: Notice) => void
  onBudget: (budget: Budget) => void
}

/** What a header can carry: fetch would quote anything else in its error. */
export const isKey = (key: string): boolean => /^[\x21-\x7e]+$/.test(key)

export const keyHeader = (key: string): { 'Api-Key': string } =>
  isKey(key)
    ? { 'Api-Key': key }
    : fail({
        kind: 'unauthorized',
        sentence: key
          ? 'The API key holds characters that no key has.'
          : 'The API key is missing.',
      })

/** One request to a path behind the route's origin. */
export const errandOf = (
  { line, key }: Caller,
  method: string,
  { path, type, body }: Outgoing,
  asked: { signal: AbortSignal; paid: boolean },
): Errand => ({
  url: line.route.origin + path,
  init: {
    method,
    headers: {
      ...keyHeader(key),
      ...(type ? { 'Content-Type': type } : {}),
    },
    ...(body ? { body } : {}),
  },
  maxBytes,
  ...asked,
})

/** Milliseconds: no answer to a question should take longer, and it can be asked again. */
const longestQuestion = 30_000

/** A question that costs nothing. */
export const ask = (
  caller: Caller,
  method: string,
  letter: Outgoing,
  signal: AbortSignal,
): Promise<Reply> => {
  const { line } = caller
  const timeoutMs = Math.min(line.timeoutMs, longestQuestion)
  const errand = errandOf(caller, method, letter, { signal, paid: false })
  return exchange({ ...line, timeoutMs }, errand)
}

const parseJson = (bytes: Uint8Array, mayBeBilled: boolean): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return fail({ kind: 'bad-answer', why: 'not-json', mayBeBilled })
  }
}

export const isObject = (
  value: unknown,
): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Some answers begin before they are ready, and end in a refusal under status 200. */
const lateRefusal = (answer: unknown): number | null => {
  if (!isObject(answer) || 'data' in answer) return null
  const { status_code: status, error } = answer
  return typeof error === 'string' && Number(status) >= 400
    ? Number(status)
    : null
}

/** What came, as it was written: a refusal is thrown, what is said besides is told. */
export const read = (
  { key, notify, onBudget }: Caller,
  endpoint: Endpoint,
  reply: Reply,
  paid: boolean,
): unknown => {
  const { method, path } = endpoint
  const successor = endpoint.successor as EndpointName | undefined
  const budget = budgetIn(reply.headers)
  if (budget) onBudget(budget)
  if (reply.status >= 400) fail(refusalOf(reply, { key, paid, successor }))
  const answer = parseJson(reply.bytes, paid)
  const late = lateRefusal(answer)
  if (late !== null && isObject(answer))
    fail(refusalIn(late, answer, '', reply.headers, { key, paid, successor }))
  const notice = noticeIn(`${method} ${path}`, reply.headers, answer)
  if (notice) notify(notice)
  return answer
}

/** More than any call may ask for. */
const mostResults = 8

/**
 * What came, as the row understands it: never more results than were asked for,
 * and never none.
 *
 * @param params null when they are not known any more
 */
export const understood = <E extends Endpoint>(
  endpoint: E,
  answer: unknown,
  params: Values | null,
  mayBeBilled = endpoint.price !== undefined,
): Answer<E> => {
  const parsed = v.safeParse(endpoint.answer, answer)
  if (!parsed.success)
    return fail({ kind: 'bad-answer', why: 'wrong-shape', mayBeBilled })
  const { results } = endpoint
  const output: unknown = parsed.output
  const list = results && isObject(output) ? output[results] : null
  if (!results || !Array.isArray(list)) return output
  if (list.length === 0) fail({ kind: 'no-result' })
  const asked = params && valueOf(endpoint, params, 'num_images')
  const most = results === 'data' && params ? Number(asked ?? 1) : mostResults
  return { ...(output as object), [results]: list.slice(0, most) }
}
