import { isGiven, valueOf, type Endpoint, type Values } from './endpoint.ts'

/** What a press costs, in USD, when that was true, and what is unsure about it. */
export interface Quote {
  usd: number
  date: string | null
  uncertain: string | null
}

/** Whole millionths of a dollar: sums of prices stay exact. */
const micros = (usd: number) => Math.round(usd * 1e6)

export const quote = (endpoint: Endpoint, params: Values): Quote => {
  const { price } = endpoint
  // a dry run is checked and priced by the service, and neither run nor billed
  if (!price || params['dry_run'] === true)
    return { usd: 0, date: null, uncertain: null }
  const value = (name: string) => valueOf(endpoint, params, name)
  const dearer = price.given && isGiven(params[price.given.field])
  const table = dearer ? price.given?.usd : price.usd
  const each = table?.[price.by.map((name) => String(value(name))).join(' ')]
  // a caller past the type checker: the dearest is the honest guess
  const usd = each ?? Math.max(...Object.values(price.usd))
  const count = price.per === 'image' ? Number(value('num_images') ?? 1) : 1
  return {
    usd: (micros(usd) * count) / 1e6,
    date: price.date,
    uncertain: price.uncertain ?? null,
  }
}

/** What a call costs, in USD, exact to a millionth. */
export const priceOf = (endpoint: Endpoint, params: Values): number =>
  quote(endpoint, params).usd

/** USD spent, by month (`YYYY-MM`) and within it by endpoint. */
export type Spend = Readonly<Record<string, Readonly<Record<string, number>>>>

/** @param entry.date ISO 8601, its month is the one charged */
export const addSpend = (
  totals: Spend,
  entry: { date: string; endpoint: string; usd: number },
): Spend => {
  const month = entry.date.slice(0, 7)
  const before = totals[month] ?? {}
  const sum = micros(before[entry.endpoint] ?? 0) + micros(entry.usd)
  return { ...totals, [month]: { ...before, [entry.endpoint]: sum / 1e6 } }
}

/** USD spent in a month (`YYYY-MM`) over all endpoints. */
export const spentIn = (totals: Spend, month: string): number =>
  Object.values(totals[month] ?? {}).reduce(
    (sum, usd) => sum + micros(usd),
    0,
  ) / 1e6
