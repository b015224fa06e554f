import type { Panel } from '../../app.ts'
import type { Standing } from '../../parts/connection-standing.ts'
import { dollars } from '../controls/figures.ts'

/** Beside the price: what a member of a team has spent this month. */
export function MemberSpend({ connection }: Pick<Panel, 'connection'>) {
  const { value: standing } = connection.standing
  return standing && <span class="quiet"> · {spendWords(standing)}</span>
}

/** Before a budget ends somebody's work. */
export function LowBudget({ connection }: Pick<Panel, 'connection'>) {
  const { value: standing } = connection.standing
  if (!standing?.low) return null
  return <p role="status">{lowWords(standing.low, standing.resetsOn)}</p>
}

export function spendWords({ spentUsd, budgetUsd }: Standing): string {
  return budgetUsd === null
    ? `${dollars(spentUsd)} spent this month`
    : `${dollars(spentUsd)} of ${dollars(budgetUsd)} spent`
}

/** @param resetsOn as the team has it, `2026-12-01` */
export function lowWords(
  { whose, leftUsd }: NonNullable<Standing['low']>,
  resetsOn: string,
): string {
  const budget = whose === 'member' ? 'Your budget' : 'The team’s budget'
  const left =
    leftUsd > 0 ? `has ${dollars(leftUsd)} left this month` : 'is used up'
  return `${budget} ${left}. It begins anew on ${dayWords(resetsOn)}.`
}

/** @param day as the team has it, `2026-12-01` */
export function dayWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString([], {
    ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
  })
}
