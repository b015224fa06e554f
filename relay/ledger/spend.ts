import type { Database } from './database.ts'

/** What a member spent with a tool on a day. */
export interface Spent {
  /** `2026-11-27`, in the team's time zone. */
  readonly day: string
  /** Their id. */
  readonly caller: string
  /** Null for a caller who is no member. */
  readonly member: string | null
  /** Method and path. */
  readonly call: string
  readonly requests: number
  readonly images: number
  /** Micro-dollars. */
  readonly spent: number
}

export type Spend = ReturnType<typeof createSpend>

export function createSpend(db: Database) {
  return {
    /** @param month `2026-11` */
    ofMonth: (month: string): Spent[] =>
      db.query<Spent>(
        `select day, caller, name as member, call, count(*) as requests,
           sum(images) as images, sum(spent) as spent
         from requests left join members on members.id = caller
         where day between ? || '-01' and ? || '-31'
           and state = 'done' and spent > 0
         group by day, caller, call order by day, name, call`,
        month,
        month,
      ),

    /** Months with any request, the newest first. */
    months: (): string[] =>
      db
        .query<{ month: string }>(
          'select distinct month from totals order by month desc',
        )
        .map(({ month }) => month),
  }
}
