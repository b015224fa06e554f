import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Numbered } from '../../plugin/shared/made.ts'
import type {
  Host,
  Placement,
  Placed as Went,
} from '../../plugin/shared/protocol.ts'
import type { Laying } from '../framing/framing.ts'
import { marked } from '../outcomes/marked.ts'
import {
  boundsOf,
  goesAlong,
  inDocument,
  isReady,
  isRunning,
  placedOf,
  resultsOf,
  withReady,
  withResults,
  type Job,
  type Note,
  type Placed,
  type Ready,
} from './job.ts'
import type { Journal } from './journal.ts'
import type { MadeOf } from './made-of.ts'
import { recordText } from './record.ts'

interface PlacingOptions {
  host: Pick<Remote<Host>, 'place' | 'showResult' | 'removeResults'>
  journal: Journal
  /** Milliseconds since 1970. */
  now: () => number
  find: (id: string) => Job | undefined
  update: (id: string, change: (job: Job) => Job) => void
  noteFailure: (thrown: unknown) => void
  /** How a job was framed; null where that is not known any more. */
  layingOf: (id: string) => Laying | null
  /** The usual way for a job's results. */
  usualFor: (job: Job) => Placement
  madeOf: MadeOf
  /** Takes the job off the list. */
  remove: (id: string) => Promise<void>
}

/** Puts the results of jobs into the document, switches between them, takes them out. */
export function createPlacing({
  host,
  journal,
  now,
  find,
  update,
  noteFailure,
  layingOf,
  usualFor,
  madeOf,
  remove,
}: PlacingOptions) {
  const place = async (
    job: Job,
    ready: [Ready, ...Ready[]],
    how: Placement,
    press: string | null,
  ) => {
    const numbered = async (one: Ready): Promise<Numbered> => ({
      index: one.index,
      made: marked(await madeOf(job.id, one), job.asked),
    })
    const [first, ...others] = await Promise.all(ready.map(numbered))
    const earlier = how === 'beside' ? [] : job.placed.filter(hasWay(how))
    const indices = [...earlier, ...ready].map(({ index }) => index)
    // What a press brings later does not take the place of what is in view.
    const show = press === null || !earlier.length
    const went = await host.place({
      press,
      show,
      target: job.target,
      recovered: job.origin === 'journal',
      ...(job.origin === 'file' ? { filed: true as const } : {}),
      how,
      made: [first!, ...others],
      title: job.title,
      record: recordText(job, [...new Set(indices)], layingOf(job.id), now()),
      earlier: earlier.map(({ index, ref }) => ({ index, ...ref })),
    })
    const placed = placedAfter(job.placed, ready, went, show)
    update(job.id, (current) => released({ ...current, placed }, ready, went))
    const { name = '' } = job.target.source ?? {}
    if (went.sourceGone) addNote(job.id, { kind: 'source-gone', name })
    if (went.around) addNote(job.id, went.around)
    if (job.origin !== 'file') await journal.settle(job.id, placed)
  }

  /** One after another: the second of two clicks finds what the first did. */
  let last: Promise<void> = Promise.resolve()

  /**
   * @param how null for the usual way, which never places a result twice
   * @param press whose undo step it belongs to; null for one of its own
   */
  const insert = (
    id: string,
    indices: number[],
    how: Placement | null,
    press: string | null = null,
  ) => {
    last = last.then(async () => {
      const job = find(id)
      if (!job) return
      const [first, ...others] = resultsOf(job)
        .filter(isReady)
        .filter(({ index }) => indices.includes(index))
        .filter((one) => how !== null || !placedOf(job, one))
      if (!first) return
      const way = how ?? job.placed[0]?.how ?? usualFor(job)
      await place(job, [first, ...others], way, press).catch(noteFailure)
    })
    return last
  }

  const addNote = (id: string, note: Note) =>
    update(id, (job) => {
      if (job.phase.name !== 'done') return job
      const others = job.phase.notes.filter(({ kind }) => kind !== note.kind)
      const notes = [...others, note]
      return { ...job, phase: { ...job.phase, notes } }
    })

  const showResult = async (id: string, index: number) => {
    const job = find(id)
    const placed = job && placedOf(job, { index })
    if (!placed || placed.visible) return
    // At once: the next key goes on from what the last one has asked for.
    update(id, (job) => shown(job, placed))
    await host.showResult(placed.ref).catch((thrown: unknown) => {
      update(id, (now) => seenAsIn(job, now))
      noteFailure(thrown)
    })
  }

  /** Off the list and out of the document, there as one undo step. */
  const takeOut = (id: string, isGone: (index: number) => boolean) => {
    last = last.then(async () => {
      const job = find(id)
      if (!job) return
      const gone = job.placed.filter(({ index }) => isGone(index))
      const refs = gone.filter((one) => goesAlong(job, one)).map(refOf)
      try {
        if (refs.length) await host.removeResults(refs)
      } catch (thrown) {
        return noteFailure(thrown)
      }
      update(id, (current) =>
        withResults(
          { ...current, placed: gone.reduce(without, current.placed) },
          (results) => results.filter(({ index }) => !isGone(index)),
        ),
      )
      await close(id)
    })
    return last
  }

  /** What has nothing left to be put in is not offered again another day. */
  const close = async (id: string) => {
    const job = find(id)
    if (!job || isRunning(job)) return
    const left = resultsOf(job)
    if (!left.length) await remove(id)
    else if (left.every((one) => placedOf(job, one)))
      await journal.forget(id).catch(noteFailure)
  }

  return {
    insert,
    /** When all that was asked for is in. */
    settled: () => last,
    showResult,
    removeResult: (id: string, index: number) =>
      takeOut(id, (one) => one === index),
    /** Takes away the other results of its job. */
    keepOnly: (id: string, index: number) =>
      takeOut(id, (one) => one !== index),
    /** Takes away all results of a job. */
    discard: (id: string) => takeOut(id, () => true),
  }
}

