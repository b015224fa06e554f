import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A request as it arrived at the far end. */
export interface Arrival {
  readonly method: string
  /** Path with query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  /** Resolves with what has come when the body begins. */
  readonly begun: Promise<string>
  /** Resolves with the whole body; rejects if it was cut off. */
  readonly body: Promise<Buffer>
  /** Resolves when the connection is gone before the answer was complete. */
  readonly abandoned: Promise<void>
}

export type Answer = (response: ServerResponse, arrival: Arrival) => void

export interface Upstream {
  readonly origin: string
  readonly arrivals: Arrival[]
  /** The next arrival from now on. */
  next(): Promise<Arrival>
  /** What to answer from now on. */
  answer(how: Answer): void
  close(): Promise<void>
}

/** A far end that keeps what it gets and answers as told. */
export async function startUpstream(): Promise<Upstream> {
  const arrivals: Arrival[] = []
  const waiting: ((arrival: Arrival) => void)[] = []
  let answer: Answer = json({ ok: true })
  const server = createServer((request, response) => {
    const arrival = record(request, response)
    arrivals.push(arrival)
    waiting.splice(0).forEach((tell) => {
      tell(arrival)
    })
    answer(response, arrival)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    arrivals,
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
      }),
    answer(how) {
      answer = how
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function record(request: IncomingMessage, response: ServerResponse): Arrival {
  const body = buffer(request)
  const begun = once(request, 'data').then(([chunk]) => String(chunk))
  // A caller may leave in the middle while nobody waits for either.
  for (const awaited of [body, begun]) awaited.catch(() => undefined)
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers,
    begun,
    body,
    abandoned: new Promise((resolve) => {
      response.once('close', () => {
        if (!response.writableFinished) resolve()
      })
    }),
  }
}

/** Answers with JSON, once the whole request is here. */
export function json(
  value: unknown,
  status = 200,
  headers: Record<string, string | string[]> = {},
): Answer {
  return (response, { body }) => {
    const respond = () => {
      response.writeHead(status, {
        'Content-Type': 'application/json',
        ...headers,
      })
      response.end(JSON.stringify(value))
    }
    body.then(respond, () => undefined)
  }
}
