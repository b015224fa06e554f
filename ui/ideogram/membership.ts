import { ask, type Caller } from './call.ts'
import { fail } from './error.ts'
import type { Reply } from './exchange.ts'
import type { Outgoing } from './body.ts'
import { refusalOf } from './refusal.ts'
import { memberIn, type Member, type Planned } from './relay.ts'
import { afterHiccup, repeating, type Repeats } from './retry.ts'

/** How a relay answers that has no such thing: an older one, or one without members. */
const unknown = [404, 405]

/** A question to the relay itself, which costs nothing; null when it does not know it. */
const askRelay = (
  caller: Caller,
  method: string,
  letter: Outgoing,
  by: Omit<Repeats, 'after'>,
): Promise<Reply | null> =>
  repeating(
    async () => {
      const reply = await ask(caller, method, letter, by.signal)
      if (unknown.includes(reply.status)) return null
      return reply.status >= 400
        ? fail(refusalOf(reply, { key: caller.key, paid: false }))
        : reply
    },
    { ...by, after: afterHiccup },
  )

/** Whose token the key is; null where there are no members. */
export const memberOf = async (
  caller: Caller,
  by: Omit<Repeats, 'after'>,
): Promise<Member | null> => {
  if (caller.line.route.kind === 'direct') return null
  const reply = await askRelay(caller, 'GET', { path: '/me' }, by)
  return (
    reply &&
    (memberIn(reply) ??
      fail({ kind: 'bad-answer', why: 'wrong-shape', mayBeBilled: false }))
  )
}

/** @throws IdeogramError `budget` when the batch as a whole is above one */
export const checkBudgets = async (
  caller: Caller,
  batch: readonly Planned[],
  by: Omit<Repeats, 'after'>,
): Promise<void> => {
  if (caller.line.route.kind === 'direct') return
  await askRelay(
    caller,
    'POST',
    {
      path: '/check',
      type: 'application/json',
      body: JSON.stringify({ requests: batch }),
    },
    by,
  )
}
