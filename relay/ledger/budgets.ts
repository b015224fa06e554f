import { single, type Database } from './database.ts'

/** A member by id, or the team as a whole. */
export type Scope = string
export const team: Scope = 'team'

/** Micro-dollars a month; null: no limit. */
export type Limit = number | null

export interface Defaults {
  readonly team: Limit
  /** Of every member who has none of their own. */
  readonly member: Limit
}

export type Budgets = ReturnType<typeof createBudgets>

/** @param fromEnvironment what holds until the admin page says otherwise */
export function createBudgets(db: Database, fromEnvironment: Defaults) {
  const setting = (of: keyof Defaults): Limit => {
    const row = single<{ value: string }>(
      db,
      'select value from settings where name = ?',
      `budget of ${of}`,
    )
    return row ? (JSON.parse(row.value) as Limit) : fromEnvironment[of]
  }
  const raised = (scope: Scope, month: string) =>
    single<{ amount: number }>(
      db,
      'select amount from raises where scope = ? and month = ?',
      scope,
      month,
    )?.amount ?? 0
  return {
    defaults: (): Defaults => ({
      team: setting('team'),
      member: setting('member'),
    }),

    setDefault(of: keyof Defaults, limit: Limit): void {
      db.query(
        `insert into settings values (?, ?)
         on conflict do update set value = excluded.value`,
        `budget of ${of}`,
        JSON.stringify(limit),
      )
    },

    /** More than the budget, in that month only. */
    raised,

    raise(scope: Scope, month: string, amount: number): void {
      db.query(
        `insert into raises values (?, ?, ?)
         on conflict do update set amount = excluded.amount`,
        scope,
        month,
        amount,
      )
    },

    ofTeam(month: string): Limit {
      const limit = setting('team')
      return limit === null ? null : limit + raised(team, month)
    },

    ofMember(member: { id: string; budget: Limit }, month: string): Limit {
      const limit = member.budget ?? setting('member')
      return limit === null ? null : limit + raised(member.id, month)
    },
  }
}
