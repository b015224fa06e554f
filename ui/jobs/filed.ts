import type { Carried, Found } from '../../plugin/shared/protocol.ts'
import {
  boundsOf,
  inDocument,
  isReady,
  placedOf,
  resultsOf,
  withReady,
  withResults,
  type Job,
  type Placed,
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
    .map((job) => following(regaining(job, found), found))
  const listed = new Set(own.flatMap(hashesOf))
  const filed = found.carried.filter(
    ({ results }) => !results.some(({ hash }) => hash && listed.has(hash)),
  )
  const isListed = ({ id }: Job) => own.some((job) => job.id === id)
  const jobs = filedJobs(filed)
    .filter((job) => !isListed(job))
    .map((job) => remembering(job, known))
  return [...own, ...jobs].sort((a, b) => b.startedAt - a.startedAt)
}

function hashesOf({ placed }: Job): string[] {
  return placed.flatMap(({ ref }) => ref.hash ?? [])
}

/** A job of this session with what an undo gave back to its layers. */
function regaining(job: Job, { carried }: Found): Job {
  const homes = homesOf(job)
  const own = carried.filter(
    ({ nodeId, how }) => how !== 'beside' && homes.includes(nodeId),
  )
  return filedJobs(own)
    .filter(({ id }) => id === job.id)
    .reduce(withResultsOf, job)
}

/** A job of this session as the file has it now: undone, redone, switched. */
function following(job: Job, { pageIds, carried }: Found): Job {
  const indices = indicesByHash(job)
  const placed = carried.flatMap((one) => placedIn(one, indices))
  if (!placed.length && !pageIds.includes(job.target.place.pageId)) return job
  return { ...remembersRefs(job), placed: inOrderOf(job, placed) }
}

/** Also of what was undone, and of a job of which only the journal knows them. */
function indicesByHash(job: Job): Map<string, number> {
  const placed = job.placed.map(({ index, ref }) => [ref.hash, index] as const)
  const held = resultsOf(job)
    .filter(isReady)
    .map(
      ({ index, held }) =>
        [held.at === 'document' ? held.ref.hash : null, index] as const,
    )
  return new Map(
    [...placed, ...held].flatMap(([hash, index]) =>
      hash ? [[hash, index] as const] : [],
    ),
  )
}

function placedIn(
  { nodeId, how, results }: Carried,
  indices: Map<string, number>,
): Placed[] {
  return results.flatMap(({ hash, visible }) => {
    const index = hash === null ? undefined : indices.get(hash)
    return index === undefined
      ? []
      : [{ index, ref: { nodeId, hash }, how, visible }]
  })
}

/** Each result keeps what the document knows it by: it has the picture yet. */
function remembersRefs(job: Job): Job {
  return withReady(job, (one) => {
    const ref = placedOf(job, one)?.ref
    const bounds = boundsOf(one)
    return ref?.hash && bounds ? inDocument(one, ref, bounds) : one
  })
}

/**
 * In the order in which they went there. Copies of a layer carry them too, and
 * take its place only where it carries none any more.
 */
function inOrderOf(job: Job, placed: Placed[]): Placed[] {
  const before = job.placed.flatMap(
    ({ index, ref }) =>
      placed.find(
        (one) => one.index === index && one.ref.nodeId === ref.nodeId,
      ) ?? [],
  )
  const rest = placed.filter(({ index }) =>
    before.every((one) => one.index !== index),
  )
  const [first] = rest
  const homes = before.length ? homesOf(job) : [first?.ref.nodeId]
  const same = rest.filter(
    ({ ref, how }) => how === 'beside' || homes.includes(ref.nodeId),
  )
  return [...before, ...same]
}

/** Layers that have, or had, results of a job. */
function homesOf(job: Job): string[] {
  const held = resultsOf(job)
    .filter(isReady)
    .flatMap(({ held }) => (held.at === 'document' ? held.ref.nodeId : []))
  return [...job.placed.map(({ ref }) => ref.nodeId), ...held]
}

/** Those of which it is said what made them; one that lies on several layers is one. */
function filedJobs(carried: readonly Carried[]): Job[] {
  const jobs = new Map<string, Job>()
  for (const one of carried) {
    const made = readRecord(one.record)
    if (!made) continue
    const id = made.id ?? `${one.nodeId} ${made.date}`
    const job = jobs.get(id)
    const part = filedJob(id, one, made)
    jobs.set(id, job ? joined(job, part) : part)
  }
  return [...jobs.values()]
}

function joined(job: Job, part: Job): Job {
  const whole = withResultsOf(job, part)
  return {
    ...whole,
    count: resultsOf(whole).length,
    placed: [...job.placed, ...newOf(part.placed, job.placed)],
  }
}

function withResultsOf(job: Job, part: Job): Job {
  return withResults(job, (known) =>
    [...known, ...newOf(resultsOf(part), known)].sort(
      (a, b) => a.index - b.index,
    ),
  )
}

type Indexed = Pick<Result, 'index'>

function newOf<T extends Indexed>(found: T[], known: readonly Indexed[]): T[] {
  return found.filter(({ index }) => known.every((one) => one.index !== index))
}

function filedJob(id: string, carried: Carried, made: JobRecord): Job {
  const { nodeId, how, target } = carried
  const { asked, title, price, date } = made
  const results = carried.results.map((result) => readyOf(result, nodeId, made))
  return {
    id,
    origin: 'file',
    startedAt: Date.parse(date) || 0,
    endedAt: null,
    asked,
    target,
    title,
    count: results.length,
    price,
    phase: { name: 'done', results, notes: [] },
    placed: carried.results.map(({ index, hash, visible }) => ({
      index,
      ref: { nodeId, hash },
      how,
      visible,
    })),
    original: null,
  }
}

function readyOf(
  { index, hash, bounds }: Carried['results'][number],
  nodeId: string,
  { results }: JobRecord,
): Result {
  const { seed = null, prompt = null } =
    results.find((one) => one.index === index) ?? {}
  return {
    kind: 'ready',
    index,
    seed,
    prompt,
    thumbnail: null,
    held: { at: 'document', ref: { nodeId, hash }, bounds },
  }
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
