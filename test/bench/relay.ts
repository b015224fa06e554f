/** What a relay costs: beside Ideogram without one, in the same run. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { engines, newFolder, type Running } from '../unit/relay/engines.ts'

const [node] = engines

/** Of a team's key, as the relay and the service have them. */
const places = 10

const tokenOf = (member: number) =>
  `token-of-member-${String(member)}-0123456789`

const membersUpTo = (count: number) =>
  Array.from(
    { length: count },
    (_, member) => `member-${String(member)}:${tokenOf(member)}`,
  ).join()

function startRelay(
  origin: string,
  key: string,
  members: number,
): Promise<Running> {
  return newFolder().then((state) =>
    node!.start(
      {
        IDEOGRAM_ORIGIN: origin,
        IDEOGRAM_API_KEY: key,
        MEMBER_TOKENS: membersUpTo(members),
        REQUESTS_PER_MINUTE: '100000',
        CONNECTIONS_PER_ADDRESS: '1000',
      },
      state,
    ),
  )
}

const path = '/v1/ideogram-v3/generate'

function post(
  origin: string,
  key: string,
  fields: Record<string, string | Blob>,
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const headers = { 'Api-Key': key }
  return fetch(origin + path, { method: 'POST', headers, body })
}

export interface Sharing {
  refused: number
  /** 0 to 1 of the key's places, while anybody waited for one. */
  busy: number
  /** The longest of the members' mean waits, as often as the mean of all. */
  longestWait: number
}

/** Forty members press three times each, all at once. */
export async function shareOut(members = 40, each = 3): Promise<Sharing> {
  const service = await startService(places, 2000)
  const relay = await startRelay(
    service.origin,
    'key-of-the-team-0123',
    members,
  )
  const begun = performance.now()
  const answers = await Promise.all(
    Array.from({ length: members * each }, (_, at) =>
      post(relay.origin, tokenOf(at % members), {
        prompt: String(at % members),
        rendering_speed: 'TURBO',
      }),
    ),
  )
  await relay.close()
  service.close()
  const { worked } = service
  const waits = Array.from({ length: members }, (_, member) =>
    mean(
      worked
        .filter(({ prompt }) => prompt === String(member))
        .map(({ begin }) => begin - begun),
    ),
  )
  return {
    refused: answers.filter(({ ok }) => !ok).length,
    busy: busyIn(worked),
    longestWait: Math.max(...waits) / mean(waits),
  }
}

