import { single, type Database } from './database.ts'

export interface Followed {
  /** The request that began it. */
  readonly id: number
  readonly caller: string
  readonly call: string
  readonly generation: string
  readonly at: number
  readonly images: number
  readonly spent: number
}

export type Generations = ReturnType<typeof createGenerations>

/** What Ideogram still works on when it has answered the POST. */
export function createGenerations(db: Database) {
  return {
    unfinished: () =>
      db.query<Followed>(
        `select id, caller, call, generation, at, images, spent
         from requests where followed = 1`,
      ),

    /** @param spent micro-dollars, when they are known only now */
    end(id: number, spent?: number): void {
      db.query(
        `update requests set followed = 0, spent = coalesce(?, spent)
         where id = ?`,
        spent ?? null,
        id,
      )
    },

    /** Who began it, if it was through this relay. */
    callerOf: (generation: string) =>
      single<{ caller: string }>(
        db,
        'select caller from requests where generation = ?',
        generation,
      )?.caller,
  }
}
