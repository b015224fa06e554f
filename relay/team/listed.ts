import { hashOf, randomText } from '../bytes.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { NamedToken } from '../tokens.ts'

export const newMemberId = () => randomText(9)

/**
 * Enters the members of the environment into the ledger, when it is first asked
 * to: a Worker may not compute while it loads.
 */
export function listMembers(
  members: readonly NamedToken[],
  ledger: Ledger,
  now: () => number,
): () => Promise<void> {
  let listed: Promise<void> | undefined
  async function list() {
    const hashed = members.map(async ({ name, token }) => ({
      name,
      tokenHash: await hashOf(token),
    }))
    ledger.members.synchronize(await Promise.all(hashed), newMemberId, now())
  }
  return () => (listed ??= list())
}
