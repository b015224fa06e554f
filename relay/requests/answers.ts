import type { Answer } from '../ledger/requests.ts'
import { Refusal } from '../refusal.ts'
import type { Read } from './send.ts'

const json: [string, string] = ['content-type', 'application/json']

/** What a refusal says, as it is kept. */
export function answerOf({ status, message, details }: Refusal): Answer {
  const said = { error: message, relay: true, ...details.body }
  const body = new TextEncoder().encode(JSON.stringify(said))
  return { status, headers: [json], body }
}

export const readOf = (refusal: Refusal): Read => {
  const { status, headers, body } = answerOf(refusal)
  return { status, headers, body: new Uint8Array(body), rest: null }
}

export function responseOf(
  { status, headers, body }: Answer,
  rest: Read['rest'] = null,
): Response {
  if (status === 204 || status === 205) return new Response(null, { status })
  const whole = new Uint8Array(body)
  return new Response(rest ? both(whole, rest) : whole, {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  })
}

function both(first: Uint8Array, rest: ReadableStream<Uint8Array>) {
  const through = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => controller.enqueue(first),
  })
  return rest.pipeThrough(through)
}

export const tooLargeToKeep = () =>
  new Refusal(
    502,
    'Ideogram’s answer was too large for the relay to keep. The request was billed.',
  )

/** Should never be said: whatever went wrong, the request may have run. */
export const lost = () =>
  new Refusal(
    502,
    'The relay lost Ideogram’s answer. The request may have been billed.',
  )

export const cutShort = () =>
  new Refusal(
    502,
    'The relay was ended while Ideogram worked. The request may have been billed.',
  )
