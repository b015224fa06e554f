import { single, type Database } from './database.ts'

export type Sessions = ReturnType<typeof createSessions>

/** Who is signed in on the admin page, known by a hash. */
export function createSessions(db: Database) {
  return {
    /** Lets go of those that are over. */
    add(hash: string, expiresAt: number, now: number): void {
      db.query('delete from sessions where expires_at <= ?', now)
      db.query('insert into sessions values (?, ?)', hash, expiresAt)
    },

    has: (hash: string, now: number): boolean =>
      single(
        db,
        'select 1 as one from sessions where hash = ? and expires_at > ?',
        hash,
        now,
      ) !== undefined,

    end(hash: string): void {
      db.query('delete from sessions where hash = ?', hash)
    },
  }
}
