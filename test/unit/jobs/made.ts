import type { Target } from '../../../plugin/shared/protocol.ts'
import type { Harvest } from '../../../ui/jobs/harvest.ts'
import type { Job, Placed, Result } from '../../../ui/jobs/job.ts'
import {
  packLaying,
  unpackHarvest,
  type Entry,
  type PackedHarvest,
} from '../../../ui/jobs/journal.ts'

export const bounds = { x: 0, y: 0, width: 100, height: 80 }

export const target: Target = {
  scope: 'everything',
  place: { pageId: 'page', bounds },
  source: {
    id: 'hero',
    name: 'Hero',
    bounds,
    pageId: 'page',
    placements: ['fill', 'layer', 'beside'],
    isEmpty: false,
    density: null,
  },
  mask: null,
  unseen: [],
  live: [],
  underId: null,
  grown: null,
}

/** One result for each, known to the document by these. */
export function resultsBy(hashes: readonly string[]): Result[] {
  return hashes.map((hash, index) => ({
    kind: 'ready',
    index,
    seed: null,
    prompt: '',
    thumbnail: null,
    held: { at: 'document', ref: { nodeId: 'hero', hash }, bounds },
  }))
}

/** A fill of the hero for each, the first of them in view. */
export function placedBy(hashes: readonly string[]): Placed[] {
  return hashes.map((hash, index) => ({
    index,
    ref: { nodeId: 'hero', hash },
    how: 'fill',
    visible: index === 0,
  }))
}

/** A job that is done. */
export function jobWith(
  results: Result[],
  changes: Partial<Job> & Pick<Job, 'origin'>,
): Job {
  return {
    id: 'job',
    startedAt: 1,
    endedAt: 2,
    target,
    asked: { tool: 'edit', engine: 'v3', values: {} },
    title: '',
    count: results.length,
    price: 0.08,
    phase: { name: 'done', results, notes: [] },
    placed: [],
    original: null,
    ...changes,
  }
}

/** As the desk hands it to the journal. */
export async function packHarvest({
  came,
  laying,
}: Harvest): Promise<PackedHarvest> {
  return { came: [...came], laying: await packLaying(laying) }
}

/** What lies in the journal of a job whose answer has come. */
export function harvestOf({
  came,
  laying,
}: Pick<Entry, 'came' | 'laying'>): Promise<Harvest> {
  if (!came || !laying) throw new Error('Its answer has not come')
  return unpackHarvest({ came, laying }, null)
}
