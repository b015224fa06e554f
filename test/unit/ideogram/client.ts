import { afterAll, afterEach, beforeAll } from 'vitest'
import {
  createClient,
  type Client,
  type ClientOptions,
} from '../../../ui/ideogram/client.ts'
import { IdeogramError, type Problem } from '../../../ui/ideogram/error.ts'
import type { FilePart, ImageType } from '../../../ui/ideogram/field.ts'
import { startRecorder, type Recorder } from './recorder.ts'

export const key = 'key-4f6d1c9e-secret'

/** A client of a recording server of its own, for one test file. */
export const withRecorder = () => {
  const bench = {} as {
    server: Recorder
    client(options?: Partial<ClientOptions>): Client
    /** Milliseconds the client asked to wait, none of which pass. */
    waits: number[]
  }
  beforeAll(async () => {
    bench.server = await startRecorder()
    bench.waits = []
    bench.client = (options = {}) =>
      createClient({
        via: { kind: 'direct', origin: bench.server.origin },
        key,
        wait: (ms) => {
          bench.waits.push(ms)
          return Promise.resolve()
        },
        ...options,
      })
  })
  afterEach(() => {
    bench.server.requests.length = 0
    bench.waits.length = 0
  })
  afterAll(() => bench.server.close())
  return bench
}

/** The problem a promise fails with. */
export const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  )
  if (error instanceof IdeogramError) return error.problem
  throw error
}

const magic: Record<ImageType, string> = {
  'image/png': '\x89PNG\r\n\x1a\n',
  'image/jpeg': '\xff\xd8\xff',
  'image/webp': 'RIFF\x04\0\0\0WEBP',
}

/** Bytes with the right beginning; `rest` tells files apart. */
export const picture = (
  rest = '',
  type: ImageType = 'image/png',
): FilePart<ImageType> => ({
  bytes: new Uint8Array(Buffer.from(magic[type] + rest, 'latin1')),
  type,
})

export const edit = () => ({
  image_file: picture('source'),
  mask: picture('mask'),
  prompt: 'a red chair',
  model: 'V_2' as const,
})
