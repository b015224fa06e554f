import * as v from 'valibot'
import type { Cost, Price } from '../calls/prices.ts'

/** What is read of an answer to know what was made; the rest is the panel's. */
const Made = v.object({
  data: v.optional(v.array(v.unknown())),
  generation_id: v.optional(v.string()),
  status: v.optional(v.string()),
  usage_cost_usd_micros: v.optional(v.number()),
})

export interface Settled {
  /** Micro-dollars. */
  readonly spent: number
  readonly uncertain: boolean
  /** Ideogram still works on it, or names its price only afterwards. */
  readonly generation: string | null
}

/** A gateway has lost sight of Ideogram: behind it the request may have run. */
const ofGateways = [502, 504, 520, 524]

/**
 * What an answer costs. Ideogram bills what ran, pictures that it withholds
 * too, and neither what it refuses nor what failed; where the answer does not
 * tell, all that was reserved.
 */
export function settle(
  status: number,
  body: string,
  { price, images }: Cost,
  how: Price | undefined,
): Settled {
  const nothing = { spent: 0, uncertain: false, generation: null }
  if (!how || price === 0) return nothing
  if (ofGateways.includes(status))
    return { spent: price, uncertain: true, generation: null }
  if (status >= 400) return nothing
  const made = madeIn(body)
  if (!made) return { spent: price, uncertain: true, generation: null }
  const cost = costOf(made, { price, images }, how)
  const pending = made.data === undefined || (how.quoted && cost === undefined)
  return {
    spent: cost ?? price,
    uncertain: false,
    generation: (pending && made.generation_id) || null,
  }
}

/**
 * What a generation that was asked after has come to; null: it goes on. It
 * costs nothing when it failed, and what it names, or as much as was made.
 */
export function settleGeneration(
  body: string,
  reserved: Cost,
  how: Price,
): { spent: number | undefined } | null {
  const made = madeIn(body)
  if (!made || made.status === 'pending') return null
  if (made.status === 'failed') return { spent: 0 }
  return { spent: costOf(made, reserved, how) }
}

function costOf(
  { data, usage_cost_usd_micros: named }: v.InferOutput<typeof Made>,
  { price, images }: Cost,
  { per, quoted }: Price,
): number | undefined {
  if (named !== undefined) return Math.round(named)
  if (quoted) return undefined
  if (per === 'request' || !data || data.length === 0) return price
  return (price / images) * data.length
}

function madeIn(body: string) {
  try {
    const read = v.safeParse(Made, JSON.parse(body))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}
