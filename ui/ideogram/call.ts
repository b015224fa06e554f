import * as v from 'valibot'
import { outgoing } from './body.ts'
import type { Answer, Params } from './endpoint.ts'
import type { AnyEndpoint } from './endpoints.ts'
import { fail } from './error.ts'
import { exchange, type Line } from './exchange.ts'
import { noticeIn, type Notice } from './notice.ts'
import { priceOf } from './prices.ts'
import { refusalOf } from './refusal.ts'

/** The longest answer known, a page of text blocks, stays far below. */
const maxBytes = 4 * 1024 * 1024

/** What a header can carry: fetch would quote anything else in its error. */
const checkKey = (key: string): string =>
  /^[\x21-\x7e]+$/.test(key)
    ? key
    : fail({
        kind: 'unauthorized',
        sentence: key
          ? 'The API key holds characters that no key has.'
          : 'The API key is missing.',
      })

const parseJson = (bytes: Uint8Array, mayBeBilled: boolean): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return fail({ kind: 'bad-answer', why: 'not-json', mayBeBilled })
  }
}

export interface Caller {
  line: Line
  key: string
  notify: (notice: Notice) => void
}

/** One call, sent once. */
export const callOnce = async <E extends AnyEndpoint>(
  { line, key, notify }: Caller,
  endpoint: E,
  params: Params<E>,
  signal: AbortSignal,
): Promise<Answer<E>> => {
  const { method, successor } = endpoint
  const paid = priceOf(endpoint, params) > 0
  const { path, type, body } = outgoing(endpoint, params)
  const headers = {
    'Api-Key': checkKey(key),
    ...(type ? { 'Content-Type': type } : {}),
  }
  const reply = await exchange(line, {
    url: line.route.origin + path,
    init: { method, headers, ...(body ? { body } : {}) },
    signal,
    maxBytes,
    paid,
  })
  if (reply.status >= 400) fail(refusalOf(reply, { key, paid, successor }))
  const answer = parseJson(reply.bytes, paid)
  const notice = noticeIn(`${method} ${endpoint.path}`, reply.headers, answer)
  if (notice) notify(notice)
  const parsed = v.safeParse(endpoint.answer, answer)
  return parsed.success
    ? parsed.output
    : fail({ kind: 'bad-answer', why: 'wrong-shape', mayBeBilled: paid })
}
