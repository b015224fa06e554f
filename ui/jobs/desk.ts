import { computed } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Placement } from '../../plugin/shared/protocol.ts'
import type { Client } from '../ideogram/client.ts'
import { orAborted } from '../ideogram/clock.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Engine } from '../tools/engine.ts'
import type { Order } from '../tools/order.ts'
import { engineOf, usualPlacement } from '../tools/tools.ts'
import { createDropping } from './dropping.ts'
import { createFetching, spendOf } from './fetching.ts'
import { createGlimpses } from './glimpse.ts'
import { byIndex, type Harvest } from './harvest.ts'
import { isForCanvas, isReady, isRunning, resultsOf, type Job } from './job.ts'
import { isKept, packLaying, type Entry, type Journal } from './journal.ts'
import { createJobList } from './list.ts'
import { createMadeOf } from './made-of.ts'
import { createPlacing } from './placing.ts'
import { run } from './run.ts'
import { createTurnstile } from './turnstile.ts'

/** Pictures in progress that Ideogram allows an organisation at a time. */
const inFlightImages = 10

export interface DeskOptions {
  host: Remote<Host>
  pixels: Pixels
  /** @throws IdeogramError: where nothing is that a key could be sent to */
  client: () => Promise<Client>
  journal: Journal
  /** What was spent, US dollars, by tool and path. */
  spend: (tool: string, path: string, usd: number) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  noteFailure: (thrown: unknown) => void
}

/** An order with what is said of it before the press. */
export interface Commission {
  order: Order
  title: string
  /** US dollars. */
  price: number
  /**
   * The press whose results go into the document as they come; null for those
   * who want to look first.
   */
  press: string | null
}

/** Every window's jobs lie in one storage; the iframe lacks `randomUUID`. */
function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(4))
  return Array.from(parts, (part) => part.toString(36)).join('-')
}

