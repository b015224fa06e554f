import busboy from '@fastify/busboy'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Part {
  name: string
  text?: string
  file?: { name: string; type: string; bytes: Buffer }
}

export interface Recorded {
  method: string
  /** Path and query, as they arrived. */
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void

export interface Recorder {
  origin: string
  requests: Recorded[]
  /** Scripts the coming answers, one each; the last one stays. */
  answer(...answers: Answer[]): void
  close(): Promise<void>
}

/** A server on a socket that writes down what arrives and answers as told. */
export const startRecorder = async (): Promise<Recorder> => {
  const requests: Recorded[] = []
  let script: Answer[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      requests.push({ method, url, headers, body: Buffer.concat(chunks) })
      const answer = script.length > 1 ? script.shift() : script[0]
      answer?.(response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    requests,
    answer: (...answers) => {
      script = answers
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/** Answers with JSON (or with text as it is). */
export const reply =
  (
    status: number,
    body: unknown,
    headers: Record<string, string | number> = {},
  ): Answer =>
  (response) => {
    response.writeHead(status, headers)
    response.end(
      typeof body === 'string' || Buffer.isBuffer(body)
        ? body
        : JSON.stringify(body),
    )
  }

/** Takes a multipart body apart with a parser that is not ours. */
export const partsOf = (request: Recorded): Promise<Part[]> =>
  new Promise((resolve, reject) => {
    const type = request.headers['content-type'] ?? ''
    const parser = busboy({ headers: { 'content-type': type } })
    const parts: Part[] = []
    parser.on('field', (name, text) => parts.push({ name, text }))
    parser.on('file', (name, stream, fileName, _encoding, mime) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks)
        parts.push({ name, file: { name: fileName, type: mime, bytes } })
      })
    })
    parser.on('finish', () => {
      resolve(parts)
    })
    parser.on('error', reject)
    parser.end(request.body)
  })
