/** Sums of the products of several numbers, over many samples. */
export class Sums {
  readonly #products: Float64Array
  samples = 0

  constructor(readonly count: number) {
    this.#products = new Float64Array(count * count)
  }

  add(values: readonly number[]): void {
    this.samples++
    for (let a = 0; a < this.count; a++)
      for (let b = a; b < this.count; b++)
        this.#products[a * this.count + b]! += values[a]! * values[b]!
  }

  of(a: number, b: number): number {
    return this.#products[Math.min(a, b) * this.count + Math.max(a, b)]!
  }
}

export interface Weights {
  weights: number[]
  /** Standard errors of the weights. */
  errors: number[]
}

/**
 * The weights by which all numbers but the last add up to the last.
 *
 * @returns null where the samples leave them open
 */
export function leastSquares(sums: Sums): Weights | null {
  const last = sums.count - 1
  const inverse = inverted(last, (row, column) => sums.of(row, column))
  const freedom = sums.samples - last
  if (!inverse || freedom <= 0) return null
  const total = (values: readonly number[]) =>
    values.reduce((sum, value, n) => sum + value * sums.of(n, last), 0)
  const weights = inverse.map(total)
  const left = Math.max(0, sums.of(last, last) - total(weights))
  const errors = inverse.map((row, n) =>
    Math.sqrt((left / freedom) * Math.max(0, row[n]!)),
  )
  return { weights, errors }
}

/** By Gauss and Jordan. @returns null for a matrix that flattens, or nearly */
function inverted(
  size: number,
  of: (row: number, column: number) => number,
): number[][] | null {
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: 2 * size }, (_, column) =>
      column < size ? of(row, column) : Number(column - size === row),
    ),
  )
  for (let column = 0; column < size; column++) {
    const pivot = rows[column]!
    const first = pivot[column]!
    // All are squares' sums: none needs to be looked for.
    if (!(first > 1e-9 * of(column, column))) return null
    pivot.forEach((value, n) => (pivot[n] = value / first))
    for (const row of rows) {
      if (row === pivot) continue
      const by = row[column]!
      row.forEach((value, n) => (row[n] = value - by * pivot[n]!))
    }
  }
  return rows.map((row) => row.slice(size))
}
