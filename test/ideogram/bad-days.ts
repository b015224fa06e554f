import type { JsonObject, Misfortune } from './conditions.ts'
import type { Refusal } from './refusal.ts'
import {
  badRequest,
  inFlight,
  insufficientFunds,
  problem,
  tooManyPolls,
  unsafe,
  wrongKey,
} from './refusal.ts'

const refused = ({ status, body, headers }: Refusal): Misfortune => ({
  kind: 'status',
  status,
  body,
  headers,
})

/** The answers of a bad day, ready for `script({ on, answer })`. */
export const badDays = {
  wrongKey: refused(wrongKey()),
  insufficientFunds: refused(insufficientFunds()),
  forbidden: refused(problem(403, 'No access to this endpoint or model.')),
  unsafePrompt: refused(unsafe('Prompt')),
  unsafeImage: refused(unsafe('Image')),
  tooMany: refused(inFlight(10)),
  tooManyPolls: refused(tooManyPolls()),
  modelRefused: refused(badRequest('model version no longer supported')),
  broken: refused(problem(500, 'The server encountered an internal error.')),
  unavailable: refused(
    problem(503, 'Image generation service temporarily unavailable.'),
  ),
  /** As documented for remove-background in v2: it fails after it began to answer. */
  failedLate: {
    kind: 'status',
    status: 200,
    body: { error: 'The background-removal request failed.', status_code: 500 },
  },
} satisfies Record<string, Misfortune>

/** 429 as it is at the in-flight limit; `retryAfter` in seconds, or an HTTP date. */
export const tooManyFor = (retryAfter: string): Misfortune =>
  refused(inFlight(10, retryAfter))

/** 429 as polling answers it; `retryAfter` in seconds. */
export const tooManyPollsFor = (retryAfter: string): Misfortune =>
  refused(tooManyPolls(retryAfter))

/** Entries of `data` as no document has them. */
export const ODD_ENTRIES: readonly unknown[] = [
  null,
  'https://ideogram.ai/a.png',
  42,
  [],
  {},
  { url: 7, prompt: null, resolution: {}, seed: 'x', is_image_safe: 'yes' },
  { url: 'javascript:alert(1)', is_image_safe: true, seed: 1, prompt: '' },
  { url: 'no address', is_image_safe: true, seed: 1, prompt: '' },
]

const listIn = (body: JsonObject, name: string) =>
  Array.isArray(body[name]) ? (body[name] as unknown[]) : []

/** The true answer with another `data`. */
const dataChanged = (
  change: (data: readonly unknown[]) => readonly unknown[],
): Misfortune => ({
  kind: 'changed',
  change: (body) => ({ ...body, data: change(listIn(body, 'data')) }),
})

/** One entry of a paid answer is odd, the others are as they should be. */
export const oddEntry = (entry: unknown, at = 0): Misfortune =>
  dataChanged((data) => [...data.slice(0, at), entry, ...data.slice(at + 1)])

/** So many entries more than were asked for: the first ones again. */
export const extraEntries = (count: number): Misfortune =>
  dataChanged((data) => [
    ...data,
    ...Array.from({ length: count }, (_, at) => data[at % data.length]),
  ])

/** A paid answer with nothing in it. */
export const noEntries: Misfortune = dataChanged(() => [])

/** A paid answer without the list itself. */
export const noData: Misfortune = {
  kind: 'changed',
  change: ({ data: _data, ...others }) => others,
}

/** The true answer with a `notice` of so many bytes. */
export const hugeNotice = (bytes: number): Misfortune => ({
  kind: 'changed',
  change: (body) => ({ ...body, notice: 'n'.repeat(bytes) }),
})

/** A refusal that says why in so many bytes. */
export const hugeError = (bytes: number, status = 400): Misfortune => ({
  kind: 'status',
  status,
  body: { error: 'e'.repeat(bytes) },
})

/** For pictures: so many bytes behind the end of the file. */
export const longTail = (bytes: number): Misfortune => ({ kind: 'huge', bytes })

/** Text blocks as no document has them. */
export const ODD_BLOCKS: readonly unknown[] = [
  null,
  'text',
  {},
  { text: 'no place', alignment: 'left', formatting: [] },
  { x: 'a', y: 0, width: 10, height: 10, text: 'x', alignment: 'left' },
  { x: 0, y: 0, width: -5, height: 0, text: 9, alignment: 'up', formatting: 1 },
  {
    x: 1e9,
    y: -1e9,
    width: 1e9,
    height: 1,
    text: '',
    alignment: 'left',
    formatting: ['blinking'],
    angle: 'steep',
    color: 'red',
    font_size: null,
  },
]

/** One odd text block among the good ones, of v1 or v2. */
export const oddBlock = (block: unknown, at = 0): Misfortune => {
  const amid = (body: JsonObject): JsonObject => {
    const blocks = listIn(body, 'text_blocks')
    return {
      ...body,
      text_blocks: [...blocks.slice(0, at), block, ...blocks.slice(at)],
    }
  }
  return {
    kind: 'changed',
    change: (body) =>
      'text_blocks' in body
        ? amid(body)
        : {
            ...body,
            data: listIn(body, 'data').map((item) => amid(item as JsonObject)),
          },
  }
}
