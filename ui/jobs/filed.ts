import type { Carried } from '../../plugin/shared/protocol.ts'
import type { Job, Result } from './job.ts'
import { readRecord, type JobRecord } from './record.ts'

/**
 * The jobs of the list, the newest first, with those whose results the file
 * carries in place of what was known of them before.
 *
 * @param known jobs of this session, and of the file as it was
 */
export function withFiled(known: readonly Job[], carried: Carried[]): Job[] {
  const own = known.filter(({ origin }) => origin !== 'file')
  const listed = own.flatMap(({ inserted }) => inserted?.hashes ?? [])
  const filed = carried
    .filter(({ results }) => !results.some(({ hash }) => listed.includes(hash)))
    .flatMap((one) => filedJob(one) ?? [])
    .map((job) => remembering(job, known))
  return [...own, ...filed].sort((a, b) => b.startedAt - a.startedAt)
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
    inserted: {
      nodeId: carried.nodeId,
      as: carried.as,
      indices: carried.results.map(({ index }) => index),
      hashes: carried.results.map(({ hash }) => hash),
      shown: carried.results.find(({ visible }) => visible)?.index ?? -1,
    },
    original: null,
  }
}

function readyOf(
  { index, bounds }: Carried['results'][number],
  { results, values }: JobRecord,
): Result {
  const { seed = null, prompt = null } = results[index] ?? {}
  const sent = prompt ?? values.prompt ?? ''
  const picture = { bounds, thumbnail: null, patch: null }
  return { kind: 'ready', index, seed, prompt: sent, ...picture }
}

/** Keeps the pictures that were loaded for it already. */
function remembering(job: Job, known: readonly Job[]): Job {
  const before = known.find(({ id }) => id === job.id)
  if (before?.phase.name !== 'done' || job.phase.name !== 'done') return job
  const seen = new Map(before.phase.results.map((one) => [one.index, one]))
  const results = job.phase.results.map((one) => {
    const same = seen.get(one.index)
    return same?.kind === 'ready' && one.kind === 'ready'
      ? { ...one, thumbnail: same.thumbnail }
      : one
  })
  return { ...job, phase: { ...job.phase, results }, original: before.original }
}
