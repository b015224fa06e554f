import type { Picture } from '../../plugin/shared/picture.ts'
import type { Laying } from '../framing/framing.ts'
import type { Client } from '../ideogram/client.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Came } from './came.ts'
import { cutout } from './cutout.ts'
import type { Outcome } from './delivery.ts'
import { larger } from './larger.ts'
import { patch } from './patch.ts'
import { picture } from './picture.ts'

/** What a delivery works with. */
export interface Bench {
  client: Pick<Client, 'download'>
  pixels: Pixels
}

export type Arrived = Exclude<Came, { kind: 'withheld' }>

/**
 * Makes of what came what the document can be given. What is paid for already
 * is fetched, so this costs nothing.
 *
 * @param seen what was sent, where it is still known
 * @throws IdeogramError, Failed: unreadable-image; the signal's reason
 */
export async function outcomeOf(
  came: Arrived,
  laying: Laying,
  seen: Picture | null,
  { client, pixels }: Bench,
  signal: AbortSignal,
): Promise<Outcome> {
  if (came.kind === 'words')
    return { made: { kind: 'words', text: came.text }, scaled: false }
  const fetched = async (url: string) =>
    (await client.download(url, { signal })).bytes
  const bytes = await fetched(came.url)
  if (laying.kind === 'window') return patch(bytes, laying, pixels)
  if (laying.kind === 'own') return larger(bytes, laying, pixels)
  if (came.kind === 'cutout') return cutout(bytes, laying, pixels)
  const subject = came.subject === null ? null : await fetched(came.subject)
  const front = subject && { subject, seen }
  return picture(bytes, laying, front, pixels)
}
