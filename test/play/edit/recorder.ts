import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Busboy } from '@fastify/busboy'

/** A request as it went over the wire to Ideogram; never its key. */
export interface RecordedCall {
  method: string
  path: string
  fields: Record<string, string>
  files: Record<string, { type: string; bytes: Buffer }>
  status: number
  /** Its body. */
  answer: Buffer
  /** Milliseconds until the whole answer was there. */
  tookMs: number
}

export interface Recorder {
  origin: string
  calls: RecordedCall[]
  close(): Promise<void>
}

/** Stands between a relay and Ideogram and writes down what passes. */
export async function startRecorder(ideogram: string): Promise<Recorder> {
  const calls: RecordedCall[] = []
  const server = createServer((request, response) => {
    pass(request)
      .then(({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type }).end(body)
      })
      .catch(() => response.destroy())
  })

  async function pass(request: IncomingMessage) {
    const startedAt = performance.now()
    const body = await buffer(request)
    const type = request.headers['content-type']
    const key = request.headers['api-key']
    const answer = await fetch(ideogram + request.url!, {
      method: request.method!,
      headers: {
        ...(type ? { 'content-type': type } : {}),
        ...(typeof key === 'string' ? { 'api-key': key } : {}),
      },
      ...(body.length ? { body } : {}),
    })
    const answered = Buffer.from(await answer.arrayBuffer())
    calls.push({
      method: request.method!,
      path: request.url!,
      ...(await parts(body, type)),
      status: answer.status,
      answer: answered,
      tookMs: Math.round(performance.now() - startedAt),
    })
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? 'application/octet-stream',
      body: answered,
    }
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

async function parts(body: Buffer, type: string | undefined) {
  const fields: RecordedCall['fields'] = {}
  const files: RecordedCall['files'] = {}
  if (!type?.startsWith('multipart/form-data')) return { fields, files }
  const form = new Busboy({ headers: { 'content-type': type } })
  const reading: Promise<void>[] = []
  form.on('field', (name, value) => {
    fields[name] = value
  })
  form.on('file', (name, stream, _filename, _encoding, type) => {
    reading.push(
      buffer(stream).then((bytes) => {
        files[name] = { type, bytes }
      }),
    )
  })
  await new Promise((done, fail) => {
    form.on('finish', done).on('error', fail)
    Readable.from(body).pipe(form)
  })
  await Promise.all(reading)
  return { fields, files }
}
