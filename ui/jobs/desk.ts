import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { Client } from '../ideogram/client.ts'
import { addSpend, priceOf, type Spend } from '../ideogram/prices.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { State } from '../state.ts'
import type { StoredValue } from '../parts/stored-value.ts'
import { countOf, paramsOf } from '../tools/form.ts'
import { tools } from '../tools/tools.ts'
import { failureFrom } from '../failures/failure.ts'
import { createGlimpses } from './glimpse.ts'
import { byIndex, fetchResults, withMissing, type Harvest } from './harvest.ts'
import { createInsertion } from './placing.ts'
import {
  enter,
  isRunning,
  resultsOf,
  type Job,
  type Phase,
  type Result,
} from './job.ts'
import {
  packHarvest,
  unpackHarvest,
  type Journal,
  type PackedHarvest,
} from './journal.ts'
import type { Order } from '../tools/order.ts'
import { run } from './run.ts'
import { createTurnstile } from './turnstile.ts'

/** Pictures in progress that Ideogram allows an organisation at a time. */
const inFlightImages = 10

export interface DeskOptions {
  state: State
  host: Remote<Host>
  pixels: Pixels
  client: () => Client
  journal: () => Journal
  spend: StoredValue<Spend>
  /** Milliseconds since 1970. */
  now: () => number
}

/** Every window's jobs lie in one storage; the iframe lacks `randomUUID`. */
function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(4))
  return Array.from(parts, (part) => part.toString(36)).join('-')
}

type DonePhase = Extract<Phase, { name: 'done' }>

