/** The requests as they went over the wire, for the report. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { RecordedCall } from './recorder.ts'

/** What `report.json` says of a request; never its key. */
export interface RequestFacts {
  method: string
  path: string
  query: Record<string, string>
  /** A name that was sent more than once has a list. */
  fields: Record<string, unknown>
  files: FileFacts[]
  status: number
  tookMs: number
}

interface FileFacts {
  field: string
  type: string
  bytes: number
  /** Pixels. */
  width: number
  height: number
  sha256: string
  /** Under which name it lies beside the report. */
  savedAs: string
}

/** Files that have a name of their own here. */
const names: Record<string, string> = {
  image: 'sent',
  image_file: 'sent',
  images: 'sent',
  mask: 'mask',
}

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** What was sent, and the files of it by the names that the facts say. */
export async function requestsIn(calls: readonly RecordedCall[]): Promise<{
  requests: RequestFacts[]
  files: Record<string, Buffer>
}> {
  const files: Record<string, Buffer> = {}
  const save = (field: string, type: string, bytes: Buffer) => {
    const name = names[field] ?? field
    const extension = extensions[type] ?? 'bin'
    const numbered = (n: number) =>
      `${name}${n > 1 ? `-${String(n)}` : ''}.${extension}`
    let n = 1
    while (numbered(n) in files) n++
    files[numbered(n)] = bytes
    return numbered(n)
  }
  const requests: RequestFacts[] = []
  for (const { method, path, query, fields, files, status, tookMs } of calls)
    requests.push({
      method,
      path,
      query,
      fields: gathered(fields),
      files: await Promise.all(
        files.map(async ({ field, type, bytes }) => {
          const savedAs = save(field, type, bytes)
          const { width, height } = await sharp(bytes).metadata()
          const sha256 = createHash('sha256').update(bytes).digest('hex')
          const { length } = bytes
          return { field, type, bytes: length, width, height, sha256, savedAs }
        }),
      ),
      status,
      tookMs,
    })
  return { requests, files }
}

function gathered(fields: RecordedCall['fields']): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(([name]) => {
      const all = fields.filter(([one]) => one === name).map(([, one]) => one)
      return [name, all.length > 1 ? all : all[0]]
    }),
  )
}

/** Those that are paid for: a price is asked for nothing. */
export function paidIn(calls: readonly RecordedCall[]): RecordedCall[] {
  return calls.filter(
    ({ method, query }) => method === 'POST' && !('dry_run' in query),
  )
}
