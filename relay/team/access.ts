import { hashOf } from '../bytes.ts'
import type { Caller } from '../calls/call.ts'
import { toolOf, training, type Route } from '../calls/routes.ts'
import type { Access as Mode } from '../config.ts'
import type { Guard } from '../guard/guard.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Member } from '../ledger/members.ts'
import { Refusal } from '../refusal.ts'

/** Throws a {@link Refusal} (401, 403, 429) for a caller who may not pass. */
export type Admit = (
  sent: string | undefined,
  address: string,
) => Promise<Caller>

interface Members {
  readonly ledger: Ledger
  /** Those of the environment are in the ledger. */
  readonly membersListed: () => Promise<void>
}

/** Throws an Error of one sentence for a team without a memory. */
export function createAdmission(
  mode: Mode,
  team: Members | null,
  guard: Guard,
): Admit {
  if (mode.mode === 'own-key') return admitOwnKey(guard)
  if (team) return admitMembers(mode.key, team, guard)
  throw new Error(
    'A team needs a state: on Node name a file with RELAY_STATE, on Workers deploy with the Durable Object of wrangler.toml.',
  )
}

/** With everyone’s own key, which only Ideogram can tell from a wrong one. */
const admitOwnKey =
  (guard: Guard): Admit =>
  async (sent) => {
    if (!sent)
      throw new Refusal(
        401,
        'No API key came along. Enter your Ideogram API key in the settings.',
      )
    const id = await hashOf(sent)
    guard.beforeRequest(id)
    return { id, key: sent, member: null }
  }

function admitMembers(
  key: string,
  { ledger, membersListed }: Members,
  guard: Guard,
): Admit {
  return async (sent, address) => {
    await membersListed()
    const hash = await hashOf(sent ?? '')
    guard.beforeToken(address, hash)
    const member = ledger.members.byToken(hash)
    guard.afterToken(address, hash, member !== undefined)
    if (!member)
      throw new Refusal(
        401,
        'The relay does not know this member token. Ask whoever runs the relay for yours, and enter it as the API key in the settings.',
      )
    if (!member.active) throw turnedOff()
    guard.beforeRequest(member.id)
    return { id: member.id, key, member }
  }
}

const turnedOff = () =>
  new Refusal(
    403,
    'Your access to the relay is turned off. Ask whoever runs the relay.',
  )

/**
 * A caller who has waited, with what was changed of the member meanwhile.
 * Throws a {@link Refusal} (403) for one who is off by now.
 */
export function asNow(caller: Caller, ledger: Ledger): Caller {
  const member = caller.member && ledger.members.byId(caller.id)
  if (!member) return caller
  if (!member.active) throw turnedOff()
  return { ...caller, member }
}

/** Throws a {@link Refusal} (403) for what the member may not call. */
export function checkTool({ member }: Caller, route: Route): void {
  const tool = toolOf(route)
  if (!member || !tool || mayUse(member, tool)) return
  throw new Refusal(
    403,
    `“${route.label}” is not among your tools. Ask whoever runs the relay.`,
  )
}

/** Training is costly: it is not among “all”. */
export const mayUse = ({ tools }: Member, tool: string): boolean =>
  tools ? tools.includes(tool) : tool !== training
