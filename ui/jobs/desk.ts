import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, InsertAs } from '../../plugin/shared/protocol.ts'
import type { Client } from '../ideogram/client.ts'
import { addSpend, priceOf } from '../ideogram/prices.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { State } from '../state.ts'
import { countOf, paramsOf } from '../tools/form.ts'
import { tools } from '../tools/tools.ts'
import { failureFrom } from './failure.ts'
import { fetchResults, type Harvest } from './harvest.ts'
import { enter, isRunning, resultsOf, type Job, type Phase } from './job.ts'
import { unpackHarvest, type Journal } from './journal.ts'
import type { Order } from './order.ts'
import { recordText } from './record.ts'
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
  /** Milliseconds since 1970. */
  now: () => number
}

/** Starts jobs, follows them, and puts their results into the document. */
export function createDesk(options: DeskOptions) {
  const { state, host, pixels, client, journal, now } = options
  const turnstile = createTurnstile(inFlightImages)
  const aborts = new Map<string, AbortController>()
  const harvests = new Map<string, Harvest>()
  const orders = new Map<string, Order>()
  const seconds = now()
  let count = 0

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

  const end = async (id: string, thrown: unknown, signal: AbortSignal) => {
    const job = find(id)
    if (!job) return
    const results = resultsOf(job)
    if (signal.aborted) {
      const mayBeBilled = job.phase.name === 'requesting' || harvests.has(id)
      report(id, { name: 'cancelled', mayBeBilled })
    } else report(id, { name: 'failed', failure: failureFrom(thrown), results })
    // With links in hand there is still something to fetch.
    if (!harvests.has(id)) await journal().forget(id).catch(noteFailure)
  }

  const noteFailure = (thrown: unknown) => {
    state.failure.value = failureFrom(thrown)
  }

  const keep = async (job: Job, harvest: Harvest) => {
    harvests.set(job.id, harvest)
    state.spend.value = addSpend(state.spend.value, {
      date: new Date(now()).toISOString(),
      endpoint: tools[job.tool].endpoint.path,
      usd: job.price,
    })
    // Full storage must not cost the pictures, which are at hand.
    await Promise.all([
      journal().keep(job.id, harvest),
      host.store('spend', state.spend.value),
    ]).catch(noteFailure)
  }

  /** @returns the job's id, when it has ended */
  const start = async (order: Order): Promise<string> => {
    const job: Job = {
      id: `${seconds.toString(36)}-${String(++count)}`,
      startedAt: now(),
      endedAt: null,
      target: order.target,
      tool: order.tool,
      values: order.values,
      price: priceOf(
        tools[order.tool].endpoint,
        paramsOf(order.tool, order.values),
      ),
      phase: { name: 'waiting' },
      inserted: null,
    }
    state.jobs.value = [job, ...state.jobs.value]
    orders.set(job.id, order)
    await follow(job.id, async (signal) => {
      const leave = await turnstile.enter(countOf(order.values), signal)
      try {
        return await run(
          order,
          { host, pixels, client: client() },
          {
            signal,
            report: (phase) => report(job.id, phase),
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
    await start(order)
  }

  /** Fetches what is missing; paid for already, so this costs nothing. */
  const fetchAgain = (id: string) =>
    follow(id, async (signal) => {
      const harvest = harvests.get(id)
      const job = find(id)
      if (!harvest || !job) throw new Error('There is nothing to fetch')
      const had = resultsOf(job).filter((result) => result.kind !== 'missing')
      const pictures = harvest.pictures.filter(
        ({ index }) => !had.some((result) => result.index === index),
      )
      const { results, notes } = await fetchResults(
        { ...harvest, pictures },
        { client: client(), pixels },
        { signal, report: (phase) => report(id, phase) },
      )
      const all = [...had, ...results].sort((a, b) => a.index - b.index)
      return { results: all, notes }
    })

  const insert = async (id: string, indices: number[], as: InsertAs | null) => {
    const job = find(id)
    if (!job) return
    const ready = resultsOf(job).flatMap((result) =>
      result.kind === 'ready' && indices.includes(result.index) ? [result] : [],
    )
    if (!ready.length) return
    const how = as ?? job.inserted?.as ?? job.target.source.insertAs
    const before = job.inserted?.as === how ? job.inserted : null
    try {
      const {
        nodeId,
        as: done,
        results,
        sourceGone,
      } = await host.insert({
        target: job.target,
        as: how,
        patches: ready.map(({ patch }) => patch),
        title: job.values.prompt ?? '',
        record: recordText(job, ready, harvests.get(id)?.region ?? null, now()),
        into:
          before && how !== 'beside'
            ? { nodeId: before.nodeId, results: before.hashes }
            : null,
      })
      const added = ready.map(({ index }) => index)
      const inserted = {
        nodeId,
        as: done,
        indices: [...(before?.indices ?? []), ...added],
        hashes: [...(before?.hashes ?? []), ...results],
        shown: added[0] ?? 0,
      }
      update(id, (current) => ({ ...current, inserted }))
      if (sourceGone) noteSourceGone(id)
      await forgetIfAllInserted(id)
    } catch (thrown) {
      noteFailure(thrown)
    }
  }

  const noteSourceGone = (id: string) =>
    update(id, (job) => {
      if (job.phase.name !== 'done') return job
      const note = {
        kind: 'source-gone',
        name: job.target.source.name,
      } as const
      const others = job.phase.notes.filter(({ kind }) => kind !== note.kind)
      return { ...job, phase: { ...job.phase, notes: [...others, note] } }
    })

  const forgetIfAllInserted = async (id: string) => {
    const job = find(id)
    if (!job || job.phase.name !== 'done') return
    const left = job.phase.results.filter(
      ({ kind, index }) =>
        kind === 'missing' ||
        (kind === 'ready' && !job.inserted?.indices.includes(index)),
    )
    if (!left.length) await journal().forget(id)
  }

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

  /** Takes up a job of an earlier run where its links had come. */
  const recover = async (id: string) => {
    const entry = journal()
      .entries()
      .find((one) => one.id === id)
    if (!entry?.harvest) return
    const { harvest: packed, ...rest } = entry
    harvests.set(id, await unpackHarvest(packed))
    const phase: Phase = { name: 'downloading', results: [], total: 0 }
    const job: Job = { ...rest, endedAt: null, phase, inserted: null }
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

  return {
    start,
    startAgain,
    fetchAgain,
    insert,
    showResult,
    recover,
    remove,
    cancel: (id: string) => aborts.get(id)?.abort(),
    find,
  }
}

type DonePhase = Extract<Phase, { name: 'done' }>
