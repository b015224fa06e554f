import type { EndpointName } from './endpoints.ts'
import type { Problem } from './error.ts'
import type { Reply } from './exchange.ts'
import { dollarsOf } from './micros.ts'

/** An answer with a status of 400 or more, as far as it could be understood. */
interface Refusal {
  status: number
  sentence: string
  body: Readonly<Record<string, unknown>>
  retryAfterSeconds?: number
}

/** Where services put their sentence, in the order of preference. */
const sentenceFields = ['error', 'detail', 'message', 'title'] as const
const maxSentence = 300

const objectIn = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** A web page is written for a browser window, not for a failure notice. */
const isPage = (text: string) => /^\s*</.test(text)
const isJson = (text: string) => /^\s*[[{]/.test(text)

const sentenceIn = (body: Record<string, unknown>, text: string): string => {
  for (const name of sentenceFields) {
    const value = body[name]
    if (typeof value === 'string' && value.trim()) return value.trim()
  }
  return isPage(text) || isJson(text) ? '' : text.trim()
}

/** `Retry-After` is a number of seconds or a date. */
export const retryAfter = (headers: Headers): number | null => {
  const value = headers.get('retry-after')
  if (!value) return null
  const seconds = /^\d+$/.test(value.trim())
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null
}

const reasonIn = ({ body }: Refusal) =>
  typeof body['reject_reason'] === 'string'
    ? { reason: body['reject_reason'] }
    : {}

/** Reasons of a 429 that more money mends, and time does not. */
const moneyReasons = [
  'insufficient_funds',
  'subscription_required',
  'priority_credit_required',
]

const busy = (refusal: Refusal): Problem => {
  const { sentence, retryAfterSeconds } = refusal
  const reason = reasonIn(refusal)
  if (reason.reason && moneyReasons.includes(reason.reason))
    return { kind: 'no-funds', sentence, ...reason }
  const after = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  return { kind: 'busy', sentence, ...reason, ...after }
}

const retired = /model version\b.*\bno longer supported/i

const badRequest = (
  { sentence }: Refusal,
  successor: EndpointName | undefined,
): Problem =>
  retired.test(sentence)
    ? { kind: 'model-retired', sentence, ...(successor ? { successor } : {}) }
    : { kind: 'bad-request', sentence }

/** 422 is for safety; a schema validator's `detail` under it was reported too. */
const unprocessable = ({ sentence, body }: Refusal): Problem =>
  typeof body['error'] === 'string' ||
  typeof body['detail'] !== 'string' ||
  /safety|prohibited/i.test(sentence)
    ? { kind: 'unsafe', sentence }
    : { kind: 'bad-request', sentence }

const byStatus: Partial<Record<number, (refusal: Refusal) => Problem>> = {
  401: ({ sentence }) => ({ kind: 'unauthorized', sentence }),
  402: (refusal) => ({
    kind: 'no-funds',
    sentence: refusal.sentence,
    ...reasonIn(refusal),
  }),
  403: ({ sentence }) => ({ kind: 'forbidden', sentence }),
  404: ({ sentence }) => ({ kind: 'not-found', sentence }),
  413: ({ sentence }) => ({ kind: 'too-large', sentence }),
  422: unprocessable,
  429: busy,
}

/** What a relay says for itself: nothing of it ran, unless it was on its way to Ideogram. */
const relayed = (refusal: Refusal, paid: boolean): Problem => {
  const { status, sentence, body } = refusal
  const { budget, left_usd_micros, resets_at } = body
  if (status === 402 && (budget === 'member' || budget === 'team'))
    return {
      kind: 'budget',
      which: budget,
      sentence,
      leftUsd:
        typeof left_usd_micros === 'number' ? dollarsOf(left_usd_micros) : null,
      resetsAt: typeof resets_at === 'string' ? resets_at.slice(0, 40) : null,
    }
  if (status === 429) return busy(refusal)
  const mayBeBilled = paid && status >= 500
  return { kind: 'relay', status, sentence, mayBeBilled }
}

interface Asked {
  /** Taken out of the service's sentence, should it be quoted there. */
  key?: string
  paid: boolean
  successor?: EndpointName | undefined
}

/** What a refusal means whose body was read already. */
export const refusalIn = (
  status: number,
  body: Readonly<Record<string, unknown>>,
  text: string,
  headers: Headers,
  { key, paid, successor }: Asked,
): Problem => {
  const raw = sentenceIn(body, text)
  // the key first: a cut could leave a part of it
  const said = (key ? raw.replaceAll(key, '…') : raw).slice(0, maxSentence)
  const sentence =
    said || `The service answered ${String(status)} and gave no reason.`
  const after = retryAfter(headers)
  const refusal: Refusal = {
    status,
    sentence,
    body,
    ...(after === null ? {} : { retryAfterSeconds: after }),
  }
  if (body['relay'] === true) return relayed(refusal, paid)
  if (status >= 500) return { kind: 'server', status, sentence }
  return byStatus[status]?.(refusal) ?? badRequest(refusal, successor)
}

/** What a refused call means. */
export const refusalOf = (reply: Reply, asked: Asked): Problem => {
  const text = new TextDecoder().decode(reply.bytes)
  return refusalIn(reply.status, objectIn(text), text, reply.headers, asked)
}
