import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { AdminPage } from './admin/page.ts'
import { createRelay } from './app.ts'
import type { RelayConfig } from './config.ts'
import { fetchWithoutCopies } from './fetch.ts'
import { whoIsAt } from './guard/address.ts'
import { countConnections } from './guard/connections.ts'
import { openFile } from './ledger/sqlite.ts'
import { Refusal } from './refusal.ts'

export interface Listening {
  /** 0 takes any free port. */
  readonly port: number
  /** `localhost` stands for both loopback addresses, and for nothing else. */
  readonly host: string
  readonly log?: (line: string) => void
  /**
   * The file that remembers, or `:memory:`. Without one a team is remembered
   * until the end, and a relay for everyone's own key remembers nothing.
   */
  readonly state?: string | undefined
  /** The admin page, as it was built. */
  readonly page?: AdminPage
}

export interface ServedRelay {
  /** Where to reach it, such as `http://localhost:8787`. */
  readonly origin: string
  /** Takes nothing more, and resolves when all that has begun is done. */
  finish(): Promise<void>
  /** Stops at once, whatever is under way. */
  close(): Promise<void>
}

/** Serves the relay on Node. Rejects if the port or the file is taken. */
export async function serveRelay(
  config: RelayConfig,
  { port, host, log = console.log, state, page }: Listening,
): Promise<ServedRelay> {
  const isTeam = config.access.mode === 'team-key'
  const path = state ?? (isTeam ? ':memory:' : null)
  const database = path === null ? null : await openFile(path)
  const begun = new Set<Promise<unknown>>()
  const relay = createRelay(config, {
    ...{ database, log, fetch: fetchWithoutCopies, now: () => Date.now() },
    page: page ?? null,
    background(work) {
      begun.add(work)
      void work.finally(() => begun.delete(work))
    },
  })
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const address = addressOf(incoming as IncomingMessage, config)
      const answer = await relay.fetch(request, address)
      await send(answer, outgoing as ServerResponse)
      return RESPONSE_ALREADY_SENT
    },
    {
      overrideGlobalObjects: false,
      errorHandler: () => fromOutside(unreadable),
    },
  )
  const servers: Server[] = []
  const close = async () => {
    await Promise.all(servers.map(stop))
    database?.close()
  }
  const open = async (at: string | undefined, on: number) => {
    const server = createServer(patience(config))
    const isOneTooMany = countConnections(server, mostConnections(config))
    server.on('request', (incoming, outgoing) => {
      if (isOneTooMany(incoming.socket))
        void send(fromOutside(crowded), outgoing)
      else void listener(incoming, outgoing)
    })
    await listen(server, on, at)
    servers.push(server)
    return (server.address() as AddressInfo).port
  }
  // A browser tries ::1 for localhost first: another program must not be there.
  const [address, ...others] =
    host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
  try {
    const bound = await open(address, port)
    for (const other of others)
      await open(other, bound).catch((error: unknown) => {
        if (!hasCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) throw error
      })
    const name = host.includes(':') ? `[${host}]` : host
    return {
      origin: `http://${name}:${String(bound)}`,
      close,
      async finish() {
        const stopped = servers.map(stopListening)
        while (begun.size > 0) await Promise.allSettled(begun)
        await Promise.all(stopped)
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

const patience = ({ idleMs }: RelayConfig) => ({
  // Who sends its headers by the letter is cut off.
  headersTimeout: idleMs,
  connectionsCheckingInterval: idleMs / 4,
  // A request in the queue is read when it is its turn, however late that is;
  // while it is read the relay watches over it itself.
  requestTimeout: 0,
})

/** A proxy holds all the connections of everyone. */
const mostConnections = ({ trustProxy, connectionsPerAddress }: RelayConfig) =>
  trustProxy ? Infinity : connectionsPerAddress

/** A proxy puts the address it has seen behind those that were claimed. */
function addressOf(
  { headers, socket }: IncomingMessage,
  { trustProxy }: RelayConfig,
): string {
  const claimed = String(headers['x-forwarded-for'] ?? '').split(',')
  const seen = trustProxy ? claimed.at(-1)?.trim() : undefined
  return whoIsAt(seen || (socket.remoteAddress ?? ''))
}

/** Breaks the connection when the body breaks: no answer looks complete. */
async function send(answer: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.setHeaders(answer.headers).writeHead(answer.status)
  outgoing.flushHeaders()
  if (!answer.body) outgoing.end()
  // Either end may leave; there is nobody to tell.
  else
    await pipeline(
      Readable.fromWeb(answer.body as ReadableStream),
      outgoing,
    ).catch(() => undefined)
}

/** What never became a request, such as one with a broken Host header. */
const unreadable = new Refusal(400, 'The relay could not read the request.')

const crowded = new Refusal(
  429,
  'Too many connections came from your address. Close some of them and try again.',
  { headers: { 'Retry-After': '5', Connection: 'close' } },
)

function fromOutside(refusal: Refusal): Response {
  const answer = refusal.toResponse()
  answer.headers.set('Access-Control-Allow-Origin', '*')
  return answer
}

const listen = (server: Server, port: number, host: string | undefined) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

const stopListening = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeIdleConnections()
  })

function stop(server: Server): Promise<void> {
  const stopped = stopListening(server)
  server.closeAllConnections()
  return stopped
}

const hasCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error &&
  'code' in error &&
  codes.includes(String(error.code))
