import type { Around } from '../../plugin/shared/around.ts'
import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Made } from '../../plugin/shared/made.ts'
import type {
  Placement,
  ResultRef,
  Target,
} from '../../plugin/shared/protocol.ts'
import type { Failure } from '../failures/failure.ts'
import type { Remark } from '../outcomes/delivery.ts'
import type { Asked } from '../tools/order.ts'

/** One thing that was asked for, as far as it came. */
export type Result =
  | {
      kind: 'ready'
      index: number
      seed: number | null
      /** As the service rewrote it; null where it did not. */
      prompt: string | null
      /** The same picture with far fewer pixels; null until it is looked at. */
      thumbnail: Uint8Array | null
      held: Held
    }
  /** Held back by the service's safety check, and billed. */
  | { kind: 'withheld'; index: number }
  /** Paid for, and not fetched: its link is kept. */
  | { kind: 'missing'; index: number; failure: Failure }

/** Who has what was made. */
export type Held =
  | { at: 'panel'; made: Made }
  /** Even after an undo: the document keeps its images. */
  | { at: 'document'; ref: ResultRef; bounds: Rect; isCutout?: true }

export type Ready = Extract<Result, { kind: 'ready' }>

/** Where a job is, with what is known by then. */
export type Phase =
  /** For its turn: Ideogram paints ten pictures at a time. */
  | { name: 'waiting' }
  | { name: 'exporting' }
  | { name: 'preparing' }
  | {
      name: 'requesting'
      retryInSeconds: number | null
      /** In the relay's queue; null once it is over. */
      place: number | null
    }
  | { name: 'downloading'; results: Result[]; total: number }
  | { name: 'done'; results: Result[]; notes: Note[] }
  /** Nothing came: with links in hand a job is done, whatever is missing. */
  | { name: 'failed'; failure: Failure; during?: PhaseName }
  | { name: 'cancelled'; mayBeBilled: boolean }

export type PhaseName = Phase['name']

/** What a designer should know of a job that went well all the same. */
export type Note =
  | { kind: 'rescaled' | Remark }
  | { kind: 'source-gone' | Around['kind']; name: string }

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
  asked: Asked
  target: Target
  /** Of the list and of layers: the prompt, say. */
  title: string
  /** How many results were asked for. */
  count: number
  /** US dollars, as said before the press. */
  price: number
  phase: Phase
  /** What is in the document, in the order in which it went there. */
  placed: Placed[]
  /** What was there before, around the mask; null until it is looked at. */
  original: Glimpse | null
}

/** A result in the document. */
export interface Placed {
  index: number
  ref: ResultRef
  how: Placement
  visible: boolean
}

/** Which phase may follow which: anything else is a programming error. */
const next: Record<PhaseName, readonly PhaseName[]> = {
  waiting: ['exporting', 'requesting', 'cancelled', 'failed'],
  exporting: ['preparing', 'requesting', 'failed', 'cancelled'],
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
  // What went into the document meanwhile is held there, whoever reports it.
  const known = resultsOf(job)
  return withReady({ ...job, phase }, (one) => {
    const before = known.find(({ index }) => index === one.index)
    return before?.kind === 'ready' && before.held.at === 'document'
      ? { ...one, held: before.held }
      : one
  })
}

export function isRunning(job: Job): boolean {
  return !['done', 'failed', 'cancelled'].includes(job.phase.name)
}

export function isReady(result: Result): result is Ready {
  return result.kind === 'ready'
}

/** What the panel lets go of, for the document has it. */
export function inDocument(one: Ready, ref: ResultRef, bounds: Rect): Ready {
  if (one.held.at === 'document') return one
  const { kind } = one.held.made
  // The document has it in tiles, for just the fill that it was made of.
  if (kind === 'larger') return one
  const held = { at: 'document' as const, ref, bounds }
  return {
    ...one,
    held: kind === 'cutout' ? { ...held, isCutout: true } : held,
  }
}

/** Where what was made lies on the page, canvas units; null where nothing is to be laid. */
export function boundsOf({ held }: Ready): Rect | null {
  if (held.at === 'document') return held.bounds
  return 'bounds' in held.made ? held.made.bounds : null
}

/** A picture of what was made; null for words. */
export function bytesOf(made: Made): Uint8Array | null {
  if ('bytes' in made) return made.bytes
  return 'tiles' in made ? made.tiles[0].bytes : null
}

/** Whether it goes onto the canvas by itself: words are read in the panel. */
export function isForCanvas({ held }: Ready): boolean {
  return held.at === 'document' || bytesOf(held.made) !== null
}

export function placedOf(
  { placed }: Pick<Job, 'placed'>,
  { index }: Pick<Result, 'index'>,
): Placed | null {
  return placed.find((one) => one.index === index) ?? null
}

/**
 * Whether a result leaves the document when it leaves the list. A copy beside
 * the source is the designer's own by now, and the file would list it again.
 */
export function goesAlong(
  { origin }: Pick<Job, 'origin'>,
  { how }: Pick<Placed, 'how'>,
): boolean {
  return how !== 'beside' || origin === 'file'
}

export function resultsOf(job: Job): Result[] {
  return 'results' in job.phase ? job.phase.results : []
}

/** Changes the results that have come, and leaves a job without any as it is. */
export function withResults(
  job: Job,
  change: (results: Result[]) => Result[],
): Job {
  if (!('results' in job.phase)) return job
  const results = change(job.phase.results)
  return { ...job, phase: { ...job.phase, results } }
}

/** Changes what is ready of a job, one by one. */
export function withReady(job: Job, change: (ready: Ready) => Ready): Job {
  return withResults(job, (results) =>
    results.map((one) => (isReady(one) ? change(one) : one)),
  )
}
