import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Picture } from '../../plugin/shared/protocol.ts'
import { frame } from '../framing/frame.ts'
import type { Client } from '../ideogram/client.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Engine } from '../tools/engine.ts'
import type { Order } from '../tools/order.ts'
import { bringHome, type Ended, type Harvest } from './harvest.ts'
import type { Phase } from './job.ts'

/** What a job works with. */
export interface Workshop {
  host: Remote<Host>
  pixels: Pixels
  client: Client
}

export interface Watch {
  signal: AbortSignal
  report(phase: Phase): void
  /** What was there before, where Ideogram gets to see it. */
  showOriginal(picture: Picture): void
  /** Awaited before the paid request leaves. */
  beforeRequest(): Promise<void>
  /** Awaited as soon as something came: from then on nothing is lost. */
  keep(harvest: Harvest): Promise<void>
}

/**
 * One press of Generate for one target: frame, ask, bring home.
 *
 * @throws whatever any of them throws; `failureFrom` tells what it was
 */
export async function run(
  order: Order,
  { framing, ask }: Engine,
  shop: Workshop,
  watch: Watch,
): Promise<Ended> {
  const { signal } = watch
  watch.report({ name: 'exporting' })
  const framed = await frame(framing, order, shop, {
    signal,
    preparing: () => watch.report({ name: 'preparing' }),
  })
  signal.throwIfAborted()
  await watch.beforeRequest()
  signal.throwIfAborted()
  watch.report({ name: 'requesting', retryInSeconds: null })
  if (framed.seen) watch.showOriginal(framed.seen)
  const came = await ask(shop.client, order.values, framed.files, {
    signal,
    onRetry: ({ seconds }) =>
      watch.report({ name: 'requesting', retryInSeconds: seconds }),
  })
  const harvest = { came, laying: framed.laying }
  await watch.keep(harvest)
  return bringHome(harvest, shop, watch)
}
