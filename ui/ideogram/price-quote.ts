import * as v from 'valibot'
import { outgoing } from './body.ts'
import { errandOf, isObject, read, type Caller } from './call.ts'
import type { Endpoint, Values } from './endpoint.ts'
import { fail } from './error.ts'
import { exchange } from './exchange.ts'
import { dollarsOf } from './micros.ts'
import { quote, type Quote } from './prices.ts'
import { afterHiccup, repeating, type Repeats } from './retry.ts'

const amount = v.pipe(v.number(), v.minValue(0))

/** What `?dry_run=true` answers, as documented. */
const priceQuote = v.looseObject({
  object: v.literal('price_quote'),
  /** The product that would be billed, and how many of it. */
  billing_identifier: v.string(),
  quantity: v.number(),
  /** Millionths of a US dollar. */
  usd_micros: amount,
  /** Thousandths of a credit. */
  credit_millis: v.number(),
  qualifier: v.picklist(['exact', 'estimate']),
  upper_bound_usd_micros: v.nullish(amount),
})
export type PriceQuote = v.InferOutput<typeof priceQuote>

/** @param date `YYYY-MM-DD` */
const asQuote = (told: PriceQuote, date: string): Quote => {
  const usd = dollarsOf(told.usd_micros)
  const mostUsd = dollarsOf(told.upper_bound_usd_micros ?? told.usd_micros)
  const estimate = `Ideogram’s estimate: $${String(mostUsd)} at most.`
  const uncertain = told.qualifier === 'exact' ? null : estimate
  return { usd, mostUsd, date, uncertain }
}

/** A call that should only have been priced, and was run: paths without a dry run do that. */
const hasRun = (answer: unknown) =>
  isObject(answer) && ('data' in answer || 'generation_id' in answer)

/** What a call would cost: asked where the row has quotes, else the table's price. */
export const askPrice = async (
  caller: Caller,
  endpoint: Endpoint,
  params: Values,
  by: Omit<Repeats, 'after'>,
): Promise<Quote> => {
  if (!endpoint.quotes) return quote(endpoint, params)
  const letter = outgoing(endpoint, params, true)
  const asked = { signal: by.signal, paid: false }
  const work = () =>
    exchange(caller.line, errandOf(caller, endpoint.method, letter, asked))
  const answer = await repeating(
    async () => read(caller, endpoint, await work(), false),
    { ...by, after: afterHiccup },
  )
  const parsed = v.safeParse(priceQuote, answer)
  return parsed.success
    ? asQuote(parsed.output, new Date().toISOString().slice(0, 10))
    : fail({
        kind: 'bad-answer',
        why: 'wrong-shape',
        mayBeBilled: hasRun(answer),
      })
}
