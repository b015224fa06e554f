import * as v from 'valibot'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Target } from '../../plugin/shared/protocol.ts'
import { packMask, unpackMask } from '../pixels/pack.ts'
import type { ToolName } from '../tools/tools.ts'
import { tools } from '../tools/tools.ts'
import type { Harvest } from './harvest.ts'
import type { Job } from './job.ts'

const number = v.number()
const rect = v.object({ x: number, y: number, width: number, height: number })
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
  composite: v.instance(Uint8Array),
  send: v.instance(Uint8Array),
  reference: v.nullable(v.looseObject({})),
  matchColors: v.boolean(),
})

const entry = v.object({
  id: v.string(),
  startedAt: number,
  target,
  tool: v.picklist(Object.keys(tools) as ToolName[]),
  values: v.record(v.string(), v.string()),
  price: number,
  /** Null from before the request until its links have come. */
  harvest: v.nullable(harvest),
})

/** A job as it lies in clientStorage, its masks packed. */
export type Entry = v.InferOutput<typeof entry>

/** Links live for 24 hours, and what is older cannot be fetched. */
const lifetime = 24 * 60 * 60 * 1000

/** What was paid for and is not in the document yet, kept across runs. */
export interface Journal {
  entries(): readonly Entry[]
  /** Before the request leaves. @throws Failed: storage-full */
  begin(job: Job): Promise<void>
  /** As soon as links have come. */
  keep(id: string, harvest: Harvest): Promise<void>
  forget(id: string): Promise<void>
}

/**
 * @param stored what clientStorage gave; what cannot be read is left out
 * @param now milliseconds since 1970
 */
export function openJournal(
  host: Pick<Remote<Host>, 'store'>,
  stored: unknown,
  now: number,
): Journal {
  let entries = (Array.isArray(stored) ? stored : [])
    .map((one: unknown) => v.safeParse(entry, one))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .filter(({ startedAt }) => now - startedAt < lifetime)
  const write = () => host.store('jobs', entries)
  const without = (id: string) => entries.filter((one) => one.id !== id)

  return {
    entries: () => entries,
    begin: async ({ id, startedAt, target, tool, values, price }) => {
      const begun = {
        id,
        startedAt,
        target,
        tool,
        values,
        price,
        harvest: null,
      }
      entries = [...without(id), begun]
      await write()
    },
    keep: async (id, harvest) => {
      const packed = {
        ...harvest,
        composite: await packMask(harvest.composite),
        send: await packMask(harvest.send),
      }
      entries = entries.map((one) =>
        one.id === id ? { ...one, harvest: packed as Entry['harvest'] } : one,
      )
      await write()
    },
    forget: async (id) => {
      if (!entries.some((one) => one.id === id)) return
      entries = without(id)
      await write()
    },
  }
}

export async function unpackHarvest(
  packed: NonNullable<Entry['harvest']>,
): Promise<Harvest> {
  return {
    ...packed,
    composite: await unpackMask(packed.composite),
    send: await unpackMask(packed.send),
    reference: packed.reference as Harvest['reference'],
  }
}