/** From the first that began until the last did. */
function busyIn(worked: readonly Worked[]): number {
  const begins = worked.map(({ begin }) => begin)
  const [first, last] = [Math.min(...begins), Math.max(...begins)]
  const busy = worked.map(({ begin, end }) => Math.min(end, last) - begin)
  return (mean(busy) * worked.length) / (places * (last - first))
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

export interface Load {
  /** Bytes that the relay's memory grew by, at its largest. */
  grown: number | null
  /** Uploads a second, through the relay over without it. */
  throughput: number
}

/** Fifty uploads of ten megabytes at once. */
export async function upload(count = 50, bytes = 10_000_000): Promise<Load> {
  const far = await startSink()
  const relay = await startRelay(far.origin, 'key-of-the-team-0123', count)
  const image = new Blob([new Uint8Array(bytes)])
  const all = async (origin: string) => {
    const begun = performance.now()
    const answers = await Promise.all(
      Array.from({ length: count }, (_, at) =>
        post(origin, tokenOf(at), { prompt: 'a', image }),
      ),
    )
    if (!answers.every(({ ok }) => ok)) throw new Error('It was refused')
    return performance.now() - begun
  }
  // The first of each makes connections and compiles.
  await all(far.origin)
  const direct = await all(far.origin)
  const before = await largestOf(relay.pid)
  const relayed = await all(relay.origin)
  const after = await largestOf(relay.pid)
  await relay.close()
  far.close()
  return {
    grown: before === null || after === null ? null : after - before,
    throughput: direct / relayed,
  }
}

export interface Delays {
  /** Milliseconds in the median, more than the same from a bare server. */
  me: number
  admission: number
}

/** What a member waits for the relay itself, once it has a long ledger. */
export async function delays(rows = 10_000, waiting = 200): Promise<Delays> {
  const far = await startSink()
  const relay = await startRelay(far.origin, 'key-of-the-team-0123', waiting)
  const small = { prompt: 'a', rendering_speed: 'TURBO' }
  for (let done = 0; done < rows; done += places)
    await Promise.all(
      Array.from({ length: places }, (_, at) =>
        post(relay.origin, tokenOf(at), small).then(drained),
      ),
    )
  const posting = (origin: string) => () =>
    post(origin, tokenOf(0), small).then(drained)
  const bare = await median(posting(far.origin))
  const admission = await median(posting(relay.origin))

  far.hold()
  const left = new AbortController()
  const held = Array.from({ length: waiting }, (_, at) => {
    const body = new FormData()
    body.append('prompt', 'a')
    const headers = { 'Api-Key': tokenOf(at) }
    const { signal } = left
    const init = { method: 'POST', headers, body, signal }
    return fetch(relay.origin + path, init).catch(() => undefined)
  })
  await far.arrived(places)
  const getting = (url: string) => () =>
    fetch(url, { headers: { 'Api-Key': tokenOf(0) } }).then(drained)
  const nothing = await median(getting(`${far.origin}/`))
  const me = await median(getting(`${relay.origin}/me`))
  left.abort()
  await Promise.all(held)
  await relay.close()
  far.close()
  return { me: me - nothing, admission: admission - bare }
}

const drained = (answer: Response) => answer.arrayBuffer()

async function median(work: () => Promise<unknown>, runs = 200) {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)[runs / 2]!
}

interface Worked {
  prompt: string
  /** When all of it was there, and when its answer was given. */
  begin: number
  end: number
}

/**
 * Ideogram's places and its time, by its own clock. It makes no pictures: one
 * process has this, the clients and the clock, and what it did meanwhile would
 * keep the next request waiting before its door.
 */
async function startService(places: number, latency: number) {
  const worked: Worked[] = []
  let taken = 0
  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request)
    const begin = performance.now()
    if (taken === places) response.statusCode = 429
    else {
      taken++
      await setTimeout(latency)
      taken--
      const [, prompt = ''] = /name="prompt"\s+(\d+)/.exec(body) ?? []
      worked.push({ prompt, begin, end: performance.now() })
    }
    answer(response)
  }
  const server = createServer((...asked) => void serve(...asked))
  return { worked, ...(await listening(server)) }
}

function answer(response: ServerResponse): void {
  const url = 'https://ideogram.ai/1.png'
  const data = [{ url, is_image_safe: true, prompt: 'a', seed: 1 }]
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ created: '2026-01-01T00:00:00Z', data }))
}

async function listening(server: Server) {
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Takes everything, and answers at once or never. */
async function startSink() {
  let [isHolding, arrived] = [false, 0]
  const tell: (() => void)[] = []
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      arrived++
      for (const look of tell) look()
      if (isHolding && request.method === 'POST') return
      answer(response)
    })
  })
  return {
    ...(await listening(server)),
    /** Answers no POST any more. */
    hold: () => {
      ;[isHolding, arrived] = [true, 0]
    },
    /** When so many have come since then. */
    arrived: (count: number) =>
      new Promise<void>((done) => {
        const look = () => arrived >= count && done()
        tell.push(look)
        look()
      }),
  }
}

/** Bytes that a process had in memory at most; null where nobody tells. */
async function largestOf(pid: number | undefined): Promise<number | null> {
  const file = `/proc/${String(pid)}/status`
  const status = await readFile(file, 'utf8').catch(() => '')
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(status) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}
