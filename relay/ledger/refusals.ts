import type { Database } from './database.ts'

/** What the relay would not do, in its own words. */
export interface Refused {
  readonly at: number
  /** A member's name, or the address of a stranger. */
  readonly who: string
  /** Method and path. */
  readonly call: string
  readonly status: number
  readonly sentence: string
}

/** Rows: older ones make room. */
const most = 200

export type Refusals = ReturnType<typeof createRefusals>

export function createRefusals(db: Database) {
  return {
    add({ at, who, call, status, sentence }: Refused): void {
      db.transaction(() => {
        db.query(
          `insert into refusals (at, who, call, status, sentence)
           values (?, ?, ?, ?, ?)`,
          ...[at, who, call, status, sentence],
        )
        db.query(
          `delete from refusals where id <= (select max(id) from refusals) - ?`,
          most,
        )
      })
    },

    /** The newest first. */
    last: (count: number): Refused[] =>
      db.query<Refused>(
        `select at, who, call, status, sentence from refusals
         order by id desc limit ?`,
        count,
      ),
  }
}
