import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Conditions, Scripted } from './conditions.ts'
import { NORMAL } from './conditions.ts'
import type { RecordedRequest } from './record.ts'
import { recorded } from './record.ts'
import type { Reply } from './reply.ts'
import { json, replyOf, spoiled, write } from './reply.ts'
import { Refusal } from './refusal.ts'
import { Script } from './script.ts'
import { Api } from './api.ts'

export interface IdeogramOptions {
  /** 0, the default: any free port. */
  port?: number
  /** The key it accepts; a random one unless told. */
  key?: string
  /** Where the seeds nobody asked for come from: the same numbers every time. */
  seed?: number
  conditions?: Partial<Conditions>
}

/** A running stand-in for the Ideogram API. */
export interface Ideogram {
  /** `http://localhost:PORT`, of the API and of the image links. */
  readonly origin: string
  readonly key: string
  /** Everything that came, oldest first; preflights and downloads included. */
  readonly requests: readonly RecordedRequest[]
  /** Changed at will; holds for the requests that come after. */
  readonly conditions: Conditions
  /** Images in progress at this moment. */
  readonly inFlight: number
  /** What coming requests will meet. */
  script(entry: Scripted): void
  /** Forgets scripts, recorded requests and what is in progress, and makes conditions normal again. */
  reset(): void
  /** Also ends what hangs. */
  close(): Promise<void>
}

/** Listens on the loopback interface only. */
export async function startIdeogram(
  options: IdeogramOptions = {},
): Promise<Ideogram> {
  const key = options.key ?? randomBytes(24).toString('base64url')
  const conditions: Conditions = { ...NORMAL, ...options.conditions }
  const script = new Script()
  const requests: RecordedRequest[] = []
  const api = new Api(key, options.seed)
  const server = createServer((request, response) => {
    response.setHeader('Server', 'embedded stand-in, not Ideogram')
    void serve(request, response).catch(() => response.destroy())
  })

  // Else a connection may be closed just when a busy client uses it again.
  server.keepAliveTimeout = 0

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', api.origin)
    const record = recorded(request, url, key)
    requests.push(record)
    const fate = script.take(api.names(record.method, url.pathname))
    const today = { ...conditions, ...fate.conditions }
    const reply = await answer(request, url, record, today, fate.answer)
    if (reply === 'cut') response.socket?.destroy()
    if (typeof reply === 'string') return
    record.status = reply.status
    const half = fate.answer?.kind === 'cut'
    write(response, withCors(spoiled(reply, fate.answer), today), half)
  }

  async function answer(
    request: IncomingMessage,
    url: URL,
    record: RecordedRequest,
    today: Conditions,
    misfortune: Scripted['answer'],
  ): Promise<Reply | 'cut' | 'hang'> {
    try {
      const read = await api.read(request, record)
      if (misfortune?.kind === 'hang') return 'hang'
      if (misfortune?.kind === 'cut' && misfortune.at === 'start') return 'cut'
      const instead = misfortune && replyOf(misfortune)
      return instead ?? (await api.answer(record, url, read, today))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return json(error.status, error.body, error.headers)
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, 'localhost', resolve)
  })
  api.origin = `http://localhost:${(server.address() as AddressInfo).port}`

  return {
    origin: api.origin,
    key,
    requests,
    conditions,
    get inFlight() {
      return api.places.taken
    },
    script: (entry) => script.add(entry),
    reset() {
      script.clear()
      api.abandon()
      requests.length = 0
      Object.assign(conditions, NORMAL, options.conditions)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*, Api-Key, Content-Type',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
}

const withCors = (reply: Reply, { cors }: Conditions): Reply =>
  cors === 'open' ? { ...reply, headers: { ...reply.headers, ...OPEN } } : reply
