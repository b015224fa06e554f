import { nameOf, routes, toolOf } from '../calls/routes.ts'
import type { RelayConfig } from '../config.ts'
import type { Member } from '../ledger/members.ts'
import type { Memory } from '../memory.ts'
import { comparedDays, utcDay } from '../team/account.ts'
import type {
  InFlight,
  MemberView,
  Overview,
  Purse,
  SpendOfMonth,
  ToolView,
} from './wire.ts'

const day = 24 * 3600_000
/** Refusals that are shown. */
const mostRefusals = 50

/** What members may be allowed. */
export const tools: readonly ToolView[] = routes
  .filter((route) => toolOf(route) === nameOf(route))
  .map((route) => ({
    name: nameOf(route),
    label: route.label,
    mustBeNamed: route.training ?? false,
  }))

/** `Edit, 3.0`; a call of another version of the relay as it was called. */
const labelOf = (call: string) =>
  routes.find((route) => nameOf(route) === call)?.label ?? call

/** Everything of this moment. */
export function overview(
  memory: Memory,
  config: RelayConfig,
  at: number,
): Overview {
  const { ledger, calendar } = memory
  const month = calendar.monthOf(at)
  const { member: memberBudget, team: teamBudget } = ledger.budgets.defaults()
  const team: Purse = {
    budget: teamBudget,
    raise: ledger.budgets.raised('team', month),
    limit: ledger.budgets.ofTeam(month),
    ...ledger.requests.figures(month, null),
  }
  return {
    ...{ now: at, month, team, memberBudget, tools },
    resetsAt: calendar.monthEnds(at),
    timeZone: config.timeZone,
    members: ledger.members.all().map((one) => memberView(memory, one, month)),
    places: config.places,
    inFlight: inFlight(memory),
    refusals: ledger.refusals.last(mostRefusals),
    account: {
      look: ledger.account.lastLook(),
      days: ledger.account.compared(utcDay(at - (comparedDays - 1) * day)),
    },
  }
}

function memberView(
  { ledger }: Memory,
  member: Member,
  month: string,
): MemberView {
  const { id, name, active, hasToken, fromEnvironment, budget, tools } = member
  return {
    ...{ id, name, active, hasToken, fromEnvironment, budget, tools },
    raise: ledger.budgets.raised(id, month),
    limit: ledger.budgets.ofMember(member, month),
    ...ledger.requests.figures(month, id),
  }
}

function inFlight({ ledger, runs }: Memory): InFlight[] {
  const running = runs.all().map(({ call, at, reading, ticket }): InFlight => ({
    who: call.caller.member?.name ?? '',
    tool: call.route.label,
    images: reading.cost.most.images,
    since: at,
    place: ticket.place,
  }))
  const followed = ledger.generations
    .unfinished()
    .map(({ caller, call, images, at }): InFlight => ({
      who: ledger.members.byId(caller)?.name ?? '',
      ...{ tool: labelOf(call), images, since: at, place: null },
    }))
  return [...running, ...followed]
}

/** @param month `2026-11` */
export function spendOf({ ledger }: Memory, month: string): SpendOfMonth {
  const rows = ledger.spend
    .ofMonth(month)
    .map(({ caller: _, call, member, ...row }) => ({
      ...row,
      member: member ?? '',
      tool: labelOf(call),
    }))
  return { month, months: ledger.spend.months(), rows }
}
