import { rangeProblem, wholeNumber } from './count.ts'
import type { FieldKind } from './kind.ts'

/** 1 to 100, on a slider; null leaves it to the service. */
export interface PercentKind extends FieldKind<number | null> {
  control: 'percent'
}

export const percentKind: PercentKind = {
  control: 'percent',
  read: (stored) =>
    stored === null || stored === '' ? null : wholeNumber(stored),
  problem: (value, label) =>
    value === null ? null : rangeProblem(value, label, 1, 100),
}