/** Starts jobs, follows them to their end, and brings home what was paid for. */
export function createDesk(options: DeskOptions) {
  const { state, host, pixels, client, journal, spend, now } = options
  const turnstile = createTurnstile(inFlightImages)
  const aborts = new Map<string, AbortController>()
  /** Packed: a thousand jobs are a few megabytes of it. */
  const harvests = new Map<string, PackedHarvest>()
  const orders = new Map<string, Order>()

  const find = (id: string) => state.jobs.value.find((job) => job.id === id)

  const update = (id: string, change: (job: Job) => Job) => {
    state.jobs.value = state.jobs.value.map((job) =>
      job.id === id ? change(job) : job,
    )
  }

  const report = (id: string, phase: Phase) =>
    update(id, (job) => {
      const entered = enter(job, phase)
      return isRunning(entered) ? entered : { ...entered, endedAt: now() }
    })

  const noteFailure = (thrown: unknown) => {
    state.failure.value = failureFrom(thrown)
  }

  /** Follows work to its end, whatever that is; never throws. */
  const follow = async (
    id: string,
    work: (
      signal: AbortSignal,
    ) => Promise<Pick<DonePhase, 'results' | 'notes'>>,
  ) => {
    const abort = new AbortController()
    aborts.set(id, abort)
    try {
      report(id, { name: 'done', ...(await work(abort.signal)) })
    } catch (thrown) {
      await end(id, thrown, abort.signal)
    } finally {
      aborts.delete(id)
    }
  }

  const end = async (id: string, thrown: unknown, { aborted }: AbortSignal) => {
    const job = find(id)
    if (!job) return
    const harvest = harvests.get(id)
    if (harvest) {
      const failure = aborted ? stopped : failureFrom(thrown)
      const results = withMissing(resultsOf(job), harvest, failure)
      report(id, { name: 'done', results, notes: [] })
      return
    }
    const mayBeBilled = job.phase.name === 'requesting'
    if (aborted) report(id, { name: 'cancelled', mayBeBilled })
    else report(id, { name: 'failed', failure: failureFrom(thrown) })
    await journal().forget(id).catch(noteFailure)
  }

  const keep = async (job: Job, harvest: Harvest) => {
    const packed = await packHarvest(harvest)
    harvests.set(job.id, packed)
    const spent = {
      date: new Date(now()).toISOString(),
      endpoint: tools[job.tool].endpoint.path,
      usd: job.price,
    }
    // Full storage must not cost the pictures, which are at hand.
    await Promise.all([
      journal().keep(job.id, packed),
      spend.change((totals) => addSpend(totals, spent)),
    ]).catch(noteFailure)
  }

  /** @returns the job's id, when it has ended */
  const start = async (order: Order): Promise<string> => {
    const { target, tool, values } = order
    const job: Job = {
      id: newId(),
      origin: 'session',
      startedAt: now(),
      endedAt: null,
      target,
      tool,
      values,
      price: priceOf(tools[tool].endpoint, paramsOf(tool, values)),
      phase: { name: 'waiting' },
      inserted: null,
      original: null,
    }
    state.jobs.value = [job, ...state.jobs.value]
    orders.set(job.id, order)
    await follow(job.id, async (signal) => {
      const leave = await turnstile.enter(countOf(values), signal)
      try {
        return await run(
          order,
          { host, pixels, client: client() },
          {
            signal,
            report: (phase) => report(job.id, phase),
            showOriginal: (picture) =>
              void glimpses.keepOriginal(job.id, picture).catch(noteFailure),
            beforeRequest: () => journal().begin(job),
            keep: (harvest) => keep(job, harvest),
          },
        )
      } finally {
        leave()
      }
    })
    return job.id
  }

  /** The same order as another job, in its place. */
  const startAgain = async (id: string) => {
    const order = orders.get(id)
    if (!order) return
    state.jobs.value = state.jobs.value.filter((job) => job.id !== id)
    orders.delete(id)
    await start(order)
  }

  const download = async (
    harvest: PackedHarvest,
    isWanted: (index: number) => boolean,
    watch: { signal: AbortSignal; report(phase: Phase): void },
  ) => {
    const whole = await unpackHarvest(harvest)
    const pictures = whole.pictures.filter(({ index }) => isWanted(index))
    return fetchResults(
      { ...whole, pictures },
      { client: client(), pixels },
      watch,
    )
  }

  /** Fetches what is missing; paid for already, so this costs nothing. */
  const fetchAgain = async (id: string) => {
    const harvest = harvests.get(id)
    const job = find(id)
    if (!harvest || !job) return
    const had = resultsOf(job).filter(({ kind }) => kind !== 'missing')
    const has = new Set(had.map(({ index }) => index))
    const reportMore = (phase: Phase) => {
      if (phase.name !== 'downloading') return
      const total = harvest.pictures.length
      report(id, { ...phase, results: [...had, ...phase.results], total })
    }
    reportMore({ name: 'downloading', results: [], total: 0 })
    await follow(id, async (signal) => {
      const { results, notes } = await download(
        harvest,
        (index) => !has.has(index),
        { signal, report: reportMore },
      )
      return { results: byIndex([...had, ...results]), notes }
    })
  }

  /** One picture that is in the document already, to be inserted otherwise. */
  const fetchOne = async (id: string, index: number): Promise<Result> => {
    const harvest = harvests.get(id)
    const { signal } = new AbortController()
    const watch = { signal, report: () => undefined }
    const { results } = harvest
      ? await download(harvest, (one) => one === index, watch)
      : { results: [] }
    const failure = { kind: 'link-expired' } as const
    return results[0] ?? { kind: 'missing', index, failure }
  }

  /** Takes up a job of an earlier run where its links had come. */
  const recover = async (id: string) => {
    const entry = journal()
      .entries()
      .find((one) => one.id === id)
    if (!entry?.harvest) return
    const { harvest, ...rest } = entry
    harvests.set(id, harvest)
    const phase: Phase = { name: 'done', results: [], notes: [] }
    const job: Job = {
      ...rest,
      origin: 'journal',
      endedAt: null,
      phase,
      original: null,
    }
    state.jobs.value = [job, ...state.jobs.value]
    await fetchAgain(id)
  }

  const remove = async (id: string) => {
    aborts.get(id)?.abort()
    state.jobs.value = state.jobs.value.filter((job) => job.id !== id)
    harvests.delete(id)
    orders.delete(id)
    await journal().forget(id).catch(noteFailure)
  }

  const glimpses = createGlimpses({
    ...options,
    find,
    update,
    noteFailure,
  })

  return {
    ...createInsertion({
      ...options,
      find,
      update,
      noteFailure,
      fetchOne,
      wholeOf: glimpses.wholeOf,
      regionOf: (id) => harvests.get(id)?.region ?? null,
      remove,
    }),
    wholeOf: glimpses.wholeOf,
    wantThumbnail: glimpses.wantThumbnail,
    loadOriginal: glimpses.loadOriginal,
    start,
    startAgain,
    fetchAgain,
    recover,
    remove,
    cancel: (id: string) => aborts.get(id)?.abort(),
    find,
  }
}

/** Of a job whose links have come: what is not here can still be fetched. */
const stopped = { kind: 'cancelled', mayBeBilled: true } as const

export type Desk = ReturnType<typeof createDesk>
