import { realpathSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import * as v from 'valibot'
import { createRelay } from './app.ts'
import { readConfig, type RelayConfig } from './config.ts'
import { Refusal } from './refusal.ts'

export interface Listening {
  /** 0 takes any free port. */
  readonly port: number
  /** `localhost` stands for both loopback addresses, and for nothing else. */
  readonly host: string
  readonly log?: (line: string) => void
}

export interface ServedRelay {
  /** Where to reach it, such as `http://localhost:8787`. */
  readonly origin: string
  /** Stops at once, whatever is under way. */
  close(): Promise<void>
}

/** Serves the relay on Node. Rejects if the port is taken. */
export async function serveRelay(
  config: RelayConfig,
  { port, host, log }: Listening,
): Promise<ServedRelay> {
  const relay = createRelay(config, log)
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      await send(await relay.fetch(request), outgoing as ServerResponse)
      return RESPONSE_ALREADY_SENT
    },
    { overrideGlobalObjects: false, errorHandler: unreadable },
  )
  const servers: Server[] = []
  const close = async () => {
    await Promise.all(servers.map(stop))
  }
  // A browser tries ::1 for localhost first: another program must not be there.
  const [address, ...others] =
    host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
  const open = async (at: string | undefined, on: number) => {
    const server = createServer((incoming, outgoing) => {
      void listener(incoming, outgoing)
    })
    await listen(server, on, at)
    servers.push(server)
    return (server.address() as AddressInfo).port
  }
  try {
    const bound = await open(address, port)
    for (const other of others)
      await open(other, bound).catch((error: unknown) => {
        if (!hasCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) throw error
      })
    const name = host.includes(':') ? `[${host}]` : host
    return { origin: `http://${name}:${String(bound)}`, close }
  } catch (error) {
    await close()
    throw error
  }
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
function unreadable(): Response {
  const answer = new Refusal(
    400,
    'The relay could not read the request.',
  ).toResponse()
  answer.headers.set('Access-Control-Allow-Origin', '*')
  return answer
}

const listen = (server: Server, port: number, host: string | undefined) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

const stop = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })

const hasCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error &&
  'code' in error &&
  codes.includes(String(error.code))

// Set but empty counts as not set: an empty host would mean every address.
const Place = v.object({
  PORT: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => Number(text || '8787')),
    v.integer('PORT must be a whole number.'),
    v.minValue(0, 'PORT must not be negative.'),
    v.maxValue(65_535, 'PORT must be at most 65535.'),
  ),
  HOST: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text || 'localhost'),
  ),
})

async function main() {
  const config = readConfig(process.env)
  const { PORT, HOST } = v.parse(Place, process.env)
  const { origin } = await serveRelay(config, { port: PORT, host: HOST })
  console.log(`Repaint relay (${config.access.mode}) at ${origin}`)
}

const entry = process.argv[1]
if (entry && realpathSync(entry) === fileURLToPath(import.meta.url))
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
