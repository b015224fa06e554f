import { createHash } from 'node:crypto'
import type { Price } from './prices.ts'

/** One request that was billed. */
interface Bill extends Price {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Path of the operation. */
  readonly endpoint: string
}

const HOUR = 3_600_000
/** Milliseconds of a bucket, and the longest range in buckets. */
export const WIDTHS = {
  '1d': { length: 24 * HOUR, most: 92 },
  '1h': { length: HOUR, most: 168 },
} as const

export interface Range {
  /** Milliseconds since 1970. */
  readonly start: number
  readonly end: number
  readonly width: keyof typeof WIDTHS
}

/** As RFC 3339 in the service's spelling. */
const written = (at: number) =>
  new Date(at).toISOString().replace('.000Z', '+00:00')

/** Micros as a decimal number of dollars, at least two digits behind the point. */
const dollars = (micros: number) =>
  (micros / 1e6).toFixed(6).replace(/0{1,4}$/, '')

/** What the organisation was billed, since the server started. */
export class Ledger {
  readonly #bills: Bill[] = []
  readonly #key: { id: string; label: string; redacted_key: string }

  constructor(key: string) {
    const id = createHash('sha256').update(key).digest('base64url').slice(0, 22)
    this.#key = { id, label: 'Stand-in key', redacted_key: '•'.repeat(16) }
  }

  add(endpoint: string, price: Price, at = Date.now()): void {
    this.#bills.push({ ...price, endpoint, at })
  }

  /**
   * Dense buckets over a range snapped outwards; empty ones included.
   * @param isAsked whether usage of the API is asked for: there is no other
   */
  buckets({ start, end, width }: Range, isAsked: boolean): object[] {
    const { length } = WIDTHS[width]
    const first = Math.floor(start / length)
    const count = Math.ceil(end / length) - first
    return Array.from({ length: count }, (_, index) => {
      const from = (first + index) * length
      const within = this.#bills.filter(
        ({ at }) => isAsked && at >= from && at < from + length,
      )
      return {
        start_time: written(from),
        end_time: written(from + length),
        line_items: this.#items(within),
      }
    })
  }

  /** One line for each product, endpoint, dimensions and unit price. */
  #items(bills: readonly Bill[]): object[] {
    const lines = new Map<string, Bill>()
    for (const bill of bills) {
      const { product, endpoint, dimensions, each } = bill
      const line = JSON.stringify([product, endpoint, dimensions, each])
      const before = lines.get(line)?.quantity ?? 0
      lines.set(line, { ...bill, quantity: before + bill.quantity })
    }
    return [...lines.values()].map((line) => ({
      api_key: this.#key,
      billed_units: {
        quantity: String(line.quantity),
        unit: line.unit ?? 'image',
        unit_price: dollars(line.each),
      },
      cost_total: dollars(line.each * line.quantity),
      currency_code: 'USD',
      description: line.product.replaceAll('_', ' '),
      ...(Object.keys(line.dimensions ?? {}).length
        ? { dimensions: line.dimensions }
        : {}),
      endpoint: line.endpoint,
      product: line.product,
    }))
  }
}
