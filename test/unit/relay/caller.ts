import { once } from 'node:events'
import {
  request,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http'

export interface Caller {
  readonly request: ClientRequest
  /** Resolves when status and headers are here. */
  readonly answer: Promise<IncomingMessage>
}

/** Calls over a socket, byte for byte as told: nothing is normalised. */
export function open(origin: string, options: RequestOptions): Caller {
  const calling = request(origin, { agent: false, ...options })
  const answer = once(calling, 'response').then(
    ([message]) => message as IncomingMessage,
  )
  // A caller who hangs up is not interested in the error it causes.
  calling.on('error', () => undefined)
  answer.catch(() => undefined)
  return { request: calling, answer }
}
