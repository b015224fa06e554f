import type { ServerResponse } from 'node:http'
import type { JsonObject, Misfortune } from './conditions.ts'

/** A whole answer before it is written. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  }
}

const html = (status: number): Reply => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: Buffer.from(
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>',
  ),
})

/** A misfortune that happens before the request runs, and so costs nothing. */
export function replyOf(misfortune: Misfortune): Reply | undefined {
  switch (misfortune.kind) {
    case 'status':
      return json(misfortune.status, misfortune.body ?? {}, misfortune.headers)
    case 'redirect':
      return {
        status: misfortune.status ?? 302,
        headers: { Location: misfortune.to },
        body: new Uint8Array(),
      }
    case 'html':
      return html(misfortune.status ?? 200)
    case 'not-an-image':
      return {
        status: 200,
        headers: { 'Content-Type': 'image/png' },
        body: Buffer.from('This is not an image.'),
      }
    case 'truncated':
    case 'huge':
    case 'cut':
    case 'hang':
    case 'changed':
      return undefined
  }
}

/** What is left of an answer after a misfortune that strikes on its way back. */
export function spoiled(
  reply: Reply,
  misfortune: Misfortune | undefined,
): Reply {
  if (misfortune?.kind === 'truncated')
    return { ...reply, body: reply.body.subarray(0, reply.body.length >> 1) }
  if (misfortune?.kind === 'changed') return changed(reply, misfortune.change)
  if (misfortune?.kind !== 'huge') return reply
  return { ...reply, body: padded(reply, misfortune.bytes) }
}

/** Only what went well is changed: a refusal stays what it is. */
function changed(reply: Reply, change: (body: JsonObject) => unknown): Reply {
  if (reply.status !== 200 || !isJson(reply)) return reply
  const body = JSON.parse(Buffer.from(reply.body).toString()) as JsonObject
  return { ...reply, body: Buffer.from(JSON.stringify(change(body)) ?? '') }
}

const isJson = ({ headers }: Reply) =>
  headers['Content-Type']?.includes('json') ?? false

function padded(reply: Reply, bytes: number): Uint8Array {
  const { body } = reply
  if (!isJson(reply)) return Buffer.concat([body, Buffer.alloc(bytes)])
  const object = JSON.parse(Buffer.from(body).toString()) as object
  return Buffer.from(JSON.stringify({ ...object, padding: 'x'.repeat(bytes) }))
}

/** Writes an answer; `half` cuts the connection in the middle of the body. */
export function write(
  response: ServerResponse,
  { status, headers, body }: Reply,
  half: boolean,
): void {
  response.writeHead(status, { ...headers, 'Content-Length': body.length })
  if (!half) {
    response.end(body)
    return
  }
  response.write(body.subarray(0, body.length >> 1), () =>
    response.socket?.destroy(),
  )
}
