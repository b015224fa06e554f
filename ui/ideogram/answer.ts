import { outgoing } from './body.ts'
import { errandOf, isObject, read, type Caller } from './call.ts'
import { orAborted } from './clock.ts'
import type { Endpoint, Values } from './endpoint.ts'
import { fail } from './error.ts'
import { exchange, type Errand } from './exchange.ts'
import { awaitGeneration } from './generation.ts'
import { postKept, type KeptPatience } from './kept.ts'
import { isGenerationId, type Ticket } from './ticket.ts'

/** How a caller waits, and where a ticket is kept. */
export interface Waiting extends KeptPatience {
  keepTicket?: ((ticket: Ticket) => Promise<void>) | undefined
}

/** @param mayBeBilled what it means when the caller gives up meanwhile */
const keep = async (
  ticket: Ticket,
  { keepTicket, signal }: Waiting,
  mayBeBilled: boolean,
): Promise<void> => {
  if (!keepTicket) return
  try {
    await orAborted(keepTicket(ticket), signal)
  } catch (error) {
    if (signal.aborted) fail({ kind: 'cancelled', mayBeBilled })
    throw error
  }
}

const marked = (errand: Errand, id: string): Errand => ({
  ...errand,
  init: {
    ...errand.init,
    headers: {
      ...(errand.init.headers as Record<string, string>),
      'Repaint-Request': id,
    },
  },
})

/**
 * Sends a call, once.
 *
 * @param id of a paid one, for a relay that keeps answers
 * @throws what keeping its ticket throws, before anything has left
 */
export const send = async (
  caller: Caller,
  endpoint: Endpoint,
  params: Values,
  id: string,
  waiting: Waiting,
): Promise<unknown> => {
  const paid = endpoint.price !== undefined
  const letter = outgoing(endpoint, params)
  const asked = { signal: waiting.signal, paid }
  const errand = errandOf(caller, endpoint.method, letter, asked)
  if (!paid || !caller.line.route.keeps)
    return read(caller, endpoint, await exchange(caller.line, errand), paid)
  await keep({ kind: 'kept', id }, waiting, false)
  const reply = await postKept(caller, marked(errand, id), id, waiting)
  return read(caller, endpoint, reply, paid)
}

/** What came at once, or, where only an id came, what is then waited for. */
export const settled = async (
  caller: Caller,
  endpoint: Endpoint,
  answer: unknown,
  waiting: Waiting,
): Promise<unknown> => {
  if (!endpoint.polled || !isObject(answer) || Array.isArray(answer['data']))
    return answer
  const id = answer['generation_id']
  if (!isGenerationId(id))
    return fail({ kind: 'bad-answer', why: 'wrong-shape', mayBeBilled: true })
  // it is paid for: that it cannot be kept is no reason not to wait for it
  await keep({ kind: 'generation', id }, waiting, true).catch(
    (error: unknown) => {
      if (waiting.signal.aborted) throw error
    },
  )
  return awaitGeneration(caller, id, waiting)
}
