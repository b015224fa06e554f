import type { Ideogram } from '../../ideogram/server.ts'
import { photo, squareMask } from './pictures.ts'

export type Value = string | Uint8Array | readonly (string | Uint8Array)[]

/** A multipart body; bytes become file parts, a list repeats the part. */
export function form(values: Readonly<Record<string, Value>>): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries(values))
    for (const one of Array.isArray(value)
      ? (value as readonly (string | Uint8Array)[])
      : [value as string | Uint8Array])
      if (typeof one === 'string') body.append(name, one)
      else body.append(name, new Blob([new Uint8Array(one)]), `${name}.png`)
  return body
}

export interface Answer {
  status: number
  headers: Headers
  // The tests look into answers freely; what they expect is asserted.
  body: Readonly<Record<string, unknown>>
}

export interface Sent {
  form?: Readonly<Record<string, Value>>
  json?: unknown
  key?: string | null
}

/** Calls the API the way any HTTP client does. */
export async function call(
  { origin, key }: Ideogram,
  operation: string,
  sent: Sent = {},
): Promise<Answer> {
  const [method = 'GET', path = '/'] = operation.split(' ')
  const usedKey = sent.key === undefined ? key : sent.key
  const headers: Record<string, string> = {}
  if (usedKey !== null) headers['Api-Key'] = usedKey
  if (sent.json !== undefined) headers['Content-Type'] = 'application/json'
  const body =
    sent.json === undefined
      ? sent.form && form(sent.form)
      : JSON.stringify(sent.json)
  const response = await fetch(origin + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer['body'],
  }
}

/** Polls until a generation is over; the answer itself where it was none. */
export async function finished(
  server: Ideogram,
  answer: Answer,
): Promise<Answer> {
  const { generation_id: id, data } = answer.body
  if (typeof id !== 'string' || data) return answer
  for (;;) {
    const polled = await call(server, `GET /v2/generations/${id}`)
    if (polled.body['status'] !== 'pending') return polled
  }
}

/** A listed size of both lists, and the smallest. */
export const SIZE = { width: 512, height: 1536 }

/** What `POST /edit` needs, right in every field. */
export async function editForm(size = SIZE): Promise<Record<string, Value>> {
  return {
    image_file: await photo(size),
    mask: await squareMask(size),
    prompt: 'a red balloon',
    model: 'V_2_TURBO',
  }
}

interface Made {
  url: string | null
  prompt: string
  resolution: string
  is_image_safe: boolean
  seed: number
}

/** The pictures an answer lists. */
export const dataOf = ({ body }: Answer): readonly Made[] =>
  body['data'] as readonly Made[]

/** The bytes behind a link. */
export async function download(url: string | null | undefined) {
  const response = await fetch(url ?? '')
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
