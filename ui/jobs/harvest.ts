import type { Rect } from '../../plugin/shared/geometry.ts'
import type { ColorReference } from '../pixels/color.ts'
import type { Region } from '../pixels/region.ts'
import { failureFrom } from '../failures/failure.ts'
import { thumbnailOf } from './glimpse.ts'
import type { Note, Phase, Result } from './job.ts'
import { placeOnPage } from '../tools/order.ts'
import type { Pictured } from './request.ts'
import type { Workshop } from './run.ts'

/** What was paid for, and all it takes to bring it home, even another day. */
export interface Harvest {
  pictures: Pictured[]
  region: Region
  /** Of the source on the page when it was exported, canvas units. */
  bounds: Rect
  /** Alpha of the patch, window width × height. */
  composite: Uint8Array
  /** 1 where the service was asked to paint, window width × height. */
  send: Uint8Array
  reference: ColorReference | null
  matchColors: boolean
}

interface Fetched {
  result: Result
  rescaled: boolean
}

/** Downloads every picture and cuts it to the mask; one that fails is kept as missing. */
export async function fetchResults(
  harvest: Harvest,
  workshop: Pick<Workshop, 'client' | 'pixels'>,
  watch: { signal: AbortSignal; report(phase: Phase): void },
): Promise<{ results: Result[]; notes: Note[] }> {
  const total = harvest.pictures.length
  const results: Result[] = []
  watch.report({ name: 'downloading', results: [], total })
  const fetched = await Promise.all(
    harvest.pictures.map(async (picture) => {
      const one = await fetchOne(picture, harvest, workshop, watch.signal)
      watch.signal.throwIfAborted()
      results.push(one.result)
      watch.report({ name: 'downloading', results: [...results], total })
      return one
    }),
  )
  return {
    results: fetched.map(({ result }) => result),
    notes: fetched.some(({ rescaled }) => rescaled)
      ? [{ kind: 'rescaled' }]
      : [],
  }
}

async function fetchOne(
  { index, url, seed, prompt }: Pictured,
  harvest: Harvest,
  { client, pixels }: Pick<Workshop, 'client' | 'pixels'>,
  signal: AbortSignal,
): Promise<Fetched> {
  if (!url) return { result: { kind: 'withheld', index }, rescaled: false }
  const { region, composite, send, reference, matchColors } = harvest
  try {
    const { bytes } = await client.download(url, { signal })
    const { png, rect, scaled } = await pixels.apply({
      answer: bytes,
      size: region.size,
      composite,
      send,
      reference,
      match: matchColors,
    })
    const bounds = placeOnPage(rect, region, harvest.bounds)
    const thumbnail = await thumbnailOf(png, pixels)
    const picture = { bounds, thumbnail, patch: png, hash: null }
    const made = { index, seed, prompt, ...picture }
    return { result: { kind: 'ready', ...made }, rescaled: scaled }
  } catch (thrown) {
    signal.throwIfAborted()
    return {
      result: { kind: 'missing', index, failure: failureFrom(thrown) },
      rescaled: false,
    }
  }
}

/** With what of a harvest is not here: it can still be fetched. */
export function withMissing(
  results: Result[],
  { pictures }: Pick<Harvest, 'pictures'>,
  failure: Extract<Result, { kind: 'missing' }>['failure'],
): Result[] {
  const has = new Set(results.map(({ index }) => index))
  const missing = pictures
    .filter(({ index }) => !has.has(index))
    .map(({ index }) => ({ kind: 'missing' as const, index, failure }))
  return byIndex([...results, ...missing])
}

export function byIndex(results: Result[]): Result[] {
  return [...results].sort((a, b) => a.index - b.index)
}
