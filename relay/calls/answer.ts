import { joined } from '../bytes.ts'
import type { Redaction } from './redaction.ts'
import { answerHeaders } from './upstream.ts'

/** What an answer of Ideogram may bring to the panel. */
export const passedOn = [
  'Content-Type',
  'Content-Length',
  'Retry-After',
  'Link',
  'Deprecation',
]

/** Bytes of an error that are read to see what it says. */
const mostOfError = 1_000_000

/**
 * Ideogram's answer as the panel may have it: without the key, wherever it is
 * quoted, in headers that are named, and never in the relay's own voice.
 */
export async function presentable(
  answer: Response,
  redaction: Redaction,
): Promise<Response> {
  const { status } = answer
  const headers = answerHeaders(answer.headers, passedOn)
  for (const name of passedOn) {
    const value = headers.get(name)
    if (value !== null) headers.set(name, redaction.text(value))
  }
  if (status === 204 || status === 205) return new Response(null, { status })
  const body = answer.body && redaction.body(answer.body)
  if (status < 400 || !body) return new Response(body, { status, headers })
  const error = await inItsOwnName(body)
  headers.set('Content-Length', String(error.length))
  return new Response(error, { status, headers })
}

/** An error that calls itself the relay's would be taken for ours. */
async function inItsOwnName(body: ReadableStream<Uint8Array>) {
  const { bytes, rest } = await readUpTo(mostOfError, body)
  await rest?.cancel()
  const text = new TextDecoder().decode(bytes)
  if (rest) return new TextEncoder().encode('{"error":"(a very long text)"}')
  if (!text.includes('relay')) return bytes
  try {
    const json = JSON.parse(text) as unknown
    if (typeof json !== 'object' || json === null || !('relay' in json))
      return bytes
    const others = Object.entries(json).filter(([name]) => name !== 'relay')
    const said = JSON.stringify(Object.fromEntries(others))
    return new TextEncoder().encode(said)
  } catch {
    return bytes
  }
}

export interface ReadUpTo {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What did not fit. */
  readonly rest: ReadableStream<Uint8Array> | null
}

/** @param most bytes, give or take a piece. Throws what the body throws */
export async function readUpTo(
  most: number,
  body: ReadableStream<Uint8Array>,
): Promise<ReadUpTo> {
  const reader = body.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  while (length <= most) {
    const { value } = await reader.read()
    if (!value) return { bytes: joined(pieces), rest: null }
    pieces.push(value)
    length += value.byteLength
  }
  reader.releaseLock()
  return { bytes: joined(pieces), rest: body }
}
