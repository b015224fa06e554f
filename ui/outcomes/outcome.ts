import type { Laying } from '../framing/framing.ts'
import type { Client } from '../ideogram/client.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Came } from './came.ts'
import type { Outcome } from './delivery.ts'
import { patch } from './patch.ts'
import { picture } from './picture.ts'

/** What a delivery works with. */
export interface Bench {
  client: Pick<Client, 'download'>
  pixels: Pixels
}

type Arrived = Exclude<Came, { kind: 'withheld' }>

/**
 * Makes of what came what the document can be given. What is paid for already
 * is fetched, so this costs nothing.
 *
 * @throws IdeogramError, Failed: unreadable-image; the signal's reason
 */
export async function outcomeOf(
  came: Arrived,
  laying: Laying,
  bench: Bench,
  signal: AbortSignal,
): Promise<Outcome> {
  if (came.kind === 'words')
    return { made: { kind: 'words', text: came.text }, scaled: false }
  const { bytes } = await bench.client.download(came.url, { signal })
  return laying.kind === 'window'
    ? patch(bytes, laying, bench.pixels)
    : picture(bytes, laying, bench.pixels)
}
