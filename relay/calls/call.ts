import type { Member } from '../ledger/members.ts'

/** Who is calling. */
export interface Caller {
  /** As the ledger knows them: a member's id, or the hash of a key. */
  readonly id: string
  /** The key that goes to Ideogram. */
  readonly key: string
  /** In team mode. */
  readonly member: Member | null
}
