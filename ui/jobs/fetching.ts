import { failureFrom, type Failure } from '../failures/failure.ts'
import type { Laying } from '../framing/framing.ts'
import type { Client } from '../ideogram/client.ts'
import { orAborted } from '../ideogram/clock.ts'
import { isBroken } from '../ideogram/error.ts'
import type { Ticket } from '../ideogram/ticket.ts'
import type { Bench } from '../outcomes/outcome.ts'
import type { Engine } from '../tools/engine.ts'
import type { Asked } from '../tools/order.ts'
import { engineOf } from '../tools/tools.ts'
import { bringHome, byIndex, withMissing, type Ended } from './harvest.ts'
import { resultsOf, type Job, type Phase, type Result } from './job.ts'
import {
  isKept,
  unpackHarvest,
  type Entry,
  type Journal,
  type PackedHarvest,
} from './journal.ts'
import type { JobList } from './list.ts'
import { asking } from './run.ts'

interface FetchingOptions {
  list: JobList
  journal: Journal
  bench: () => Promise<Bench & { client: Client }>
  /** What was spent, US dollars, by tool and path. */
  spend: (tool: string, path: string, usd: number) => Promise<void>
  noteFailure: (thrown: unknown) => void
}

/** Of a job whose answer has come: what is not here can still be fetched. */
const stopped = { kind: 'cancelled', mayBeBilled: true } as const

/** Follows jobs to their end, and brings home what was paid for. */
export function createFetching(options: FetchingOptions) {
  const { list, journal, bench, spend, noteFailure } = options
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
    const failure = failureFrom(thrown)
    const mayBeBilled =
      failure.kind === 'cancelled'
        ? failure.mayBeBilled
        : job.phase.name === 'requesting'
    // What goes on without the panel can be collected, even at another start.
    const goesOn =
      isKept(journal.find(id)) &&
      (aborted ? mayBeBilled : mayStillCome(failure, job))
    const forgotten = goesOn ? null : journal.forget(id).catch(noteFailure)
    if (aborted) list.report(id, { name: 'cancelled', mayBeBilled })
    else
      list.report(id, {
        name: 'failed',
        during: job.phase.name,
        failure: goesOn ? perhapsBilled(failure) : failure,
      })
    await forgotten
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
        await unpackHarvest(harvest, null),
        await bench(),
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
          await unpackHarvest(harvest, null),
          await bench(),
          watch,
          (one) => one === index,
        )
      : { results: [] }
    const failure = { kind: 'link-expired' } as const
    return results[0] ?? { kind: 'missing', index, failure }
  }

  /** Takes up a job of an earlier run, whose answer has come or is still to come. */
  const recover = async (entry: Entry) => {
    const { id, came, laying } = entry
    if (!laying) return
    if (came) {
      harvests.set(id, { came, laying })
      list.add(recoveredJob(entry, { name: 'done', results: [], notes: [] }))
      return fetchAgain(id)
    }
    list.add(recoveredJob(entry, { name: 'waiting' }))
    await follow(id, (signal) => collect(entry, laying, signal))
  }

  const collect = async (
    { id, asked, tickets, price }: Entry,
    laying: Laying,
    signal: AbortSignal,
  ) => {
    const engine = engineOf(asked)
    const report = (phase: Phase) => list.report(id, phase)
    const keepTicket = (path: string, ticket: Ticket) =>
      journal.keepTicket(id, path, ticket, laying)
    const watch = asking({ signal, report, keepTicket }, laying)
    const shop = await orAborted(bench(), signal)
    const { values } = asked
    const came = await engine.collect(shop.client, values, tickets, watch)
    await keep(id, { came: [...came], laying }, spendOf(asked, engine, price))
    const whole = await unpackHarvest({ came: [...came], laying }, null)
    return bringHome(whole, shop, { signal, report })
  }

  /** What has come is safe from here on, and is paid for. */
  const keep = async (id: string, harvest: PackedHarvest, spent: Spent) => {
    harvests.set(id, harvest)
    // Full storage must not cost the pictures, which are at hand.
    await Promise.all([
      journal.keep(id, harvest),
      spend(spent.tool, spent.path, spent.usd),
    ]).catch(noteFailure)
  }

  return {
    follow,
    fetchAgain,
    fetchOne,
    recover,
    keep,
    layingOf: (id: string) => harvests.get(id)?.laying ?? null,
    cancel: (id: string) => aborts.get(id)?.abort(),
    forget: (id: string) => {
      aborts.get(id)?.abort()
      harvests.delete(id)
    },
  }
}

/** Whether it is only the way to the answer that has failed. */
function mayStillCome(failure: Failure, { origin }: Job): boolean {
  if (isBroken(failure)) return true
  // Of a request that is only now sent these say that it did not run.
  const isShut =
    failure.kind === 'not-a-relay' ||
    failure.kind === 'unauthorized' ||
    (failure.kind === 'relay' && [401, 403].includes(failure.status))
  return isShut && origin === 'journal'
}

/** Who only asked for the answer was told nothing of the request itself. */
function perhapsBilled(failure: Failure): Failure {
  return 'mayBeBilled' in failure ? { ...failure, mayBeBilled: true } : failure
}

/** What a job has cost, US dollars. */
export interface Spent {
  tool: string
  path: string
  usd: number
}

export function spendOf({ tool }: Asked, { path }: Engine, usd: number): Spent {
  return { tool, path, usd }
}

function recoveredJob(entry: Entry, phase: Phase): Job {
  const { id, startedAt, asked, target, title, count, price, placed } = entry
  return {
    ...{ id, startedAt, asked, target, title, count, price, placed },
    origin: 'journal',
    endedAt: null,
    phase,
    original: null,
  }
}
