import { rangeProblem, wholeNumber } from './count.ts'
import type { FieldKind } from './kind.ts'

/** A number for the same picture again; null for a new one each time. */
export interface SeedKind extends FieldKind<number | null> {
  control: 'seed'
  max: number
}

/** What every endpoint documents: 2³¹ − 1. */
const max = 2_147_483_647

export const seedKind: SeedKind = {
  control: 'seed',
  max,
  read: (stored) => {
    if (stored === null || stored === '') return null
    // What is being typed may be no number yet, which has to be said.
    return typeof stored === 'number' ? stored : wholeNumber(stored)
  },
  problem: (value, label) =>
    value === null ? null : rangeProblem(value, label, 0, max),
}
