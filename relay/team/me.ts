import * as v from 'valibot'
import type { Caller } from '../calls/call.ts'
import { quote } from '../calls/prices.ts'
import { routes, training } from '../calls/routes.ts'
import type { Calendar } from '../calendar.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { Refusal } from '../refusal.ts'
import { mayUse } from './access.ts'
import type { Money } from './money.ts'

/** `GET /me`: how a member stands. Throws a {@link Refusal} (404). */
export function me(caller: Caller, money: Money, at: number): Response {
  const { member } = caller
  if (!member)
    throw new Refusal(
      404,
      'There are no members here: everyone uses their own key.',
    )
  const { month, resetsAt, limits, own, team, warn } = money.standing(
    caller,
    at,
  )
  const { name, role, tools } = member
  return Response.json({
    ...{ name, role, month, tools, warn },
    training: mayUse(member, training),
    resets_at: resetsAt,
    budget_usd_micros: limits.member,
    spent_usd_micros: own.spent,
    reserved_usd_micros: own.reserved,
    team_budget_usd_micros: limits.team,
    team_spent_usd_micros: team.spent,
  })
}

/** The member's own figures, on what a request of theirs is answered. */
export function addFigures(
  answer: Response,
  caller: Caller,
  money: Money,
  at: number,
): Response {
  if (!caller.member) return answer
  const { spent, budget } = money.ownOf(caller, at)
  answer.headers.set('Repaint-Spent', String(spent))
  answer.headers.set('Repaint-Budget', String(budget ?? 'none'))
  return answer
}

const micros = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e12))
const Batch = v.object({
  requests: v.pipe(
    v.array(
      v.object({
        path: v.string(),
        price_usd_micros: micros,
        images: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
      }),
    ),
    v.maxLength(1000),
  ),
})

interface CheckParts {
  readonly ledger: Ledger
  readonly calendar: Calendar
  readonly money: Money
}

/**
 * `POST /check`: whether a batch as a whole can be paid. What it says of prices
 * counts within what the table of calls allows. Throws a {@link Refusal}
 * (400, 402).
 */
export async function check(
  { ledger, calendar, money }: CheckParts,
  caller: Caller,
  request: Request,
  at: number,
): Promise<Response> {
  const body: unknown = await request.json().catch(() => undefined)
  const read = v.safeParse(Batch, body)
  if (!read.success)
    throw new Refusal(400, 'The relay could not read what it should check.')
  const price = read.output.requests.reduce(
    (sum, request) => sum + likelyPrice(request),
    0,
  )
  const day = calendar.dayOf(at)
  const limits = money.limitsOf(caller, at)
  const over = ledger.requests.over({ caller: caller.id, day }, limits, price)
  if (over) throw money.refuse(over, price, at)
  return Response.json({ ok: true })
}

function likelyPrice(
  request: v.InferOutput<typeof Batch>['requests'][number],
): number {
  const { path, price_usd_micros: said, images } = request
  const price = routes.find((route) => route.path === path)?.price
  if (!price || price.quoted) return said
  const values = new Map([['num_images', [String(images)]]])
  const { least, most } = quote(price, { values, complete: false })
  return Math.min(Math.max(said, least.price), most.price)
}
