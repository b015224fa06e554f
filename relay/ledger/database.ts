export type Value = string | number | null | Uint8Array

/**
 * SQLite, on whichever engine it runs: one statement at a time, and done when
 * the call returns. Numbers come back as numbers, blobs as bytes.
 */
export interface Database {
  query<Row extends object>(sql: string, ...values: Value[]): Row[]
  /** All of `work`, or nothing of it when it throws. Never nested. */
  transaction<T>(work: () => T): T
}

/** The one row that a query by a key or of a sum can give. */
export function single<Row extends object>(
  db: Database,
  sql: string,
  ...values: Value[]
): Row | undefined {
  return db.query<Row>(sql, ...values)[0]
}
