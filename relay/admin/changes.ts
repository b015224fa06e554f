import * as v from 'valibot'
import { hashOf, randomText } from '../bytes.ts'
import type { Member } from '../ledger/members.ts'
import type { Memory } from '../memory.ts'
import { Refusal } from '../refusal.ts'
import { newMemberId } from '../team/listed.ts'
import { tools } from './overview.ts'
import type { NewToken } from './wire.ts'

/** Micro-dollars. */
const amount = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0, 'A budget is not below $0.'),
  v.maxValue(1e13, 'A budget is at most ten million dollars.'),
)

const name = v.pipe(
  v.string(),
  v.trim(),
  v.regex(
    /^\P{C}{1,60}$/u,
    'A name has 1 to 60 letters, digits, signs and blanks.',
  ),
)

const tool = v.picklist(
  tools.map((one) => one.name),
  'The relay knows no such tool.',
)

const Named = v.strictObject({ name })
const MemberChanges = v.strictObject({
  name: v.exactOptional(name),
  active: v.exactOptional(v.boolean()),
  budget: v.exactOptional(v.nullable(amount)),
  tools: v.exactOptional(v.nullable(v.array(tool))),
  /** More in this month only. */
  raise: v.exactOptional(amount),
})
const TeamChanges = v.strictObject({
  budget: v.exactOptional(v.nullable(amount)),
  memberBudget: v.exactOptional(v.nullable(amount)),
  raise: v.exactOptional(amount),
})

/** What the page may change, each taking effect with the next request. */
export function createChanges({ ledger, calendar }: Memory, now: () => number) {
  const monthNow = () => calendar.monthOf(now())

  function member(id: string): Member {
    const found = ledger.members.byId(id)
    if (found) return found
    throw new Refusal(404, 'There is no such member.')
  }

  function checkName(name: string, id?: string): void {
    const other = ledger.members.byName(name)
    if (other && other.id !== id)
      throw new Refusal(409, `There is a ${name} already.`)
  }

  return {
    /** Throws a {@link Refusal} (400, 409), as all of these do. */
    async add(body: unknown): Promise<NewToken> {
      const { name } = read(Named, body)
      const [id, token] = [newMemberId(), newToken()]
      const hash = await hashOf(token)
      // Nothing is awaited between the look and the entry.
      checkName(name)
      ledger.members.add(id, name, hash, now())
      return { id, token }
    },

    async rotate(id: string): Promise<NewToken> {
      const { fromEnvironment, name } = member(id)
      if (fromEnvironment)
        throw new Refusal(
          409,
          `The token of ${name} stands in MEMBER_TOKENS in the relay’s environment. Change it there, or take it out there to give ${name} one here.`,
        )
      const token = newToken()
      ledger.members.setToken(id, await hashOf(token))
      return { id, token }
    },

    member(id: string, body: unknown): void {
      const { raise, ...changes } = read(MemberChanges, body)
      const { fromEnvironment } = member(id)
      if (changes.name !== undefined) {
        if (fromEnvironment && changes.name !== member(id).name)
          throw new Refusal(
            409,
            'This name stands in MEMBER_TOKENS in the relay’s environment. Change it there.',
          )
        checkName(changes.name, id)
      }
      ledger.members.change(id, changes)
      if (raise !== undefined) ledger.budgets.raise(id, monthNow(), raise)
    },

    team(body: unknown): void {
      const { budget, memberBudget, raise } = read(TeamChanges, body)
      if (budget !== undefined) ledger.budgets.setDefault('team', budget)
      if (memberBudget !== undefined)
        ledger.budgets.setDefault('member', memberBudget)
      if (raise !== undefined) ledger.budgets.raise('team', monthNow(), raise)
    },
  }
}

/** 192 bits. */
const newToken = () => randomText(24)

/** Throws a {@link Refusal} (400) of one sentence. */
export function read<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body)
  if (result.success) return result.output
  const [{ message }] = result.issues
  throw new Refusal(400, message)
}
