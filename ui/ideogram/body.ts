import {
  isGiven,
  type Encoding,
  type Endpoint,
  type Values,
} from './endpoint.ts'
import type { Field, FilePart } from './field.ts'

/** One file field may hold one part or several. */
type Part = string | FilePart
type Entry = readonly [name: string, field: Field, value: unknown]

/** Where a call goes and what it carries. */
export interface Outgoing {
  /** Path and query, to be put behind an origin. */
  path: string
  type?: string
  body?: FormData | string
}

const isFile = (field: Field) => field.kind === 'file' || field.kind === 'files'

/** The text parts, or file parts, a value becomes: a list becomes repeated parts. */
const partsOf = (field: Field, value: unknown): Part[] => {
  if (Array.isArray(value)) return value as Part[]
  if (field.kind === 'file') return [value as FilePart]
  if (field.kind === 'palette') return [JSON.stringify(value)]
  return [String(value)]
}

const extension: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'application/zip': 'zip',
}

const append = (form: FormData, name: string, part: Part): void => {
  if (typeof part === 'string') return form.append(name, part)
  const { bytes, type } = part
  // slice: a Blob takes no view of shared memory
  const blob = new Blob([bytes.slice()], { type })
  form.append(name, blob, part.name ?? `${name}.${extension[type] ?? 'bin'}`)
}

/** Files last: whoever reads only the beginning knows what is asked for. */
const filesLast = ([, a]: Entry, [, b]: Entry) =>
  Number(isFile(a)) - Number(isFile(b))

const multipart = (
  entries: readonly Entry[],
  form = new FormData(),
): FormData => {
  for (const [name, field, value] of [...entries].sort(filesLast))
    for (const part of partsOf(field, value)) append(form, name, part)
  return form
}

const json = (entries: readonly Entry[]) =>
  Object.fromEntries(entries.map(([name, , value]) => [name, value]))

type Written = Pick<Outgoing, 'type' | 'body'>

const writeJson = (entries: readonly Entry[]): Written => ({
  type: 'application/json',
  body: JSON.stringify(json(entries)),
})

const write: Record<Encoding, (entries: readonly Entry[]) => Written> = {
  query: () => ({}),
  multipart: (entries) => ({ body: multipart(entries) }),
  json: writeJson,
  'multipart-or-json': (entries) =>
    entries.some(([, field]) => isFile(field))
      ? { body: multipart(entries) }
      : writeJson(entries),
  'json-request': (entries) => ({
    type: 'application/json',
    body: JSON.stringify({ image_request: json(entries) }),
  }),
  'multipart-request': (entries) => {
    const rest = entries.filter(([, field]) => !isFile(field))
    const form = new FormData()
    form.append('image_request', JSON.stringify(json(rest)))
    const files = entries.filter(([, field]) => isFile(field))
    return { body: multipart(files, form) }
  },
}

/** Asks for an id instead of an answer. */
const asynchronous: Entry = ['async', { kind: 'flag', default: false }, true]

/**
 * Writes a call down as the service wants it; values and lists that are not
 * given are left out.
 *
 * @param dryRun to be priced only
 */
export const outgoing = (
  endpoint: Endpoint,
  params: Values,
  dryRun = false,
): Outgoing => {
  const entries = Object.entries(endpoint.fields)
    .map(([name, field]): Entry => [name, field, params[name]])
    .filter(([, , value]) => isGiven(value))
  if (endpoint.polled === 'on-request') entries.push(asynchronous)
  const place = ([, field]: Entry) =>
    field.at ?? (endpoint.encoding === 'query' ? 'query' : 'body')
  const at = (wanted: ReturnType<typeof place>) =>
    entries.filter((entry) => place(entry) === wanted)

  const path = at('path').reduce<string>(
    (path, [name, , value]) =>
      path.replace(`{${name}}`, encodeURIComponent(String(value))),
    endpoint.path,
  )
  const query = new URLSearchParams([
    ...at('query').flatMap(([name, field, value]) =>
      partsOf(field, value).map((part) => [name, part as string]),
    ),
    ...(dryRun ? [['dry_run', 'true']] : []),
  ]).toString()
  return {
    path: query ? `${path}?${query}` : path,
    ...write[endpoint.encoding](at('body')),
  }
}
