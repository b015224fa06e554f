import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, InsertAs, Patch } from '../../plugin/shared/protocol.ts'
import type { Region } from '../pixels/region.ts'
import type { State } from '../state.ts'
import type { Inserted, Job, Result } from './job.ts'
import { resultsOf } from './job.ts'
import type { Journal } from './journal.ts'
import { recordText } from './record.ts'
import { thumbnailOf } from './thumbnail.ts'

type Ready = Extract<Result, { kind: 'ready' }>

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
  /** Paid for already: free. */
  fetchOne: (id: string, index: number) => Promise<Result>
}

/** Puts the results of jobs into the document, and switches between them. */
export function createInsertion({
  state,
  host,
  journal,
  now,
  find,
  update,
  noteFailure,
  fetchOne,
  regionOf,
}: InsertionOptions) {
  /** @returns null where it had to be fetched again and could not be */
  const patchOf = async (id: string, ready: Ready): Promise<Patch | null> => {
    if (ready.patch) return ready.patch
    const fetched = await fetchOne(id, ready.index)
    if (fetched.kind === 'ready') return fetched.patch
    if (fetched.kind === 'missing') state.failure.value = fetched.failure
    return null
  }

  const place = async (job: Job, ready: Ready[], as: InsertAs | null) => {
    const patches = await Promise.all(ready.map((one) => patchOf(job.id, one)))
    if (!patches.every((patch) => patch !== null)) return
    const how = as ?? job.inserted?.as ?? job.target.source.insertAs
    const before = job.inserted?.as === how ? job.inserted : null
    const added = await host.insert({
      target: job.target,
      recovered: job.recovered,
      as: how,
      patches,
      title: job.values.prompt ?? '',
      record: recordText(job, ready, regionOf(job.id), now()),
      into:
        before && how !== 'beside'
          ? { nodeId: before.nodeId, results: before.hashes }
          : null,
    })
    const indices = ready.map(({ index }) => index)
    const inserted: Inserted = {
      nodeId: added.nodeId,
      as: added.as,
      indices: [...(before?.indices ?? []), ...indices],
      hashes: [...(before?.hashes ?? []), ...added.results],
      shown: indices[0] ?? 0,
    }
    update(job.id, (current) => ({ ...current, inserted }))
    if (added.sourceGone) noteSourceGone(job.id)
    await journal().settle(job.id, inserted)
    await release(job.id, indices)
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
  const release = async (id: string, indices: number[]) => {
    const job = find(id)
    if (!job) return
    const small = new Map<number, Patch>()
    for (const result of resultsOf(job))
      if (result.kind === 'ready' && indices.includes(result.index))
        small.set(result.index, await thumbnailOf(result.preview))
    update(id, (current) => {
      if (current.phase.name !== 'done') return current
      const results = current.phase.results.map((result) => {
        const preview = small.get(result.index)
        return result.kind === 'ready' && preview
          ? { ...result, preview, patch: null }
          : result
      })
      return { ...current, phase: { ...current.phase, results } }
    })
  }

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
    const hash = inserted?.hashes[inserted.indices.indexOf(index)]
    if (!inserted || hash === undefined) return
    await host
      .showResult(inserted.nodeId, inserted.hashes, hash)
      .then(() =>
        update(id, (job) => ({
          ...job,
          inserted: { ...inserted, shown: index },
        })),
      )
      .catch(noteFailure)
  }

  return { insert, showResult }
}
