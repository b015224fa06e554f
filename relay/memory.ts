import { createCalendar } from './calendar.ts'
import type { Caller } from './calls/call.ts'
import type { RelayConfig } from './config.ts'
import type { Home } from './home.ts'
import type { Database } from './ledger/database.ts'
import { createLedger } from './ledger/ledger.ts'
import { Refusal } from './refusal.ts'
import { answerOf, cutShort } from './requests/answers.ts'
import { createFollowing } from './requests/following.ts'
import { createGates } from './requests/gates.ts'
import { createKeptAnswers, keptFor } from './requests/kept.ts'
import { createPaid } from './requests/paid.ts'
import { createRuns } from './requests/runs.ts'
import { watchAccount } from './team/account.ts'
import { listMembers } from './team/listed.ts'
import { createMoney } from './team/money.ts'
import { noteRefusals } from './team/refused.ts'

const hour = 3600_000
/** Milliseconds after which a request is no longer of interest to anybody. */
const rowsFor = 400 * 24 * hour

const generationIn = /\/v2\/generations\/([^/?]+)/

const noBudgets = { team: null, member: null }

export type Memory = ReturnType<typeof createMemory>

/**
 * What a relay with a state does beyond passing calls on: it counts, lets wait,
 * and keeps. Begins by putting right what an end in the middle left behind.
 */
export function createMemory(
  home: Home,
  database: Database,
  config: RelayConfig,
) {
  const { access } = config
  const team = access.mode === 'team-key' ? access : null
  const ledger = createLedger(database, team?.budgets ?? noBudgets)
  const calendar = createCalendar(config.timeZone)
  const money = createMoney(ledger, calendar)
  const gates = createGates(config.places)
  const following = createFollowing(home, ledger, config)
  ledger.requests.recover(answerOf(cutShort()))
  if (team) following.resume(team.key, gates)
  // What only the admin page shows is kept only where there is one.
  const hasAdmin = Boolean(team?.adminToken)
  const noteRefusal = hasAdmin ? noteRefusals(ledger, home.now) : () => {}
  const parts = {
    ...{ home, ledger, calendar, money, gates, following, config },
    noteRefusal,
  }
  const runs = createRuns(parts)
  const account =
    team && hasAdmin && watchAccount(home, ledger, config, team.key)
  let tidied = -Infinity
  return {
    ...{ ledger, calendar, money, runs, noteRefusal },
    membersListed: listMembers(team?.members ?? [], ledger, home.now),
    pay: createPaid(ledger, runs, config),
    kept: createKeptAnswers(ledger, runs),

    /** Throws a {@link Refusal} (404) for another caller's. */
    checkGeneration({ id }: Caller, request: Request): void {
      const [, generation] = generationIn.exec(request.url) ?? []
      const owner = generation && ledger.generations.callerOf(generation)
      if (owner && owner !== id)
        throw new Refusal(404, 'The relay knows no such generation of yours.')
    },

    /** Does now and then what nobody asks for: lets go of what is old. */
    tidy(): void {
      if (account) account.lookWhenDue()
      const now = home.now()
      if (now < tidied + hour) return
      tidied = now
      ledger.kept.forget(now - keptFor)
      ledger.requests.forgetBefore(now - rowsFor)
    },
  }
}