const refOf = ({ ref }: Placed) => ref

const hasWay = (how: Placement) => (placed: Placed) => placed.how === how

/** The first of what was put in comes into view, in place of the others on its layer. */
function placedAfter(
  before: readonly Placed[],
  ready: readonly Ready[],
  { how, refs }: Went,
  show: boolean,
): Placed[] {
  const added = refs.flatMap((ref, at) => {
    const index = ready[at]?.index
    return index === undefined
      ? []
      : [
          {
            index,
            ref,
            how,
            visible: how === 'beside' || (show && at === 0),
          },
        ]
  })
  const isAgain = ({ index }: Placed) =>
    added.some((one) => one.index === index)
  const isCovered = (one: Placed) =>
    added.some((added) => isOnLayerOf(one, added))
  const others = before
    .filter((one) => !isAgain(one))
    .map((one) => (show && isCovered(one) ? { ...one, visible: false } : one))
  return [...others, ...added]
}

/** On one layer results take turns. */
function isOnLayerOf(one: Placed, other: Placed): boolean {
  return one.ref.nodeId === other.ref.nodeId
}

/** The document has the pictures now; the list needs them small. */
function released(job: Job, ready: readonly Ready[], { refs }: Went): Job {
  return withReady(job, (one) => {
    const ref = refs[ready.findIndex(({ index }) => index === one.index)]
    const bounds = boundsOf(one) ?? job.target.place.bounds
    return ref?.hash ? inDocument(one, ref, bounds) : one
  })
}

/** In place of the others on its layer. */
function shown(job: Job, result: Placed): Job {
  const placed = job.placed.map((one) =>
    isOnLayerOf(one, result)
      ? { ...one, visible: one.index === result.index }
      : one,
  )
  return { ...job, placed }
}

/** With those in view that were. */
function seenAsIn(before: Job, job: Job): Job {
  const placed = job.placed.map((one) => {
    const was = placedOf(before, one)
    return was ? { ...one, visible: was.visible } : one
  })
  return { ...job, placed }
}

/** As Figma's side has it: the last one left on the layer comes into view. */
function without(
  placed: readonly Placed[],
  { index }: Pick<Placed, 'index'>,
): Placed[] {
  const gone = placed.find((one) => one.index === index)
  const left = placed.filter((one) => one.index !== index)
  const next =
    gone?.visible && left.filter((one) => isOnLayerOf(one, gone)).at(-1)
  return left.map((one) => (one === next ? { ...one, visible: true } : one))
}
