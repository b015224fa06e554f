import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, InsertAs, Patch } from '../../plugin/shared/protocol.ts'
import type { Region } from '../pixels/region.ts'
import type { State } from '../state.ts'
import {
  isOnLayer,
  resultsOf,
  withReady,
  withResults,
  type Inserted,
  type Job,
  type Ready,
  type Result,
} from './job.ts'
import type { Journal } from './journal.ts'
import { recordText } from './record.ts'

interface InsertionOptions {
  state: State
  host: Remote<Host>
  journal: () => Journal
  /** Milliseconds since 1970. */
  now: () => number
  find: (id: string) => Job | undefined
  update: (id: string, change: (job: Job) => Job) => void
  noteFailure: (thrown: unknown) => void
  /** What was sent for a job; null where that is not known any more. */
  regionOf: (id: string) => Region | null
  wholeOf: (id: string, index: number) => Promise<Patch | null>
  /** Paid for already: free. */
  fetchOne: (id: string, index: number) => Promise<Result>
  /** Takes the job off the list. */
  remove: (id: string) => Promise<void>
}

/** Puts the results of jobs into the document, switches between them, takes them out. */
export function createInsertion({
  state,
  host,
  journal,
  now,
  find,
  update,
  noteFailure,
  regionOf,
  wholeOf,
  fetchOne,
  remove,
}: InsertionOptions) {
  /** @returns null where it had to be fetched again and could not be */
  const patchOf = async (id: string, { index }: Ready) => {
    const whole = await wholeOf(id, index)
    if (whole) return whole
    const fetched = await fetchOne(id, index)
    if (fetched.kind === 'ready' && fetched.patch)
      return { png: fetched.patch, bounds: fetched.bounds }
    if (fetched.kind === 'missing') state.failure.value = fetched.failure
    return null
  }

  const place = async (job: Job, ready: Ready[], as: InsertAs | null) => {
    const patches = await Promise.all(ready.map((one) => patchOf(job.id, one)))
    if (!patches.every((patch) => patch !== null)) return
    const how = as ?? job.inserted?.as ?? job.target.source.insertAs
    const same = job.inserted?.as === how && how !== 'beside'
    const before = same ? job.inserted : null
    const made = [...(before?.indices ?? []), ...ready.map(indexOf)]
    const added = await host.insert({
      target: job.target,
      recovered: job.origin === 'journal',
      as: how,
      patches,
      title: job.values.prompt ?? '',
      record: recordText(job, made, regionOf(job.id), now()),
      into: before && { nodeId: before.nodeId, results: before.hashes },
    })
    const inserted = joined(before, added, ready.map(indexOf))
    update(job.id, (current) => ({ ...current, inserted }))
    if (added.sourceGone) noteSourceGone(job.id)
    if (job.origin !== 'file') await journal().settle(job.id, inserted)
    release(job.id, ready.map(indexOf), added.results)
  }

  /** One after another: the second of two clicks finds what the first did. */
  let last: Promise<void> = Promise.resolve()

  /** @param as null for the usual way, which never inserts a result twice */
  const insert = (id: string, indices: number[], as: InsertAs | null) => {
    last = last.then(async () => {
      const job = find(id)
      if (!job) return
      const wanted = (index: number) =>
        indices.includes(index) &&
        (as || !job.inserted?.indices.includes(index))
      const ready = resultsOf(job).flatMap((result) =>
        result.kind === 'ready' && wanted(result.index) ? [result] : [],
      )
      if (ready.length) await place(job, ready, as).catch(noteFailure)
    })
    return last
  }

  /** The document has the pictures now; the list needs them small. */
  const release = (id: string, indices: number[], hashes: string[]) =>
    update(id, (job) =>
      withReady(job, (one) => {
        const hash = hashes[indices.indexOf(one.index)]
        return hash ? { ...one, patch: null, hash } : one
      }),
    )

  const noteSourceGone = (id: string) =>
    update(id, (job) => {
      if (job.phase.name !== 'done') return job
      const { name } = job.target.source
      const others = job.phase.notes.filter(
        ({ kind }) => kind !== 'source-gone',
      )
      const notes = [...others, { kind: 'source-gone', name } as const]
      return { ...job, phase: { ...job.phase, notes } }
    })

  const showResult = async (id: string, index: number) => {
    const inserted = find(id)?.inserted
    const hash = inserted && hashOf(inserted, index)
    if (!hash) return
    await host
      .showResult(inserted.nodeId, hash)
      .then(() =>
        update(id, (job) => ({
          ...job,
          inserted: { ...inserted, shown: index },
        })),
      )
      .catch(noteFailure)
  }

  /** Out of the document, where it is in, and off the list. */
  const removeResult = async (id: string, index: number) => {
    const job = find(id)
    if (!job) return
    const inserted = isOnLayer(job, { index }) ? job.inserted : null
    const hash = inserted && hashOf(inserted, index)
    try {
      if (hash) await host.removeResult(inserted.nodeId, hash)
    } catch (thrown) {
      return noteFailure(thrown)
    }
    update(id, (current) =>
      withResults(
        { ...current, inserted: without(current.inserted, index) },
        (results) => results.filter((one) => one.index !== index),
      ),
    )
    const left = find(id)
    if (left && !resultsOf(left).length) await remove(id)
  }

  return { insert, showResult, removeResult }
}

function indexOf({ index }: Ready): number {
  return index
}

function hashOf({ indices, hashes }: Inserted, index: number) {
  return hashes[indices.indexOf(index)]
}

function joined(
  before: Inserted | null,
  added: { nodeId: string; as: InsertAs; results: string[] },
  indices: number[],
): Inserted {
  const isNew = (_: unknown, at: number) =>
    !before?.hashes.includes(added.results[at]!)
  return {
    nodeId: added.nodeId,
    as: added.as,
    indices: [...(before?.indices ?? []), ...indices.filter(isNew)],
    hashes: [...(before?.hashes ?? []), ...added.results.filter(isNew)],
    shown: indices[0] ?? 0,
  }
}

/** As Figma's side has it: the last one left comes into view. */
function without(inserted: Inserted | null, index: number): Inserted | null {
  const at = inserted?.indices.indexOf(index) ?? -1
  if (!inserted || at < 0) return inserted
  const indices = inserted.indices.filter((one) => one !== index)
  const hashes = inserted.hashes.filter((_, place) => place !== at)
  const last = indices.at(-1)
  if (last === undefined) return null
  const shown = inserted.shown === index ? last : inserted.shown
  return { ...inserted, indices, hashes, shown }
}
