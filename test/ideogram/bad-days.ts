import type { Misfortune } from './conditions.ts'
import type { Refusal } from './refusal.ts'
import {
  badRequest,
  inFlight,
  insufficientFunds,
  problem,
  tooManyPolls,
  unsafe,
  wrongKey,
} from './refusal.ts'

const refused = ({ status, body, headers }: Refusal): Misfortune => ({
  kind: 'status',
  status,
  body,
  headers,
})

/** The answers of a bad day, ready for `script({ on, answer })`. */
export const badDays = {
  wrongKey: refused(wrongKey()),
  insufficientFunds: refused(insufficientFunds()),
  forbidden: refused(problem(403, 'No access to this endpoint or model.')),
  unsafePrompt: refused(unsafe('Prompt')),
  unsafeImage: refused(unsafe('Image')),
  tooMany: refused(inFlight(10)),
  tooManyPolls: refused(tooManyPolls()),
  modelRefused: refused(badRequest('model version no longer supported')),
  broken: refused(problem(500, 'The server encountered an internal error.')),
  unavailable: refused(
    problem(503, 'Image generation service temporarily unavailable.'),
  ),
  /** As documented for remove-background in v2: it fails after it began to answer. */
  failedLate: {
    kind: 'status',
    status: 200,
    body: { error: 'The background-removal request failed.', status_code: 500 },
  },
} satisfies Record<string, Misfortune>

/** 429 as it is at the in-flight limit; `retryAfter` in seconds, or an HTTP date. */
export const tooManyFor = (retryAfter: string): Misfortune =>
  refused(inFlight(10, retryAfter))

/** 429 as polling answers it; `retryAfter` in seconds. */
export const tooManyPollsFor = (retryAfter: string): Misfortune =>
  refused(tooManyPolls(retryAfter))
