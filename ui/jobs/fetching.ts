import { failureFrom } from '../failures/failure.ts'
import type { Bench } from '../outcomes/outcome.ts'
import { bringHome, byIndex, withMissing, type Ended } from './harvest.ts'
import { resultsOf, type Job, type Phase, type Result } from './job.ts'
import {
  unpackHarvest,
  type Entry,
  type Journal,
  type PackedHarvest,
} from './journal.ts'
import type { JobList } from './list.ts'

interface FetchingOptions {
  list: JobList
  journal: Journal
  bench: () => Bench
  noteFailure: (thrown: unknown) => void
}

/** Of a job whose answer has come: what is not here can still be fetched. */
const stopped = { kind: 'cancelled', mayBeBilled: true } as const

/** Follows jobs to their end, and brings home what was paid for. */
export function createFetching(options: FetchingOptions) {
  const { list, journal, bench, noteFailure } = options
  const aborts = new Map<string, AbortController>()
  /** Packed: a thousand jobs are a few megabytes of it. */
  const harvests = new Map<string, PackedHarvest>()

  /** Follows work to its end, whatever that is; never throws. */
  const follow = async (
    id: string,
    work: (signal: AbortSignal) => Promise<Ended>,
  ) => {
    const abort = new AbortController()
    aborts.set(id, abort)
    try {
      list.report(id, { name: 'done', ...(await work(abort.signal)) })
    } catch (thrown) {
      await end(id, thrown, abort.signal)
    } finally {
      aborts.delete(id)
    }
  }

  const end = async (id: string, thrown: unknown, { aborted }: AbortSignal) => {
    const job = list.find(id)
    if (!job) return
    const harvest = harvests.get(id)
    if (harvest) {
      const failure = aborted ? stopped : failureFrom(thrown)
      const { length } = harvest.came
      const results = withMissing(resultsOf(job), length, failure)
      list.report(id, { name: 'done', results, notes: [] })
      return
    }
    const mayBeBilled = job.phase.name === 'requesting'
    if (aborted) list.report(id, { name: 'cancelled', mayBeBilled })
    else list.report(id, { name: 'failed', failure: failureFrom(thrown) })
    await journal.forget(id).catch(noteFailure)
  }

  /** Fetches what is missing; paid for already, so this costs nothing. */
  const fetchAgain = async (id: string) => {
    const harvest = harvests.get(id)
    const job = list.find(id)
    if (!harvest || !job) return
    const had = resultsOf(job).filter(({ kind }) => kind !== 'missing')
    const has = new Set(had.map(({ index }) => index))
    const reportMore = (phase: Phase) => {
      if (phase.name !== 'downloading') return
      const results = byIndex([...had, ...phase.results])
      list.report(id, { ...phase, results })
    }
    reportMore({ name: 'downloading', results: [], total: harvest.came.length })
    await follow(id, async (signal) => {
      const { results, notes } = await bringHome(
        await unpackHarvest(harvest),
        bench(),
        { signal, report: reportMore },
        (index) => !has.has(index),
      )
      return { results: byIndex([...had, ...results]), notes }
    })
  }

  /** One result that is in the document already, to be placed otherwise. */
  const fetchOne = async (id: string, index: number): Promise<Result> => {
    const harvest = harvests.get(id)
    const { signal } = new AbortController()
    const watch = { signal, report: () => undefined }
    const { results } = harvest
      ? await bringHome(
          await unpackHarvest(harvest),
          bench(),
          watch,
          (one) => one === index,
        )
      : { results: [] }
    const failure = { kind: 'link-expired' } as const
    return results[0] ?? { kind: 'missing', index, failure }
  }

  /** Takes up a job of an earlier run where its answer had come. */
  const recover = async ({ harvest, ...entry }: Entry) => {
    if (!harvest) return
    harvests.set(entry.id, harvest)
    list.add(recoveredJob(entry))
    await fetchAgain(entry.id)
  }

  return {
    follow,
    fetchAgain,
    fetchOne,
    recover,
    keep: (id: string, harvest: PackedHarvest) => harvests.set(id, harvest),
    layingOf: (id: string) => harvests.get(id)?.laying ?? null,
    cancel: (id: string) => aborts.get(id)?.abort(),
    forget: (id: string) => {
      aborts.get(id)?.abort()
      harvests.delete(id)
    },
  }
}

function recoveredJob(entry: Omit<Entry, 'harvest'>): Job {
  const { id, startedAt, asked, target, title, count, price, placed } = entry
  return {
    ...{ id, startedAt, asked, target, title, count, price, placed },
    origin: 'journal',
    endedAt: null,
    phase: { name: 'done', results: [], notes: [] },
    original: null,
  }
}
