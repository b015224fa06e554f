import {
  isGiven,
  valueOf,
  type Doubt,
  type Endpoint,
  type Price,
  type Values,
} from './endpoint.ts'
import { dollarsOf, microsOf, sumOf } from './micros.ts'
import type { Size } from './sizes.ts'
import { readSize } from './window.ts'

/** What a press costs, in USD, when that was true, and what is unsure about it. */
export interface Quote {
  usd: number
  /** The most it may become; `usd` itself where nothing is estimated. */
  mostUsd: number
  date: string | null
  uncertain: string | null
}

/** The largest picture that any row takes: what is reckoned with until the size is known. */
const largest: Size = { width: 4096, height: 4096 }

/** How many times a row's price is paid. */
const units = (
  price: Price,
  count: unknown,
  { width, height }: Size,
): number => {
  switch (price.per) {
    case 'run':
      return 1
    case 'image':
      return Number(count ?? 1)
    case 'megapixel':
      return (width * height) / 1e6
  }
}

/** The table that holds for these values. */
const tableOf = ({ usd, given, above }: Price, params: Values, sent: Size) => {
  if (given && isGiven(params[given.field])) return given.usd
  if (!above) return usd
  const asked = String(params[above.field])
  const size = asked === 'source' ? sent : readSize(asked)
  return size && size.width * size.height > above.pixels ? above.usd : usd
}

/**
 * @param sent pixels of the picture that is sent; where the price depends on it
 *   and it is not known yet, the largest is assumed
 */
export const quote = (
  endpoint: Endpoint,
  params: Values,
  sent: Size | null = null,
): Quote => {
  const { price } = endpoint
  if (!price) return { usd: 0, mostUsd: 0, date: null, uncertain: null }
  const value = (name: string) => valueOf(endpoint, params, name)
  const isMeant = ({ field, values }: Doubt): boolean =>
    field === undefined ||
    (values ? values.includes(String(value(field))) : isGiven(params[field]))

  const size = sent ?? largest
  const table = tableOf(price, params, size)
  const each = table[price.by.map((name) => String(value(name))).join(' ')]
  const doubts = [
    ...(price.doubts ?? []).filter(isMeant).map(({ says }) => says),
    ...(each === undefined ? ['The dearest of its prices.'] : []),
    ...(price.per === 'megapixel' && !sent
      ? ['It depends on the size of the picture.']
      : []),
  ]
  // a caller past the type checker: the dearest is the honest guess
  const one = microsOf(each ?? Math.max(...Object.values(table)))
  const usd = dollarsOf(
    Math.ceil(one * units(price, value('num_images'), size)),
  )
  const uncertain = doubts.join(' ') || null
  return { usd, mostUsd: usd, date: price.date, uncertain }
}

/** What a call costs, in USD, exact to a millionth. */
export const priceOf = (
  endpoint: Endpoint,
  params: Values,
  sent: Size | null = null,
): number => quote(endpoint, params, sent).usd

/** USD spent, by month (`YYYY-MM`) and within it by endpoint. */
export type Spend = Readonly<Record<string, Readonly<Record<string, number>>>>

/** @param entry.date ISO 8601, its month is the one charged */
export const addSpend = (
  totals: Spend,
  entry: { date: string; endpoint: string; usd: number },
): Spend => {
  const month = entry.date.slice(0, 7)
  const before = totals[month] ?? {}
  const sum = sumOf([before[entry.endpoint] ?? 0, entry.usd])
  return { ...totals, [month]: { ...before, [entry.endpoint]: sum } }
}

/** USD spent in a month (`YYYY-MM`) over all endpoints. */
export const spentIn = (totals: Spend, month: string): number =>
  sumOf(Object.values(totals[month] ?? {}))
