/** Millionths of a US dollar, as Ideogram and the relay write money. */
const perDollar = 1e6

export const dollarsOf = (micros: number): number => micros / perDollar

/** Whole ones: sums of prices stay exact. */
export const microsOf = (usd: number): number => Math.round(usd * perDollar)

/** US dollars together, exact to a millionth. */
export const sumOf = (usd: readonly number[]): number =>
  dollarsOf(usd.reduce((sum, one) => sum + microsOf(one), 0))
