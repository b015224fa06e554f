import * as v from 'valibot'
import type { Source, Target } from '../../plugin/shared/protocol.ts'
import type { Laying } from '../framing/framing.ts'
import type { Came } from '../outcomes/came.ts'
import type { Asked } from '../tools/order.ts'
import type { Placed } from './job.ts'

/**
 * What outlives a version: the shapes in which journal, records and presets are
 * kept, read from what this version or an earlier one wrote. What a later one
 * wrote is left where it lies.
 */

const number = v.number()
export const rect = v.object({
  x: number,
  y: number,
  width: number,
  height: number,
})
const size = v.object({ width: number, height: number })
const point = v.object({ x: number, y: number })
const bytes: v.GenericSchema<unknown, Uint8Array> = v.instance(Uint8Array)
const layer = { id: v.string(), name: v.string() }
const placement = v.picklist([
  'fill',
  'layer',
  'beside',
  'frame',
  'mask',
  'name',
])
const reason = v.picklist([
  'chosen',
  'above',
  'drawn',
  'marked',
  'named',
  'mask-group',
  'topmost',
])
const place = v.object({ pageId: v.string(), bounds: rect })
const maskLayer = v.object({ ...layer, bounds: rect })

const source: v.GenericSchema<unknown, Source> = v.object({
  ...layer,
  ...place.entries,
  placements: v.array(placement),
  isEmpty: v.boolean(),
  density: v.nullable(number),
})

const scope = v.picklist(['picture', 'behind', 'everything'])

const targetOfToday = v.object({
  scope,
  place,
  source: v.nullable(source),
  mask: v.nullable(
    v.object({
      layers: v.tupleWithRest([maskLayer], maskLayer),
      shift: point,
      reason,
    }),
  ),
  unseen: v.array(v.object(layer)),
  live: v.array(v.object({ ...layer, isType: v.boolean() })),
  underId: v.nullable(v.string()),
  grown: v.nullable(rect),
})

const targetOf010 = v.pipe(
  v.object({
    source: v.object({
      ...layer,
      ...place.entries,
      insertAs: placement,
      insertChoices: v.array(placement),
    }),
    masks: v.array(maskLayer),
    shift: point,
    reason: v.nullable(reason),
    aside: v.optional(v.array(v.object(layer)), []),
  }),
  v.transform(({ source, masks, shift, reason, aside }): Target => {
    const { insertAs, insertChoices, ...rest } = source
    const others = insertChoices.filter((one) => one !== insertAs)
    const placements = [insertAs, ...others]
    const { bounds, pageId } = rest
    const [first, ...more] = masks
    return {
      scope: 'everything',
      place: { bounds, pageId },
      source: { ...rest, placements, isEmpty: false, density: null },
      mask: first
        ? { layers: [first, ...more], shift, reason: reason ?? 'marked' }
        : null,
      unseen: aside,
      live: [],
      underId: null,
      grown: null,
    }
  }),
)

export const target: v.GenericSchema<unknown, Target> = v.union([
  targetOfToday,
  targetOf010,
])

const values = v.record(v.string(), v.unknown())

/** What version 0.1.0 called a tool is an engine of one. */
const askedOf010 = v.pipe(
  v.object({ tool: v.picklist(['edit', 'inpaint']), values }),
  v.transform(({ tool, values }): Asked => ({
    tool: 'edit',
    engine:
      tool === 'inpaint'
        ? 'v3'
        : values.model === 'V_2_TURBO'
          ? 'v2-turbo'
          : 'v2',
    values,
  })),
)

/** Tool and engine may be another version's: the list shows them all the same. */
export const asked: v.GenericSchema<unknown, Asked> = v.union([
  v.object({ tool: v.string(), engine: v.string(), values }),
  askedOf010,
])

const region = v.object({ scale: number, size, window: rect, rect })
const lab = v.tuple([number, number, number])
const windowLaying = {
  bounds: rect,
  region,
  composite: bytes,
  send: bytes,
  reference: v.nullable(
    v.object({
      mean: lab,
      deviation: lab,
      ring: v.exactOptional(v.object({ side: number, means: bytes })),
    }),
  ),
  matchColors: v.boolean(),
  // Version 0.1.0 kept no alpha, and knew no model that keeps anything.
  alpha: v.fallback(v.nullable(bytes), null),
  transparency: v.fallback(v.picklist(['keep', 'fill']), 'fill'),
  keeps: v.fallback(v.boolean(), false),
  sample: v.fallback(v.nullable(bytes), null),
}

/** With its masks packed. */
export const laying: v.GenericSchema<unknown, Laying> = v.variant('kind', [
  v.object({ kind: v.literal('new'), at: place }),
  v.object({ kind: v.literal('whole'), bounds: rect }),
  v.object({ kind: v.literal('own'), hash: v.string(), bounds: rect }),
  v.object({ kind: v.literal('window'), ...windowLaying }),
])

const seed = v.nullable(number)

export const came: v.GenericSchema<unknown, Came> = v.variant('kind', [
  v.object({
    kind: v.literal('picture'),
    url: v.string(),
    seed,
    prompt: v.nullable(v.string()),
    subject: v.nullable(v.string()),
  }),
  v.object({
    kind: v.literal('cutout'),
    url: v.string(),
    seed,
    prompt: v.nullable(v.string()),
  }),
  v.object({ kind: v.literal('withheld') }),
  v.object({ kind: v.literal('words'), text: v.string() }),
])

export const harvestOf010 = v.pipe(
  v.object({
    pictures: v.array(
      v.object({ url: v.nullable(v.string()), seed, prompt: v.string() }),
    ),
    ...windowLaying,
  }),
  v.transform(({ pictures, ...laying }): { came: Came[]; laying: Laying } => ({
    came: pictures.map(({ url, ...rest }) =>
      url === null
        ? { kind: 'withheld' }
        : { kind: 'picture', url, ...rest, subject: null },
    ),
    laying: { kind: 'window', ...laying },
  })),
)

const placed: v.GenericSchema<unknown, Placed> = v.object({
  index: number,
  ref: v.object({ nodeId: v.string(), hash: v.nullable(v.string()) }),
  how: placement,
  visible: v.boolean(),
})

export const placedList = v.array(placed)

export const insertedOf010 = v.pipe(
  v.object({
    nodeId: v.string(),
    as: placement,
    indices: v.array(number),
    hashes: v.array(v.string()),
    shown: number,
  }),
  v.transform(({ nodeId, as, indices, hashes, shown }): Placed[] =>
    indices.map((index, at) => ({
      index,
      ref: { nodeId, hash: hashes[at] ?? null },
      how: as,
      visible: index === shown,
    })),
  ),
)
