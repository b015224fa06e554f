import type { Remote } from '../../plugin/shared/bridge.ts'
import { centredOn, type Rect } from '../../plugin/shared/geometry.ts'
import type { Dragged, Landing } from '../../plugin/shared/landing.ts'
import type { Made } from '../../plugin/shared/made.ts'
import type { Host, Placing } from '../../plugin/shared/protocol.ts'
import { newTarget } from '../framing/requests.ts'
import { marked } from '../outcomes/marked.ts'
import { boundsOf, bytesOf, isReady, resultsOf, type Job } from './job.ts'
import type { MadeOf } from './made-of.ts'
import { recordText } from './record.ts'

interface DroppingOptions {
  host: Pick<Remote<Host>, 'place'>
  /** Milliseconds since 1970. */
  now: () => number
  find: (id: string) => Job | undefined
  madeOf: MadeOf
  /** To where it was made for. */
  bringHome: (result: Dragged) => Promise<void>
}

/**
 * Puts a result where it was dropped: a copy, which is the designer's own from
 * then on, and tells in the file what made it.
 */
export function createDropping({
  host,
  now,
  find,
  madeOf,
  bringHome,
}: DroppingOptions) {
  /** @throws Failed: picture-refused, place-refused, what keeps it from being fetched again */
  return async ({ id, index }: Dragged, landing: Landing): Promise<void> => {
    const job = find(id)
    const result = job && resultsOf(job).find((one) => one.index === index)
    if (!job || !result || !isReady(result)) return
    if (isHome(job, landing)) return bringHome({ id, index })
    const shape = boundsOf(result) ?? job.target.place.bounds
    const { bounds, ...spot } = spotOn(landing, shape)
    const made = laidAt(await madeOf(id, result), bounds)
    await host.place({
      ...spot,
      press: null,
      recovered: false,
      show: true,
      made: [{ index, made: marked(made, job.asked) }],
      title: job.title,
      record: recordText(job, [index], null, now()),
      earlier: [],
    })
  }
}

function isHome({ placed, target }: Job, landing: Landing): boolean {
  const id = landing.on === 'layer' && landing.target.source?.id
  return target.source?.id === id || placed.some(({ ref }) => ref.nodeId === id)
}

type Spot = Pick<Placing, 'how' | 'target' | 'holderId'> & { bounds: Rect }

/** @param shape where it was made for */
function spotOn(landing: Landing, shape: Rect): Spot {
  if (landing.on === 'layer') {
    const { target } = landing
    const bounds = centredOn(target.place.bounds, shape, 'cover')
    return { how: 'fill', target, bounds }
  }
  const { pageId, holderId, at } = landing
  const target = newTarget({ pageId, center: at }, shape)
  return { how: 'layer', target, holderId, bounds: target.place.bounds }
}

/** Over what is there: neither a cut-out nor a larger picture replaces that here. */
function laidAt(made: Made, bounds: Rect): Made {
  const bytes = bytesOf(made)
  const isInTiles = made.kind === 'larger' && made.tiles.length > 1
  return bytes && !isInTiles ? { kind: 'picture', bytes, bounds } : made
}
