import { Busboy } from '@fastify/busboy'
import { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { badRequest, problem } from './refusal.ts'

/** A file part as it came. */
export interface SentFile {
  readonly filename: string
  readonly type: string
  readonly bytes: Uint8Array
}

export function isSentFile(value: unknown): value is SentFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'bytes' in value &&
    value.bytes instanceof Uint8Array
  )
}

/** What a multipart body holds; every name may come several times. */
export interface Form {
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly files: Readonly<Record<string, readonly SentFile[]>>
}

/** Throws a 413 above the limit. @param most megabytes */
export async function readBytes(
  request: IncomingMessage,
  most: number,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most * 1024 * 1024)
      throw problem(413, `The request is larger than ${most} MB.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Throws a 400 when the body is not the multipart its header announces.
 * @param masked what becomes of every text field
 */
export function parseForm(
  contentType: string,
  body: Buffer,
  masked: (text: string) => string,
): Promise<Form> {
  const fields: Record<string, string[]> = {}
  const files: Record<string, SentFile[]> = {}
  return new Promise((resolve, reject) => {
    const broken = () => reject(badRequest('Malformed multipart body.'))
    try {
      const parser = new Busboy({ headers: { 'content-type': contentType } })
      parser.on('field', (name, value) => {
        ;(fields[name] ??= []).push(masked(value))
      })
      parser.on('file', (name, stream, filename, _encoding, type) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('error', broken)
        stream.on('end', () => {
          const bytes = Buffer.concat(chunks)
          ;(files[name] ??= []).push({ filename, type, bytes })
        })
      })
      parser.on('error', broken)
      parser.on('finish', () => resolve({ fields, files }))
      parser.end(body)
    } catch {
      broken()
    }
  })
}

/** One value per name, or a list where the name came several times. */
export function flatten({ fields, files }: Form): Record<string, unknown> {
  const flat: Record<string, unknown> = {}
  for (const [name, values] of [
    ...Object.entries(fields),
    ...Object.entries(files),
  ]) {
    const all = name in flat ? [flat[name], ...values] : values
    flat[name] = all.length === 1 ? all[0] : all
  }
  return flat
}

/** Throws a 400 when the body is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw badRequest('Request body is not valid JSON')
  }
}
