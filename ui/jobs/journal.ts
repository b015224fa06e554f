import * as v from 'valibot'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Target } from '../../plugin/shared/protocol.ts'
import { jobKey } from '../../plugin/shared/settings.ts'
import { packMask, unpackMask } from '../pixels/pack.ts'
import type { ToolName } from '../tools/tools.ts'
import { tools } from '../tools/tools.ts'
import type { Harvest } from './harvest.ts'
import type { Inserted, Job } from './job.ts'

const number = v.number()
const rect = v.object({ x: number, y: number, width: number, height: number })
const lab = v.tuple([number, number, number])
const bytes: v.GenericSchema<unknown, Uint8Array> = v.instance(Uint8Array)
const size = v.object({ width: number, height: number })
const layer = { id: v.string(), name: v.string() }
const insertAs = v.picklist(['fill', 'layer', 'beside'])

const target: v.GenericSchema<unknown, Target> = v.object({
  source: v.object({
    ...layer,
    bounds: rect,
    pageId: v.string(),
    insertAs,
    insertChoices: v.array(insertAs),
  }),
  masks: v.array(v.object({ ...layer, bounds: rect })),
  shift: v.object({ x: number, y: number }),
  reason: v.nullable(
    v.picklist(['chosen', 'above', 'drawn', 'marked', 'named', 'mask-group']),
  ),
})

const harvest = v.object({
  pictures: v.array(
    v.object({
      index: number,
      url: v.nullable(v.string()),
      seed: v.nullable(number),
      prompt: v.string(),
    }),
  ),
  region: v.object({ scale: number, size, window: rect, rect }),
  bounds: rect,
  composite: bytes,
  send: bytes,
  reference: v.nullable(v.object({ mean: lab, deviation: lab })),
  matchColors: v.boolean(),
})

const inserted: v.GenericSchema<unknown, Inserted> = v.object({
  nodeId: v.string(),
  as: insertAs,
  indices: v.array(number),
  hashes: v.array(v.string()),
  shown: number,
})

const entry = v.object({
  startedAt: number,
  target,
  tool: v.picklist(Object.keys(tools) as ToolName[]),
  values: v.record(v.string(), v.string()),
  price: number,
  /** Null from before the request until its links have come. */
  harvest: v.nullable(harvest),
  /** What is in the document already. */
  inserted: v.fallback(v.nullable(inserted), null),
})

/** A job as it lies in clientStorage, under its id. */
export type Entry = v.InferOutput<typeof entry> & { id: string }

/** A harvest with its masks packed. */
export type PackedHarvest = NonNullable<Entry['harvest']>

/** Links live for 24 hours, and what is older cannot be fetched. */
const lifetime = 24 * 60 * 60 * 1000

/**
 * What was paid for and is not in the document yet, kept across runs. Other
 * windows keep theirs in the same place, each job under a key of its own.
 */
export interface Journal {
  entries(): readonly Entry[]
  /** Before the request leaves. @throws Failed: storage-full */
  begin(job: Job): Promise<void>
  /** As soon as links have come. @throws Failed: storage-full */
  keep(id: string, harvest: PackedHarvest): Promise<void>
  /** What is in the document is offered no more. */
  settle(id: string, inserted: Inserted | null): Promise<void>
  forget(id: string): Promise<void>
}

/** How many pictures of an entry are still to be had; null: nobody knows. */
export function picturesLeft({
  harvest,
  inserted,
}: Pick<Entry, 'harvest' | 'inserted'>): number | null {
  return (
    harvest &&
    harvest.pictures.filter(
      ({ url, index }) => url !== null && !inserted?.indices.includes(index),
    ).length
  )
}

/** @returns null for what cannot be read, or is nothing to come back to */
function readEntry(id: string, stored: unknown, now: number): Entry | null {
  const parsed = v.safeParse(entry, stored)
  if (!parsed.success || picturesLeft(parsed.output) === 0) return null
  const isAlive = now - parsed.output.startedAt < lifetime
  return isAlive ? { id, ...parsed.output } : null
}

/** Jobs among all that is stored, by their ids. */
export function storedJobs(
  stored: Record<string, unknown>,
): Record<string, unknown> {
  const prefix = jobKey('')
  return Object.fromEntries(
    Object.entries(stored)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, job]) => [key.slice(prefix.length), job]),
  )
}

/**
 * @param stored what clientStorage gave, by the job's id; what is nothing to
 *   come back to is taken out of it
 * @param now milliseconds since 1970
 */
export function openJournal(
  host: Pick<Remote<Host>, 'store'>,
  stored: Record<string, unknown>,
  now: number,
): Journal {
  /** One write at a time: an earlier one must not land after a later one. */
  let last: Promise<unknown> = Promise.resolve()
  const write = (id: string, value: Entry | null) => {
    const turn = last.then(() => host.store(jobKey(id), value))
    last = turn.catch(() => undefined)
    return turn
  }

  let entries = Object.entries(stored).flatMap(([id, value]) => {
    const read = readEntry(id, value, now)
    // What cannot be taken out now is the next run's to take out.
    if (!read) write(id, null).catch(() => undefined)
    return read ?? []
  })
  entries.sort((a, b) => a.startedAt - b.startedAt)

  const find = (id: string) => entries.find((one) => one.id === id)

  const forget = async (id: string) => {
    if (!find(id)) return
    entries = entries.filter((one) => one.id !== id)
    await write(id, null)
  }

  const change = async (id: string, part: Partial<Entry>) => {
    const before = find(id)
    if (!before) return
    const after = { ...before, ...part }
    if (picturesLeft(after) === 0) return forget(id)
    entries = entries.map((one) => (one === before ? after : one))
    await write(id, after)
  }

  return {
    entries: () => entries,
    begin: async ({ id, startedAt, target, tool, values, price }) => {
      const job = { id, startedAt, target, tool, values, price }
      const begun = { ...job, harvest: null, inserted: null }
      entries = [...entries, begun]
      await write(id, begun)
    },
    keep: (id, harvest) => change(id, { harvest }),
    settle: (id, inserted) => change(id, { inserted }),
    forget,
  }
}

export async function packHarvest(harvest: Harvest): Promise<PackedHarvest> {
  return {
    ...harvest,
    composite: await packMask(harvest.composite),
    send: await packMask(harvest.send),
  }
}

export async function unpackHarvest(packed: PackedHarvest): Promise<Harvest> {
  return {
    ...packed,
    composite: await unpackMask(packed.composite),
    send: await unpackMask(packed.send),
  }
}
