import { createAccount } from './account.ts'
import { createBudgets, type Defaults } from './budgets.ts'
import type { Database } from './database.ts'
import { createGenerations } from './generations.ts'
import { createKept } from './kept.ts'
import { createMembers } from './members.ts'
import { createRefusals } from './refusals.ts'
import { createRequests } from './requests.ts'
import { migrate } from './schema.ts'
import { createSessions } from './sessions.ts'
import { createSpend } from './spend.ts'

export type Ledger = ReturnType<typeof createLedger>

/** All that the relay remembers. Throws an Error of one sentence. */
export function createLedger(db: Database, budgets: Defaults) {
  migrate(db)
  return {
    members: createMembers(db),
    budgets: createBudgets(db, budgets),
    requests: createRequests(db),
    kept: createKept(db),
    generations: createGenerations(db),
    spend: createSpend(db),
    account: createAccount(db),
    refusals: createRefusals(db),
    sessions: createSessions(db),
  }
}
