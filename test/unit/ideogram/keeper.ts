import type { IncomingMessage, ServerResponse } from 'node:http'
import type {
  CallOptions,
  Client,
  ClientOptions,
} from '../../../ui/ideogram/client.ts'
import { wait as realWait } from '../../../ui/ideogram/clock.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Ticket } from '../../../ui/ideogram/ticket.ts'
import { edit, withRecorder } from './client.ts'
import { reply, type Recorded } from './recorder.ts'

export type Answer = (
  response: ServerResponse,
  request: IncomingMessage,
) => void

export const url = 'https://ideogram.ai/a.png'
export const data = [{ url }]
export const done = reply(200, { data }, { 'Repaint-Kept': 'done' })
export const running = reply(
  202,
  { state: 'running', relay: true },
  { 'Retry-After': 1 },
)
export const waiting = (place: number): Answer =>
  reply(202, { state: 'waiting', place, relay: true }, { 'Retry-After': 1 })
export const unknown = reply(404, { error: 'Not known.', relay: true })
export const broken: Answer = (response) => response.destroy()
export const silent: Answer = () => undefined

/** Milliseconds after which a relay is first asked where a request stands. */
export const firstQuestion = 2000

export const idOf = ({ headers }: Pick<Recorded, 'headers'>) =>
  headers['repaint-request']

/** Keeps tickets in a list, as a journal would. */
export const keptIn =
  (tickets: Ticket[]) =>
  (ticket: Ticket): Promise<void> => {
    tickets.push(ticket)
    return Promise.resolve()
  }

/** A relay that keeps answers, as far as a test scripts it, and its clients. */
export const withKeeper = () => {
  const bench = withRecorder()
  const client = (options: Partial<ClientOptions> = {}): Client =>
    bench.client({
      via: { kind: 'relay', origin: bench.server.origin, keeps: true },
      ...options,
    })
  /** Asks nothing as long as the request itself is under way, and waits for nothing else. */
  const quietly = (options: Partial<ClientOptions> = {}): Client =>
    client({
      wait: (ms, signal) => realWait(ms === firstQuestion ? 1e6 : 0, signal),
      ...options,
    })
  return {
    bench,
    client,
    quietly,
    call: (options: CallOptions = {}, by = quietly()) =>
      by.call(endpoints.edit, edit(), options),
    asked: () => bench.server.requests.map(({ method }) => method),
    /** What it answers to each method, one after the other; the last one stays. */
    relay: (script: Record<string, Answer[]>) => {
      const left = { ...script }
      bench.server.answer((response, request) => {
        const method = request.method ?? ''
        const [answer = unknown, ...more] = left[method] ?? []
        if (more.length > 0) left[method] = more
        answer(response, request)
      })
    },
  }
}
