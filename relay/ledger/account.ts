import { single, type Database } from './database.ts'

/** A day of Ideogram's own account beside the same day here; micro-dollars. */
export interface Compared {
  /** `2026-11-27`, in UTC, as Ideogram counts. */
  readonly day: string
  readonly ideogram: number
  readonly relay: number
}

/** How the last look at Ideogram's account went. */
export interface Look {
  /** Milliseconds since 1970. */
  readonly at: number
  /** A sentence; null: it could be read. */
  readonly problem: string | null
}

const lookName = 'look at the account'

export type Account = ReturnType<typeof createAccount>

export function createAccount(db: Database) {
  return {
    lastLook(): Look | null {
      const row = single<{ value: string }>(
        db,
        'select value from settings where name = ?',
        lookName,
      )
      return row ? (JSON.parse(row.value) as Look) : null
    },

    /** @param days what Ideogram says of each, if it said anything */
    looked(
      look: Look,
      days: readonly { readonly day: string; readonly spent: number }[],
    ): void {
      db.transaction(() => {
        db.query(
          `insert into settings values (?, ?)
           on conflict do update set value = excluded.value`,
          lookName,
          JSON.stringify(look),
        )
        for (const { day, spent } of days)
          db.query(
            `insert into account values (?, ?)
             on conflict do update set spent = excluded.spent`,
            day,
            spent,
          )
      })
    },

    /** The newest first. @param since a day, as they are compared */
    compared: (since: string): Compared[] =>
      db.query<Compared>(
        `select account.day, account.spent as ideogram,
           coalesce(ours.spent, 0) as relay
         from account left join
           (select date(at / 1000, 'unixepoch') as day, sum(spent) as spent
            from requests where at >= ? group by 1) as ours
           on ours.day = account.day
         where account.day >= ? order by account.day desc`,
        Date.parse(since),
        since,
      ),
  }
}
