import { Failed } from '../../plugin/shared/failure.ts'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Picture } from '../../plugin/shared/picture.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { PriceFailure } from '../failures/failure.ts'
import { frame } from '../framing/frame.ts'
import type { Laying } from '../framing/framing.ts'
import type { Client } from '../ideogram/client.ts'
import type { Ticket } from '../ideogram/ticket.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Asking, Engine } from '../tools/engine.ts'
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
  /** Awaited as soon as the answer can be collected another day. */
  keepTicket(path: string, ticket: Ticket, laying: Laying): Promise<void>
  /** Awaited as soon as something came: from then on nothing is lost. */
  keep(harvest: Harvest): Promise<void>
}

/**
 * One press for one target: frame, ask, bring home.
 *
 * @param price that was said, US dollars
 * @throws whatever any of them throws; `failureFrom` tells what it was
 */
export async function run(
  order: Order,
  engine: Engine,
  price: number,
  shop: Workshop,
  watch: Watch,
): Promise<Ended> {
  const { signal } = watch
  const { values } = order
  watch.report({ name: 'exporting' })
  const { files, laying, seen } = await frame(engine, order, shop, {
    signal,
    preparing: () => watch.report({ name: 'preparing' }),
  })
  signal.throwIfAborted()
  const quote = await engine.quote(shop.client, values, files, { signal })
  if (quote && quote.mostUsd > price + cent)
    throw new Failed<PriceFailure>({ kind: 'dearer', usd: quote.mostUsd })
  await watch.beforeRequest()
  signal.throwIfAborted()
  if (seen) watch.showOriginal(seen)
  const came = await engine.ask(
    shop.client,
    values,
    files,
    asking(watch, laying),
  )
  const harvest = { came, laying, seen }
  await watch.keep(harvest)
  return bringHome(harvest, shop, watch)
}

/** US dollars: what is less is no other price. */
const cent = 0.005

/** Reports what becomes of a request, from its beginning. */
export function asking(
  watch: Pick<Watch, 'signal' | 'report' | 'keepTicket'>,
  laying: Laying,
): Asking {
  const asks = {
    name: 'requesting',
    retryInSeconds: null,
    place: null,
  } as const
  watch.report(asks)
  return {
    signal: watch.signal,
    onRetry: ({ seconds }) =>
      watch.report({ ...asks, retryInSeconds: seconds }),
    onQueue: (place) => watch.report({ ...asks, place }),
    keepTicket: (path, ticket) => watch.keepTicket(path, ticket, laying),
  }
}
