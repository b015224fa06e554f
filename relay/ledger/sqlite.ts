import type { Database as File, Statement } from 'libsql'
import type { Database, Value } from './database.ts'

export interface DatabaseFile extends Database {
  close(): void
}

/** How long a relay that is being restarted may hold on to its file. */
const patience = 5000

/**
 * The state as a file, or `:memory:` for one that ends with the process. One
 * process has it at a time: queue and connections live in memory, so a second
 * relay on the same file would let more through than the key allows.
 * Throws an Error of one sentence.
 */
export async function openFile(path: string): Promise<DatabaseFile> {
  // Only here: a relay without a state runs without the package.
  const { default: Sqlite } = await import('libsql')
  let file: File
  try {
    file = new Sqlite(path, { timeout: patience })
    file.pragma('locking_mode = exclusive')
    file.pragma('journal_mode = wal')
    // Money: what was said to be written survives a power cut too.
    file.pragma('synchronous = full')
    // Takes the lock now, not at the first request.
    file.exec('begin exclusive; commit')
  } catch (error) {
    throw new Error(problem(path, error), { cause: error })
  }
  const statements = new Map<string, Statement>()
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? file.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    query<Row extends object>(sql: string, ...values: Value[]): Row[] {
      const statement = prepared(sql)
      if (statement.reader) return statement.all(...values) as Row[]
      statement.run(...values)
      return []
    },
    transaction: (work) => file.transaction(work).immediate(),
    close: () => {
      // Statements hold on to a closed file, with its lock, until they are
      // collected: the lock is given back first.
      file.pragma('journal_mode = delete')
      file.pragma('locking_mode = normal')
      file.prepare('select count(*) from sqlite_schema').all()
      file.close()
    },
  }
}

function problem(path: string, error: unknown): string {
  const code =
    error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_BUSY'))
    return `Another relay is using ${path}. Stop it first, or give this one a file of its own with RELAY_STATE.`
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return `${path} is not a state of the relay, or it is damaged. Put back a copy, or name another file with RELAY_STATE.`
  return `The relay cannot open its state at ${path}. Check that the folder exists and that the relay may write there, or name another file with RELAY_STATE.`
}
