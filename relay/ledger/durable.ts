import type { Database, Value } from './database.ts'

/** What is used of a Durable Object's storage. */
export interface DurableStorage {
  readonly sql: {
    exec(sql: string, ...values: Value[]): { toArray(): object[] }
  }
  transactionSync<T>(work: () => T): T
}

/** The state as the SQLite of a Durable Object. */
export const openDurable = (storage: DurableStorage): Database => ({
  query: <Row extends object>(sql: string, ...values: Value[]) =>
    storage.sql.exec(sql, ...values).toArray() as Row[],
  transaction: (work) => storage.transactionSync(work),
})
