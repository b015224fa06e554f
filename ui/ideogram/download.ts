import { isKey, keyHeader } from './call.ts'
import { fail, IdeogramError, type NotFetched, type Problem } from './error.ts'
import { exchange, type Line, type Reply } from './exchange.ts'
import type { ImageType } from './field.ts'
import { addressOf } from './links.ts'
import { sniff, whole } from './picture.ts'
import { refusalOf } from './refusal.ts'
import { afterHiccup, repeating, type Repeats } from './retry.ts'

/** A picture as it came. */
export interface Download {
  bytes: Uint8Array
  type: ImageType
}

const maxPictureBytes = 64 * 1024 * 1024
const maxDrawingBytes = 8 * 1024 * 1024

/** How a host answers a link whose time is over, or whose picture is deleted. */
const gone = [403, 404, 410]

const refuse = (reply: Reply): never => {
  const problem = refusalOf(reply, { paid: false })
  return gone.includes(reply.status) && problem.kind !== 'relay'
    ? fail({ kind: 'link-expired' })
    : fail(problem)
}

/** Its own relay is shown the key, as it is with every call; the host of the pictures is not. */
const headersFor = ({ route }: Line, key: string): Record<string, string> =>
  route.kind === 'relay' && isKey(key) ? keyHeader(key) : {}

interface Wanted {
  url: string
  key: string
  maxBytes: number
}

/** One download, asked for once. */
const fetchOnce = async (
  line: Line,
  { url, key, maxBytes }: Wanted,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const init = { method: 'GET', headers: headersFor(line, key) }
  const errand = { url, init, signal, maxBytes, paid: false }
  const reply = await exchange(line, errand)
  return reply.status >= 400 ? refuse(reply) : reply.bytes
}

/** Of the link itself: to fetch again would not help. */
const lasting = ['link-expired', 'not-an-image', 'foreign-host']

const whyNot = (problem: Problem): NotFetched => {
  if (
    problem.kind === 'cancelled' ||
    problem.kind === 'unreachable' ||
    problem.kind === 'timeout'
  )
    return problem.kind
  if (problem.kind !== 'bad-answer') return 'refused'
  return problem.why === 'too-long' || problem.why === 'redirect'
    ? problem.why
    : 'cut'
}

/** What a problem means for something that is paid for already. */
const notFetched = (problem: Problem): Problem =>
  lasting.includes(problem.kind)
    ? problem
    : { kind: 'not-fetched', why: whyNot(problem) }

/** Fetches what a link leads to, and again after whatever may pass; `read` tells whether it is whole. */
const fetched = async <T>(
  line: Line,
  wanted: Wanted,
  by: Omit<Repeats, 'after'>,
  read: (bytes: Uint8Array) => T,
): Promise<T> => {
  try {
    const url = addressOf(wanted.url, line.route)
    const work = async () =>
      read(await fetchOnce(line, { ...wanted, url }, by.signal))
    return await repeating(work, { ...by, after: afterHiccup })
  } catch (error) {
    if (!(error instanceof IdeogramError)) throw error
    return fail(notFetched(error.problem))
  }
}

const pictureIn = (bytes: Uint8Array): Download => {
  const type = sniff(bytes)
  if (!type) return fail({ kind: 'not-an-image' })
  const picture = whole(bytes, type)
  return picture
    ? { bytes: picture, type }
    : fail({ kind: 'bad-answer', why: 'cut', mayBeBilled: false })
}

export const downloadPicture = (
  line: Line,
  wanted: Omit<Wanted, 'maxBytes'>,
  by: Omit<Repeats, 'after'>,
): Promise<Download> =>
  fetched(line, { ...wanted, maxBytes: maxPictureBytes }, by, pictureIn)

/** How far into a file its first element may stand. */
const prologue = 4096

const drawingIn = (bytes: Uint8Array): string => {
  const text = new TextDecoder().decode(bytes)
  if (!/<svg[\s/>]/i.test(text.slice(0, prologue)))
    return fail({ kind: 'not-an-image' })
  return text.includes('</svg>') || /\/>\s*$/.test(text.slice(-100))
    ? text
    : fail({ kind: 'bad-answer', why: 'cut', mayBeBilled: false })
}

/** An SVG file, as it came: a stranger's text. */
export const downloadDrawing = (
  line: Line,
  wanted: Omit<Wanted, 'maxBytes'>,
  by: Omit<Repeats, 'after'>,
): Promise<string> =>
  fetched(line, { ...wanted, maxBytes: maxDrawingBytes }, by, drawingIn)
