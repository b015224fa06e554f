import { joined } from '../bytes.ts'
import { single, type Database } from './database.ts'
import type { Answer } from './requests.ts'

export interface Known {
  readonly id: number
  readonly call: string
  readonly path: string
  readonly state: 'waiting' | 'running' | 'done'
}

export type Kept = ReturnType<typeof createKept>

/** What a caller may ask for again, by the id that their panel gave it. */
export function createKept(db: Database) {
  return {
    find: (caller: string, panelId: string): Known | undefined =>
      single<Known>(
        db,
        `select id, call, path, state from requests
         where caller = ? and panel_id = ?`,
        caller,
        panelId,
      ),

    answer(id: number): Answer {
      const row = single<{ status: number; headers: string | null }>(
        db,
        'select status, headers from requests where id = ?',
        id,
      )
      const pieces = db.query<{ bytes: ArrayBuffer | Uint8Array }>(
        'select bytes from answers where request = ? order by piece',
        id,
      )
      return {
        status: row?.status ?? 404,
        headers: JSON.parse(row?.headers ?? '[]') as Answer['headers'],
        body: joined(pieces.map(({ bytes }) => new Uint8Array(bytes))),
      }
    },

    /** Lets go of answers, and of the ids they are asked for by. */
    forget(before: number): void {
      const old = `state = 'done' and panel_id is not null and at < ?`
      db.transaction(() => {
        db.query(
          `delete from answers where request in
             (select id from requests where ${old})`,
          before,
        )
        db.query(
          `update requests set panel_id = null, headers = null where ${old}`,
          before,
        )
      })
    },
  }
}
