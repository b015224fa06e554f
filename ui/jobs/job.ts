import type { Rect } from '../../plugin/shared/geometry.ts'
import type { InsertAs, Target } from '../../plugin/shared/protocol.ts'
import type { ToolName, Values } from '../tools/tools.ts'
import type { Failure } from '../failures/failure.ts'

/** One picture that was asked for, as far as it came. */
export type Result =
  | {
      kind: 'ready'
      index: number
      seed: number | null
      prompt: string
      /** Where it lies on the page, canvas units. */
      bounds: Rect
      /** The same picture with far fewer pixels; null until it is looked at. */
      thumbnail: Uint8Array | null
      /** PNG, RGBA; null once the document has it. */
      patch: Uint8Array | null
      /** What the document knows it by, even after an undo; null before. */
      hash: string | null
    }
  /** Held back by the service's safety check, and billed. */
  | { kind: 'withheld'; index: number }
  /** Paid for, and not fetched: its link is kept. */
  | { kind: 'missing'; index: number; failure: Failure }

export type Ready = Extract<Result, { kind: 'ready' }>

/** Where a job is, with what is known by then. */
export type Phase =
  /** For its turn: Ideogram paints ten pictures at a time. */
  | { name: 'waiting' }
  | { name: 'exporting' }
  | { name: 'preparing' }
  | { name: 'requesting'; retryInSeconds: number | null }
  | { name: 'downloading'; results: Result[]; total: number }
  | { name: 'done'; results: Result[]; notes: Note[] }
  /** Nothing came: with links in hand a job is done, whatever is missing. */
  | { name: 'failed'; failure: Failure }
  | { name: 'cancelled'; mayBeBilled: boolean }

export type PhaseName = Phase['name']

/** What a designer should know of a job that went well all the same. */
export type Note = { kind: 'rescaled' } | { kind: 'source-gone'; name: string }

/** A small picture and where it lies on the page, canvas units. */
export interface Glimpse {
  picture: Uint8Array
  bounds: Rect
}

/** One press of Generate for one target. */
export interface Job {
  id: string
  /**
   * This run of the plugin, an earlier one that was closed too soon, or
   * anybody's: what is known of it is then what its results carry in the file.
   */
  origin: 'session' | 'journal' | 'file'
  /** Milliseconds since 1970. */
  startedAt: number
  endedAt: number | null
  target: Target
  tool: ToolName
  values: Values
  /** US dollars, as said before the press. */
  price: number
  phase: Phase
  /** What was put into the document. */
  inserted: Inserted | null
  /** What was there before, around the mask; null until it is looked at. */
  original: Glimpse | null
}

/** Where a job's results went. */
export interface Inserted {
  nodeId: string
  as: InsertAs
  /** Of the results, in the order of the layer's fills. */
  indices: number[]
  /** What Figma knows them by, in the same order. */
  hashes: string[]
  /** The index of the result in view. */
  shown: number
}

/** Which phase may follow which: anything else is a programming error. */
const next: Record<PhaseName, readonly PhaseName[]> = {
  waiting: ['exporting', 'cancelled'],
  exporting: ['preparing', 'failed', 'cancelled'],
  preparing: ['requesting', 'failed', 'cancelled'],
  requesting: ['requesting', 'downloading', 'failed', 'cancelled'],
  downloading: ['downloading', 'done', 'failed', 'cancelled'],
  // A missing picture may be fetched again.
  done: ['downloading'],
  failed: [],
  cancelled: [],
}

/** @throws RangeError for a phase that cannot follow */
export function enter(job: Job, phase: Phase): Job {
  if (!next[job.phase.name].includes(phase.name))
    throw new RangeError(`${job.phase.name} is not followed by ${phase.name}`)
  return { ...job, phase }
}

export function isRunning(job: Job): boolean {
  return !['done', 'failed', 'cancelled'].includes(job.phase.name)
}

export function isReady(result: Result): result is Ready {
  return result.kind === 'ready'
}

/**
 * Whether the layer that a job names carries the result. Beside the source each
 * lies on a copy of its own, and only the file knows which.
 */
export function isOnLayer(
  { inserted, origin }: Job,
  { index }: Pick<Result, 'index'>,
): boolean {
  if (!inserted?.indices.includes(index)) return false
  return inserted.as !== 'beside' || origin === 'file'
}

export function resultsOf(job: Job): Result[] {
  return 'results' in job.phase ? job.phase.results : []
}

/** Changes the results of a job that is done, and leaves any other as it is. */
export function withResults(
  job: Job,
  change: (results: Result[]) => Result[],
): Job {
  if (job.phase.name !== 'done') return job
  const results = change(job.phase.results)
  return { ...job, phase: { ...job.phase, results } }
}

/** Changes the pictures of a job that is done, one by one. */
export function withReady(job: Job, change: (ready: Ready) => Ready): Job {
  return withResults(job, (results) =>
    results.map((one) => (isReady(one) ? change(one) : one)),
  )
}
