import type { SpentRow } from '../wire.ts'

export interface Sum {
  /** A member, a tool or a day. */
  readonly of: string
  readonly requests: number
  readonly images: number
  /** Micro-dollars. */
  readonly spent: number
}

/** Days in their order, all else by what was spent, the most first. */
export function sumsBy(
  rows: readonly SpentRow[],
  by: 'day' | 'member' | 'tool',
): Sum[] {
  const sums = new Map<string, Sum>()
  for (const row of rows) {
    const of = row[by]
    const sum = sums.get(of) ?? { of, requests: 0, images: 0, spent: 0 }
    sums.set(of, {
      of,
      requests: sum.requests + row.requests,
      images: sum.images + row.images,
      spent: sum.spent + row.spent,
    })
  }
  const all = [...sums.values()]
  return by === 'day' ? all : all.sort((a, b) => b.spent - a.spent)
}

export interface Day {
  /** `2026-11-27` */
  readonly day: string
  readonly spent: number
}

/** All days of a month, those without spending too. @param month `2026-11` */
export function daysOf(month: string, sums: readonly Sum[]): Day[] {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length }, (_, n) => {
    const day = `${month}-${String(n + 1).padStart(2, '0')}`
    return { day, spent: sums.find(({ of }) => of === day)?.spent ?? 0 }
  })
}
