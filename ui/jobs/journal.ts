import * as v from 'valibot'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Picture } from '../../plugin/shared/picture.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import { jobKey, type JobKey } from '../../plugin/shared/settings.ts'
import type { Laying } from '../framing/framing.ts'
import { ticket, type Ticket } from '../ideogram/ticket.ts'
import type { Came } from '../outcomes/came.ts'
import { packMask, unpackMask } from '../pixels/pack.ts'
import type { Harvest } from './harvest.ts'
import type { Job, Placed } from './job.ts'
import {
  asked,
  came,
  harvestOf010,
  insertedOf010,
  laying,
  placedList,
  target,
} from './kept.ts'

const entry = v.object({
  v: v.literal(2),
  startedAt: v.number(),
  asked,
  target,
  title: v.string(),
  count: v.number(),
  price: v.number(),
  /** What the answer can be collected with, while it has not come. */
  tickets: v.fallback(v.record(v.string(), ticket), {}),
  /** How the answer is laid back, with its masks packed; null before a ticket. */
  laying: v.nullable(laying),
  /** Null from before the request until its answer has come. */
  came: v.nullable(v.array(came)),
  /** What is in the document already. */
  placed: v.fallback(placedList, []),
})

const entryOf010 = v.pipe(
  v.intersect([
    asked,
    v.object({
      startedAt: v.number(),
      target,
      price: v.number(),
      values: v.looseObject({ prompt: v.fallback(v.string(), '') }),
      harvest: v.nullable(harvestOf010),
      inserted: v.fallback(v.nullable(insertedOf010), null),
    }),
  ]),
  v.transform(({ tool, engine, values, harvest, inserted, ...rest }) => ({
    v: 2 as const,
    ...rest,
    asked: { tool, engine, values },
    title: values.prompt,
    count: harvest?.came.length ?? 1,
    tickets: {},
    laying: harvest && harvest.laying,
    came: harvest && harvest.came,
    placed: inserted ?? [],
  })),
)

const anyEntry = v.union([entry, entryOf010])

type Stored = v.InferOutput<typeof entry>

/** A job as it lies in clientStorage. */
export interface Entry extends Stored {
  id: string
  key: JobKey
}

/** A harvest with its masks packed. */
export interface PackedHarvest {
  came: Came[]
  laying: Laying
}

/** Links live for 24 hours, and what is older cannot be fetched. */
const lifetime = 24 * 60 * 60 * 1000

/**
 * What was paid for and is not in the document yet, kept across runs. Other
 * windows keep theirs in the same place, each job under a key of its own.
 */
export type Journal = ReturnType<typeof createJournal>

/** How many results of an entry are still to be had; null: nobody knows. */
export function resultsLeft({
  came,
  placed,
}: Pick<Entry, 'came' | 'placed'>): number | null {
  return (
    came &&
    came.filter(
      ({ kind }, at) =>
        kind !== 'withheld' && !placed.some(({ index }) => index === at),
    ).length
  )
}

/** Whether an answer that has not come can still be asked for. */
export function isKept(entry: Entry | undefined): boolean {
  return entry?.came === null && Object.keys(entry.tickets).length > 0
}

/** @returns null for what is not understood: another version may have written it */
function readEntry(key: JobKey, stored: unknown): Entry | null {
  const parsed = v.safeParse(anyEntry, stored)
  const id = key.slice(key.indexOf('/') + 1)
  return parsed.success ? { ...parsed.output, id, key } : null
}

/** When a job began, whatever else an entry says; null where it does not say. */
function startOf(stored: unknown): number | null {
  const parsed = v.safeParse(v.looseObject({ startedAt: v.number() }), stored)
  return parsed.success ? parsed.output.startedAt : null
}

/** @param now milliseconds since 1970 */
export function createJournal(
  host: Pick<Remote<Host>, 'store' | 'fetchJobs'>,
  now: () => number,
) {
  /** One write at a time: an earlier one must not land after a later one. */
  let last: Promise<unknown> = Promise.resolve()
  const write = (key: JobKey, value: Stored | null) => {
    const turn = last.then(() => host.store(key, value))
    last = turn.catch(() => undefined)
    return turn
  }
  const put = ({ id: _, key, ...stored }: Entry) => write(key, stored)

  let entries: Entry[] = []

  const isOver = (startedAt: number) => now() - startedAt >= lifetime

  const load = async () => {
    const stored = Object.entries(await host.fetchJobs()) as [JobKey, unknown][]
    const read = stored.flatMap(([key, value]) => {
      const startedAt = startOf(value)
      // What cannot be taken out now is the next run's to take out.
      if (startedAt !== null && isOver(startedAt))
        write(key, null).catch(() => undefined)
      else return readEntry(key, value) ?? []
      return []
    })
    const own = new Set(entries.map(({ id }) => id))
    entries = [...read.filter(({ id }) => !own.has(id)), ...entries]
    entries.sort((a, b) => a.startedAt - b.startedAt)
  }

  const find = (id: string) => entries.find((one) => one.id === id)

  const forget = async (id: string) => {
    const gone = find(id)
    if (!gone) return
    entries = entries.filter((one) => one.id !== id)
    await write(gone.key, null)
  }

  const change = async (id: string, part: Partial<Stored>) => {
    const before = find(id)
    if (!before) return
    const after = { ...before, ...part }
    if (resultsLeft(after) === 0) return forget(id)
    entries = entries.map((one) => (one === before ? after : one))
    await put(after)
  }

  return {
    /** Reads what is kept and takes out what is over its day. */
    load,
    find,
    /** What can still be fetched, or may have run. */
    unfinished: () => entries.filter((one) => resultsLeft(one) !== 0),
    /** Before the request leaves. @throws Failed: storage-full */
    begin: async ({ id, ...job }: Job) => {
      const { startedAt, asked, target, title, count, price } = job
      const begun = {
        ...{ v: 2 as const, id, key: jobKey(id) },
        ...{ startedAt, asked, target, title, count, price },
        ...{ tickets: {}, laying: null, came: null, placed: [] },
      }
      entries = [...entries, begun]
      await put(begun)
    },
    /** As soon as the answer can be collected another day. @throws Failed: storage-full */
    keepTicket: (id: string, path: string, ticket: Ticket, laying: Laying) =>
      change(id, {
        laying,
        tickets: { ...find(id)?.tickets, [path]: ticket },
      }),
    /** As soon as something came. @throws Failed: storage-full */
    keep: (id: string, { came, laying }: PackedHarvest) =>
      change(id, { came, laying }),
    /** What is in the document is offered no more. */
    settle: (id: string, placed: Placed[]) => change(id, { placed }),
    forget,
  }
}

const changed =
  (change: (plane: Uint8Array) => Promise<Uint8Array>) =>
  async (laying: Laying): Promise<Laying> => {
    if (laying.kind !== 'window') return laying
    const { composite, send, alpha } = laying
    return {
      ...laying,
      composite: await change(composite),
      send: await change(send),
      alpha: alpha && (await change(alpha)),
    }
  }

export const packLaying = changed(packMask)
const unpackLaying = changed(unpackMask)

/** @param seen what was sent, where it is still known */
export async function unpackHarvest(
  { came, laying }: PackedHarvest,
  seen: Picture | null,
): Promise<Harvest> {
  return { came, laying: await unpackLaying(laying), seen }
}
