import type { Target } from '../../../plugin/shared/protocol.ts'
import type { Job, Placed, Result } from '../../../ui/jobs/job.ts'

export const bounds = { x: 0, y: 0, width: 100, height: 80 }

export const target: Target = {
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
