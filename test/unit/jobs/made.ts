import type { Target } from '../../../plugin/shared/protocol.ts'
import type { Job, Result } from '../../../ui/jobs/job.ts'

export const bounds = { x: 0, y: 0, width: 100, height: 80 }

export const target: Target = {
  source: {
    id: 'hero',
    name: 'Hero',
    bounds,
    pageId: 'page',
    insertAs: 'fill',
    insertChoices: ['fill', 'layer', 'beside'],
  },
  masks: [],
  shift: { x: 0, y: 0 },
  reason: null,
}

/** One result for each, known to the document by these. */
export function resultsBy(hashes: readonly string[]): Result[] {
  return hashes.map((hash, index) => ({
    kind: 'ready',
    index,
    seed: null,
    prompt: '',
    bounds,
    thumbnail: null,
    patch: null,
    hash,
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
    tool: 'edit',
    values: {},
    price: 0.08,
    phase: { name: 'done', results, notes: [] },
    inserted: null,
    original: null,
    ...changes,
  }
}
