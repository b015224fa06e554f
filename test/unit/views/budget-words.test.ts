import { expect, test } from 'vitest'
import type { Standing } from '../../../ui/parts/connection-standing.ts'
import { lowWords, spendWords } from '../../../ui/views/edit/MemberBudget.tsx'

const anna: Standing = {
  ...{ name: 'Anna', spentUsd: 3.4, budgetUsd: 20 },
  ...{ resetsOn: '2026-12-01', low: null, tools: null },
}

test.each([
  [20, '$3.40 of $20.00 spent'],
  [null, '$3.40 spent this month'],
])('of a budget of %d it is said what is spent', (budgetUsd, words) => {
  expect(spendWords({ ...anna, budgetUsd })).toBe(words)
})

test.each([
  ['member', 4, /^Your budget has \$4\.00 left this month\. .*\b1\b.*\.$/],
  ['team', 0.5, /^The team’s budget has \$0\.50 left this month\. /],
  ['member', 0, /^Your budget is used up\. It begins anew on .*Dec/],
] as const)(
  'that of a %s with %d left is said to end',
  (whose, leftUsd, words) => {
    expect(lowWords({ whose, leftUsd }, anna.resetsOn)).toMatch(words)
  },
)
