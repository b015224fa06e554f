import type { Remote } from '../../plugin/shared/bridge.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import type { Host, Picture } from '../../plugin/shared/protocol.ts'
import type { Client } from '../ideogram/client.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { PixelFailure } from '../pixels/failure.ts'
import { fetchResults, type Harvest } from './harvest.ts'
import type { Note, Phase, Result } from './job.ts'
import { inPixels, measure } from '../framing/measure.ts'
import { masksOn, placeOnPage, regionOf, type Order } from '../tools/order.ts'
import { request } from './request.ts'

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
  /** Awaited as soon as links have come: from then on nothing is lost. */
  keep(harvest: Harvest): Promise<void>
}

/**
 * One press of Generate for one target: export, prepare, request, download.
 *
 * @throws whatever any of them throws; `failureOf` tells what it was
 */
export async function run(
  order: Order,
  workshop: Workshop,
  watch: Watch,
): Promise<{ results: Result[]; notes: Note[] }> {
  const { host, pixels } = workshop
  const { target, mask } = order

  watch.report({ name: 'exporting' })
  const { bounds } = await measure(target, mask, workshop)
  watch.signal.throwIfAborted()
  const region = regionOf(order, bounds)
  const exported = await host.export(target, region.scale)
  watch.signal.throwIfAborted()

  watch.report({ name: 'preparing' })
  const prepared = await pixels.prepare({
    source: exported.source.png,
    masks: masksOn(exported, region.scale),
    window: region.window,
    feather: mask.feather,
    grow: mask.grow,
    ...inPixels(mask, region.scale),
  })
  if (prepared.bounds === null)
    throw new Failed<PixelFailure>({ kind: 'empty-mask' })
  watch.signal.throwIfAborted()

  await watch.beforeRequest()
  watch.signal.throwIfAborted()
  watch.report({ name: 'requesting', retryInSeconds: null })
  watch.showOriginal({
    png: prepared.image,
    bounds: placeOnPage(
      { x: 0, y: 0, ...region.size },
      region,
      exported.source.bounds,
    ),
  })
  const harvest: Harvest = {
    pictures: await request(order, prepared, workshop.client, watch),
    region,
    bounds: exported.source.bounds,
    composite: prepared.composite,
    send: prepared.send,
    reference: prepared.reference,
    matchColors: order.matchColors,
  }
  await watch.keep(harvest)
  return fetchResults(harvest, workshop, watch)
}
