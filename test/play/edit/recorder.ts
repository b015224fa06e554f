import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Busboy } from '@fastify/busboy'

/** A request as it went over the wire to Ideogram; never its key. */
export interface RecordedCall extends Body {
  method: string
  /** Without the query. */
  path: string
  query: Record<string, string>
  status: number
  /** Its body. */
  answer: Buffer
  /** Milliseconds until the whole answer was there. */
  tookMs: number
}

interface Body {
  /** In the order in which they were sent: a name may be there more than once. */
  fields: [name: string, value: unknown][]
  files: { field: string; type: string; bytes: Buffer }[]
}

export interface Recorder {
  origin: string
  calls: RecordedCall[]
  close(): Promise<void>
}

/** Of one hop, or of a body that is decoded by now. */
const ownHeaders = [
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]

/** Stands between a relay and Ideogram and writes down what passes. */
export async function startRecorder(ideogram: string): Promise<Recorder> {
  const calls: RecordedCall[] = []
  const server = createServer((request, response) => {
    pass(request)
      .then(({ status, headers, answer }) => {
        response.writeHead(status, headers).end(answer)
      })
      .catch(() => response.destroy())
  })

  async function pass(request: IncomingMessage) {
    const startedAt = performance.now()
    const { method = 'GET', url = '/', headers } = request
    const { pathname, searchParams } = new URL(url, ideogram)
    const body = await buffer(request)
    const answered = await fetch(new URL(url, ideogram), {
      method,
      headers: passedOn(Object.entries(headers)),
      ...(body.length ? { body } : {}),
    })
    const answer = Buffer.from(await answered.arrayBuffer())
    const { status } = answered
    calls.push({
      method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      ...(await readBody(body, headers['content-type'])),
      status,
      answer,
      tookMs: Math.round(performance.now() - startedAt),
    })
    return { status, headers: passedOn(answered.headers), answer }
  }

  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${String(port)}`,
    calls,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function passedOn(
  headers: Iterable<[string, string | string[] | undefined]>,
): Record<string, string> {
  const passed = [...headers].flatMap(([name, value]) =>
    typeof value === 'string' && !ownHeaders.includes(name)
      ? [[name, value] as const]
      : [],
  )
  return Object.fromEntries(passed)
}

async function readBody(bytes: Buffer, type = ''): Promise<Body> {
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type)
  const isJson = type.startsWith('application/json') && bytes.length > 0
  const json: unknown = isJson ? JSON.parse(bytes.toString()) : {}
  return { fields: Object.entries(json as object), files: [] }
}

async function readForm(bytes: Buffer, type: string): Promise<Body> {
  const fields: Body['fields'] = []
  const files: Promise<Body['files'][number]>[] = []
  const form = new Busboy({ headers: { 'content-type': type } })
  form.on('field', (name, value) => {
    fields.push([name, value])
  })
  form.on('file', (field, stream, _filename, _encoding, type) => {
    files.push(buffer(stream).then((bytes) => ({ field, type, bytes })))
  })
  await new Promise((done, fail) => {
    form.on('finish', done).on('error', fail)
    Readable.from(bytes).pipe(form)
  })
  return { fields, files: await Promise.all(files) }
}