/** The jobs: starts them, follows them to their end, puts what they made into the document. */
export function createDesk(options: DeskOptions) {
  const { host, pixels, client, journal, spend, now, noteFailure } = options
  const turnstile = createTurnstile(inFlightImages)
  const list = createJobList(now)
  const { find, update } = list
  const commissions = new Map<string, Commission>()

  const fetching = createFetching({
    list,
    journal,
    bench: async () => ({ client: await client(), pixels }),
    spend,
    noteFailure,
  })

  const keep = async (job: Job, engine: Engine, { came, laying }: Harvest) => {
    const packed = { came: [...came], laying: await packLaying(laying) }
    await fetching.keep(job.id, packed, spendOf(job.asked, engine, job.price))
  }

  const work = async (
    job: Job,
    order: Order,
    engine: Engine,
    press: string | null,
    signal: AbortSignal,
  ) => {
    const leave = await turnstile.enter(job.count, signal)
    try {
      return await run(
        order,
        engine,
        job.price,
        { host, pixels, client: await orAborted(client(), signal) },
        {
          signal,
          report: (phase) => {
            list.report(job.id, phase)
            if (press !== null) placeArrived(job.id, press)
          },
          showOriginal: (picture) =>
            void glimpses.keepOriginal(job.id, picture).catch(noteFailure),
          beforeRequest: () => journal.begin(job),
          keepTicket: async (path, ticket, laying) =>
            journal.keepTicket(job.id, path, ticket, await packLaying(laying)),
          keep: (harvest) => keep(job, engine, harvest),
        },
      )
    } finally {
      leave()
    }
  }

  /** What has pixels goes into the document at once; words are read here. */
  const placeArrived = (id: string, press: string) => {
    const job = find(id)
    const results = job ? byIndex(resultsOf(job)) : []
    // The first comes into view, so one that is late is waited for.
    const inTurn = results.filter(({ index }, at) => index === at)
    const arrived = inTurn
      .filter(isReady)
      .filter((one) => isForCanvas(one) && one.held.at === 'panel')
    for (const { index } of arrived)
      void placing.insert(id, [index], null, press)
  }

  /** @returns the job's id, when it has ended */
  const start = async (commission: Commission): Promise<string> => {
    const { order, press } = commission
    const engine = engineOf(order)
    const job = newJob(commission, engine.weight(order.values), now())
    list.add(job)
    commissions.set(job.id, commission)
    await fetching.follow(job.id, (signal) =>
      work(job, order, engine, press, signal),
    )
    if (press !== null) await placing.settled()
    await forgetRead(job.id)
    return job.id
  }

  /** Words are read where they stand: there is nothing to come back to. */
  const forgetRead = async (id: string) => {
    if (isRead(find(id))) await journal.forget(id).catch(noteFailure)
  }

  const recover = async (entry: Entry) => {
    await fetching.recover(entry)
    await forgetRead(entry.id)
  }

  /** The same order as another job, in its place; where its answer is kept, that. */
  const startAgain = (id: string) =>
    inOneStep(async (press) => {
      const entry = journal.find(id)
      if (entry && isKept(entry)) return recover(entry)
      const commission = commissions.get(id)
      if (!commission) return
      list.drop(id)
      commissions.delete(id)
      await start({ ...commission, press: commission.press && press })
    })

  const remove = async (id: string) => {
    fetching.forget(id)
    list.drop(id)
    commissions.delete(id)
    await journal.forget(id).catch(noteFailure)
  }

  const glimpses = createGlimpses({ host, pixels, find, update, noteFailure })

  const madeOf = createMadeOf({
    wholeOf: glimpses.wholeOf,
    fetchOne: fetching.fetchOne,
  })

  const placing = createPlacing({
    host,
    journal,
    now,
    find,
    update,
    noteFailure,
    layingOf: fetching.layingOf,
    usualFor: ({ asked, target }): Placement =>
      usualPlacement(asked.tool, target.source),
    madeOf,
    remove,
  })

  const drop = createDropping({
    host,
    now,
    find,
    madeOf,
    bringHome: async ({ id, index }) => {
      await placing.insert(id, [index], null)
      await placing.showResult(id, index)
    },
  })

  let steps = 0
  /** Work whose placements are one undo step. */
  const inOneStep = async <T>(work: (press: string) => Promise<T>) => {
    const press = String(++steps)
    try {
      return await work(press)
    } finally {
      await placing.settled()
      await host.settle(press).catch(noteFailure)
    }
  }

  /** All that is ready of a job and not in the document yet. */
  const insertAll = (id: string, press: string | null = null) => {
    const job = find(id)
    const ready = (job ? resultsOf(job) : []).filter(isReady)
    const indices = ready.map(({ index }) => index)
    return placing.insert(id, indices, null, press)
  }

  const running = computed(() => list.jobs.value.filter(isRunning))

  return {
    jobs: list.jobs,
    running,
    /** US dollars that running jobs are about to cost. */
    committed: computed(() =>
      running.value
        .filter(({ phase }) => phase.name !== 'downloading')
        .reduce((sum, { price }) => sum + price, 0),
    ),
    find,
    /** Whether its answer can still be had, and costs nothing more. */
    isKept: (id: string) => isKept(journal.find(id)),
    replaceAll: list.replaceAll,
    start,
    startAgain,
    remove,
    cancel: fetching.cancel,
    cancelAll: () => running.value.forEach(({ id }) => fetching.cancel(id)),
    fetchAgain: fetching.fetchAgain,
    recover,
    ...placing,
    drop,
    insertAll,
    inOneStep,
    insertEverything: () =>
      inOneStep(async (press) => {
        for (const job of list.jobs.value)
          if (!isRunning(job)) await insertAll(job.id, press)
      }),
    reveal: async (id: string) => {
      const [first] = find(id)?.placed ?? []
      if (first) await host.reveal(first.ref.nodeId).catch(noteFailure)
    },
    wholeOf: glimpses.wholeOf,
    wantThumbnail: glimpses.wantThumbnail,
    loadOriginal: glimpses.loadOriginal,
  }
}

function newJob(
  { order, title, price }: Commission,
  count: number,
  now: number,
): Job {
  const { tool, engine, values, target } = order
  return {
    id: newId(),
    origin: 'session',
    startedAt: now,
    endedAt: null,
    asked: { tool, engine, values },
    target,
    title,
    count,
    price,
    phase: { name: 'waiting' },
    placed: [],
    original: null,
  }
}

function isRead(job: Job | undefined): boolean {
  const results = job ? resultsOf(job) : []
  return (
    results.length > 0 &&
    results.every(
      (one) =>
        isReady(one) &&
        one.held.at === 'panel' &&
        one.held.made.kind === 'words',
    )
  )
}

export type Desk = ReturnType<typeof createDesk>
