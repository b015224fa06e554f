import type { IncomingMessage } from 'node:http'
import type { Form } from './form.ts'

/** One request as it came, without the key. */
export interface RecordedRequest extends Form {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: Readonly<Record<string, readonly string[]>>
  /** Names in lower case; the key's header is left out. */
  readonly headers: Readonly<Record<string, string>>
  readonly key: 'valid' | 'wrong' | 'absent'
  /** The body, of a JSON request. */
  json?: unknown
  fields: Form['fields']
  files: Form['files']
  /** What it was answered; 0 while it has no answer, or never got one. */
  status: number
}

const KEY_HEADER = 'api-key'

/** Hides the key in a text, wherever a careless client put it. */
export const masking = (key: string) => (text: string) =>
  text.replaceAll(key, '[key]')

export function recorded(
  { method = 'GET', headers }: IncomingMessage,
  url: URL,
  key: string,
): RecordedRequest {
  const sent = headers[KEY_HEADER]
  const names = [...new Set(url.searchParams.keys())]
  const masked = masking(key)
  return {
    method,
    path: masked(url.pathname),
    query: Object.fromEntries(
      names.map((name) => [name, url.searchParams.getAll(name).map(masked)]),
    ),
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => name !== KEY_HEADER)
        .map(([name, value]) => [name, masked([value].flat().join(', '))]),
    ),
    key: sent === undefined ? 'absent' : sent === key ? 'valid' : 'wrong',
    fields: {},
    files: {},
    status: 0,
  }
}
