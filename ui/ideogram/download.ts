import { fail } from './error.ts'
import { exchange, type Line, type Reply } from './exchange.ts'
import type { ImageType } from './field.ts'
import { isWhole, sniff } from './picture.ts'
import { refusalOf } from './refusal.ts'

/** A picture as it came. */
export interface Download {
  bytes: Uint8Array
  type: ImageType
}

const maxBytes = 64 * 1024 * 1024

/** How a host answers a link whose time is over, or whose picture is deleted. */
const gone = [403, 404, 410]

const refuse = (reply: Reply): never => {
  const problem = refusalOf(reply, { paid: false })
  return gone.includes(reply.status) && problem.kind !== 'relay'
    ? fail({ kind: 'link-expired' })
    : fail(problem)
}

/** One download, asked for once and without the key. */
export const downloadOnce = async (
  line: Line,
  url: string,
  signal: AbortSignal,
): Promise<Download> => {
  const init = { method: 'GET' }
  const errand = { url, init, signal, maxBytes, paid: false }
  const reply = await exchange(line, errand)
  if (reply.status >= 400) refuse(reply)
  const { bytes } = reply
  const type = sniff(bytes)
  if (!type) return fail({ kind: 'not-an-image' })
  return isWhole(bytes, type)
    ? { bytes, type }
    : fail({ kind: 'bad-answer', why: 'cut', mayBeBilled: false })
}
