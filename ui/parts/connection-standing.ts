import { dollarsOf } from '../ideogram/micros.ts'
import type { Budget, Member } from '../ideogram/relay.ts'

/** How a member of a team stands this month; US dollars. */
export interface Standing {
  name: string
  /** Calls such as `POST /edit`; null: all that the panel makes. */
  tools: readonly string[] | null
  spentUsd: number
  /** Null: without a limit. */
  budgetUsd: number | null
  /** A day as the team has it: `2026-12-01`. */
  resetsOn: string
  /** The budget that is nearly used up, as the relay has it. */
  low: { whose: 'member' | 'team'; leftUsd: number } | null
}

export function standingOf(member: Member): Standing {
  const { budget_usd_micros: budget } = member
  return {
    name: member.name,
    tools: member.tools,
    spentUsd: dollarsOf(member.spent_usd_micros),
    budgetUsd: budget === null ? null : dollarsOf(budget),
    resetsOn: member.resets_at.slice(0, 'YYYY-MM-DD'.length),
    low: member.warn ? fullest(member) : null,
  }
}

/** Of which the largest share is spent. */
function fullest(member: Member): Standing['low'] {
  const budgets = [
    {
      whose: 'member' as const,
      budget: member.budget_usd_micros,
      used: member.spent_usd_micros + member.reserved_usd_micros,
    },
    {
      whose: 'team' as const,
      budget: member.team_budget_usd_micros,
      used: member.team_spent_usd_micros,
    },
  ]
  const [first] = budgets
    .flatMap(({ whose, budget, used }) =>
      budget === null ? [] : [{ whose, left: budget - used, of: budget }],
    )
    .sort((a, b) => a.left * b.of - b.left * a.of)
  return first
    ? { whose: first.whose, leftUsd: dollarsOf(Math.max(0, first.left)) }
    : null
}

/** With the figures of an answer that has just come; the rest is asked for after the press. */
export function spentAnew(
  standing: Standing,
  { spentUsd, budgetUsd }: Budget,
): Standing {
  return { ...standing, spentUsd, budgetUsd }
}
