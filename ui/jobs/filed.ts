import type { Carried, Found } from '../../plugin/shared/protocol.ts'
import {
  isReady,
  resultsOf,
  withReady,
  type Inserted,
  type Job,
  type Ready,
  type Result,
} from './job.ts'
import { readRecord, type JobRecord } from './record.ts'

/**
 * The jobs of the list, the newest first, with those whose results the file
 * carries in place of what was known of them before.
 *
 * @param known jobs of this session, and of the file as it was
 */
export function withFiled(known: readonly Job[], found: Found): Job[] {
  const own = known
    .filter(({ origin }) => origin !== 'file')
    .map((job) => following(job, found))
  const listed = own.flatMap(({ inserted }) => inserted?.hashes ?? [])
  const filed = found.carried
    .filter(({ results }) => !results.some(({ hash }) => listed.includes(hash)))
    .flatMap((one) => filedJob(one) ?? [])
    .map((job) => remembering(job, known))
  return [...own, ...filed].sort((a, b) => b.startedAt - a.startedAt)
}

/** A job of this session as the file has it now: undone, redone, switched. */
function following(job: Job, { pageIds, carried }: Found): Job {
  const { inserted, target } = job
  const indices = indicesByHash(job)
  const having = carried.filter(({ results }) =>
    results.some(({ hash }) => indices.has(hash)),
  )
  const [first] = having
  if (!first) {
    const isGone = inserted && pageIds.includes(target.source.pageId)
    return isGone ? takenBack(job, inserted) : job
  }
  // Beside the source each result lies on a copy of its own.
  if (inserted?.as === 'beside') return job
  const same = having.find(({ nodeId }) => nodeId === inserted?.nodeId)
  return { ...job, inserted: insertedOf(same ?? first, indices) }
}

/** Also of a job of an earlier run, of which only the journal knows hashes. */
function indicesByHash(job: Job): Map<string, number> {
  const { indices, hashes } = job.inserted ?? { indices: [], hashes: [] }
  const journalled = hashes.map((hash, at) => [hash, indices[at]!] as const)
  const own = resultsOf(job)
    .filter(isReady)
    .flatMap(({ hash, index }) => (hash ? [[hash, index] as const] : []))
  return new Map([...journalled, ...own])
}

/** Each result keeps what the document knows it by: it has the picture yet. */
function takenBack(job: Job, { indices, hashes }: Inserted): Job {
  const hashOf = (index: number) => hashes[indices.indexOf(index)] ?? null
  return withReady({ ...job, inserted: null }, (one) => ({
    ...one,
    hash: one.hash ?? hashOf(one.index),
  }))
}

/** @param indices of the results, by their hashes */
function insertedOf(
  { nodeId, as, results }: Carried,
  indices: Map<string, number>,
): Inserted {
  const own = results.flatMap(({ hash, visible }) => {
    const index = indices.get(hash)
    return index === undefined ? [] : [{ hash, visible, index }]
  })
  return {
    nodeId,
    as,
    indices: own.map(({ index }) => index),
    hashes: own.map(({ hash }) => hash),
    shown: own.find(({ visible }) => visible)?.index ?? -1,
  }
}

/** @returns null where it does not say what made the results */
function filedJob(carried: Carried): Job | null {
  const made = readRecord(carried.record)
  if (!made) return null
  const results = carried.results.map((result) => readyOf(result, made))
  const { tool, values, price, date } = made
  return {
    id: `${carried.nodeId} ${date}`,
    origin: 'file',
    startedAt: Date.parse(date),
    endedAt: null,
    target: carried.target,
    tool,
    values,
    price,
    phase: { name: 'done', results, notes: [] },
    inserted: insertedOf(
      carried,
      new Map(carried.results.map(({ hash, index }) => [hash, index])),
    ),
    original: null,
  }
}

function readyOf(
  { index, hash, bounds }: Carried['results'][number],
  { results, values }: JobRecord,
): Result {
  const { seed = null, prompt = null } = results[index] ?? {}
  const sent = prompt ?? values.prompt ?? ''
  const picture = { bounds, thumbnail: null, patch: null, hash }
  return { kind: 'ready', index, seed, prompt: sent, ...picture }
}

/** Keeps the pictures that were loaded for it already. */
function remembering(job: Job, known: readonly Job[]): Job {
  const before = known.find(({ id }) => id === job.id)
  if (!before) return job
  const seen = resultsOf(before).filter(isReady)
  const thumbnailOf = ({ index }: Ready) =>
    seen.find((one) => one.index === index)?.thumbnail ?? null
  const { original } = before
  return withReady({ ...job, original }, (one) => ({
    ...one,
    thumbnail: thumbnailOf(one),
  }))
}
