import type { Remote } from '../../plugin/shared/bridge.ts'
import { intersection, union, type Rect } from '../../plugin/shared/geometry.ts'
import { exportLimits } from '../../plugin/shared/limits.ts'
import type { Picture } from '../../plugin/shared/picture.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { Pictured } from '../../plugin/shared/made.ts'
import type { Pixels } from '../pixels/pixels.ts'
import { largestScale } from '../pixels/region.ts'
import {
  boundsOf,
  isReady,
  resultsOf,
  withReady,
  type Glimpse,
  type Job,
  type Ready,
} from './job.ts'

/** Longer sides, pixels: twice what the list shows, and about what is sent. */
const thumbnailSide = 400
const originalSide = 1024

/** Of the results' longer side: what is shown around them. */
const around = 0.15

/** The document has the others, and they are made again when looked at. */
const mostThumbnails = 300

interface GlimpseOptions {
  host: Pick<Remote<Host>, 'exportBefore' | 'readResult'>
  pixels: Pick<Pixels, 'shrink'>
  find: (id: string) => Job | undefined
  update: (id: string, change: (job: Job) => Job) => void
  noteFailure: (thrown: unknown) => void
}

interface Place {
  id: string
  index: number
}

export function thumbnailOf(
  patch: Uint8Array,
  pixels: Pick<Pixels, 'shrink'>,
): Promise<Uint8Array> {
  return pixels.shrink({ picture: patch, part: null, longest: thumbnailSide })
}

/**
 * The small pictures of the list. Those of this session are made with its jobs;
 * others when they are looked at, for a file may hold a thousand.
 */
export function createGlimpses(options: GlimpseOptions) {
  const { host, pixels, find, update, noteFailure } = options
  /** Only what is near the view: who scrolls past does not wait for the rest. */
  const wanted: Place[] = []
  const loaded: Place[] = []
  let isLoading = false

  const readyOf = (id: string, index: number): Ready | null => {
    const job = find(id)
    const result = job && resultsOf(job).find((one) => one.index === index)
    return result && isReady(result) ? result : null
  }

  /** @returns the picture as it was made; null where nobody has it any more */
  const wholeOf = async (
    id: string,
    index: number,
  ): Promise<Pictured | null> => {
    const held = readyOf(id, index)?.held
    if (held?.at === 'panel') return 'bytes' in held.made ? held.made : null
    if (!held?.ref.hash) return null
    const bytes = await host.readResult(held.ref.hash)
    // However it was made, it is laid where it lies and shows what it shows.
    return bytes && { kind: 'picture', bytes, bounds: held.bounds }
  }

  const setThumbnail = ({ id, index }: Place, thumbnail: Uint8Array | null) =>
    update(id, (job) =>
      withReady(job, (one) =>
        one.index === index ? { ...one, thumbnail } : one,
      ),
    )

  const loadThumbnail = async (place: Place) => {
    const whole = await wholeOf(place.id, place.index)
    if (!whole) return
    setThumbnail(place, await thumbnailOf(whole.bytes, pixels))
    loaded.push(place)
    const oldest = loaded.length > mostThumbnails && loaded.shift()
    if (oldest) setThumbnail(oldest, null)
  }

  const loadWanted = async () => {
    if (isLoading) return
    isLoading = true
    for (let place = wanted.shift(); place; place = wanted.shift())
      await loadThumbnail(place).catch(noteFailure)
    isLoading = false
  }

  /** @returns ends the wish */
  const wantThumbnail = (id: string, index: number) => {
    const place = { id, index }
    wanted.push(place)
    void loadWanted()
    return () => {
      const at = wanted.indexOf(place)
      if (at >= 0) wanted.splice(at, 1)
    }
  }

  const keepOriginal = async (id: string, { png, bounds }: Picture) => {
    const longest = originalSide
    const picture = await pixels.shrink({ picture: png, part: null, longest })
    update(id, (job) => ({ ...job, original: { picture, bounds } }))
  }

  /** @throws Failed: source-gone, nothing-visible, export-refused */
  const loadOriginal = async (id: string) => {
    const job = find(id)
    const ready = (job ? resultsOf(job) : []).filter(isReady)
    const view = job && viewAround(ready, job.target.place.bounds)
    if (!view || job.original || !job.target.source) return
    const scale = Math.min(
      originalSide / Math.max(view.width, view.height),
      largestScale(job.target.place.bounds, exportLimits),
    )
    const result = job.placed[0]?.ref ?? null
    const { png, bounds } = await host.exportBefore(job.target, result, scale)
    const original: Glimpse = {
      picture: await pixels.shrink({
        picture: png,
        part: {
          x: (view.x - bounds.x) * scale,
          y: (view.y - bounds.y) * scale,
          width: view.width * scale,
          height: view.height * scale,
        },
        longest: originalSide,
      }),
      bounds: view,
    }
    update(id, (current) => ({ ...current, original }))
  }

  return { wholeOf, wantThumbnail, keepOriginal, loadOriginal }
}

/** What is worth seeing around a result, or several, canvas units. */
export function viewAround(results: readonly Ready[], source: Rect) {
  const all = union(results.flatMap((one) => boundsOf(one) ?? []))
  if (!all) return null
  const more = around * Math.max(all.width, all.height)
  const wide = {
    x: all.x - more,
    y: all.y - more,
    width: all.width + 2 * more,
    height: all.height + 2 * more,
  }
  return intersection(wide, source) ?? all
}
