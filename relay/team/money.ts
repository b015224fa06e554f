import type { Calendar } from '../calendar.ts'
import type { Caller } from '../calls/call.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Figures, Limits, Over } from '../ledger/requests.ts'
import { Refusal } from '../refusal.ts'

/** A budget is nearly used up from this share on. */
const nearly = 0.8

/** `$12.50`; thousandths where there are any, as some prices have them. */
export const dollars = (micros: number) =>
  (micros / 1e6).toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 3,
  })

export interface Standing {
  readonly month: string
  readonly resetsAt: string
  readonly limits: Limits
  readonly own: Figures
  readonly team: Figures
  /** One of the two budgets is used up to four fifths. */
  readonly warn: boolean
}

export type Money = ReturnType<typeof createMoney>

/** What callers may still spend; without budgets where everyone has a key. */
export function createMoney(ledger: Ledger, calendar: Calendar) {
  function limitsOf({ member }: Caller, at: number): Limits {
    const month = calendar.monthOf(at)
    return {
      member: member && ledger.budgets.ofMember(member, month),
      team: member && ledger.budgets.ofTeam(month),
    }
  }

  /** A member's own spending and budget, without the team's. */
  function ownOf({ id, member }: Caller, at: number) {
    const month = calendar.monthOf(at)
    const { spent } = ledger.requests.figures(month, id)
    const budget = member && ledger.budgets.ofMember(member, month)
    return { spent, budget }
  }

  function standing(caller: Caller, at: number): Standing {
    const month = calendar.monthOf(at)
    const limits = limitsOf(caller, at)
    const own = ledger.requests.figures(month, caller.id)
    const team = ledger.requests.figures(month, null)
    const isNear = ({ spent, reserved }: Figures, limit: number | null) =>
      limit !== null && spent + reserved >= nearly * limit
    const warn = isNear(own, limits.member) || isNear(team, limits.team)
    return {
      ...{ month, limits, own, team, warn },
      resetsAt: calendar.monthEnds(at),
    }
  }

  function refuse({ budget, left }: Over, price: number, at: number): Refusal {
    const resetsAt = calendar.monthEnds(at)
    const which = budget === 'member' ? 'Your' : 'The team’s'
    const whom =
      budget === 'member' ? 'Whoever runs the relay' : 'Only who runs the relay'
    return new Refusal(
      402,
      `${which} budget of this month has ${dollars(left)} left, and this costs ${dollars(price)}. It begins anew on ${dateOf(resetsAt)}. ${whom} can raise it.`,
      { body: { budget, left_usd_micros: left, resets_at: resetsAt } },
    )
  }

  return { limitsOf, ownOf, standing, refuse }
}

/** `1 December` */
const dateOf = (instant: string) =>
  new Date(`${instant.slice(0, 10)}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
