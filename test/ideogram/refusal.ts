import { STATUS_CODES } from 'node:http'

/** An answer that says no: thrown anywhere while a request is handled. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    body: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${JSON.stringify(body)}`)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** The problem object a Python Connexion server writes for statuses without a body of their own. */
export function problem(
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  const title = STATUS_CODES[status] ?? 'Error'
  return new Refusal(
    status,
    { detail, status, title, type: 'about:blank' },
    { 'Content-Type': 'application/problem+json', ...headers },
  )
}

export const badRequest = (detail: string) => problem(400, detail)

export const wrongKey = () =>
  problem(401, 'Provided apikey is not valid', {
    'WWW-Authenticate': 'ApiKey',
  })

export const forbidden = () =>
  problem(403, 'Not authorized to generate an image.')

export const unsafe = (what: 'Prompt' | 'Image') =>
  new Refusal(422, {
    error: `${what} provided failed safety check due to the inclusion of prohibited content.`,
  })

export const inFlight = (limit: number, retryAfter?: string) =>
  new Refusal(
    429,
    {
      error: `You have reached the limit of ${limit} images in progress.`,
      reject_reason: 'inflight_limit',
      max_inflight_requests: limit,
      task_completion_speed: 'fast',
    },
    retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
  )

/** A 429 of polling; `retryAfter` in seconds, absent where the service forgets it. */
export const tooManyPolls = (retryAfter?: string) =>
  problem(
    429,
    'Too many requests.',
    retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
  )

export const insufficientFunds = () =>
  new Refusal(402, {
    error: 'Insufficient credits or quota.',
    reject_reason: 'insufficient_funds',
  })
