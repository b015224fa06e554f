import type { AdminPage } from './admin/page.ts'
import type { Database } from './ledger/database.ts'

/** What the relay needs of the engine it runs on. */
export interface Home {
  /** Where it remembers; null: it passes on and remembers nothing. */
  readonly database: Database | null
  /** Fetches without following redirects or holding a body in memory. */
  readonly fetch: Fetch
  /** Keeps the engine awake until this is done, whoever has gone meanwhile. */
  readonly background: (work: Promise<unknown>) => void
  readonly now: () => number
  /** Null where it was not built: `/admin` then has its JSON only. */
  readonly page: AdminPage | null
  readonly log: (line: string) => void
}

/** @throws {Redirected} */
export type Fetch = (question: Outgoing) => Promise<Response>

export interface Outgoing {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Headers
  readonly signal: AbortSignal
  readonly body: OutgoingBody | null
}

export interface OutgoingBody {
  readonly content: ReadableStream<Uint8Array>
  /** Bytes, where the sender has said how many. */
  readonly length: number | undefined
}

/** The other server has sent the relay on to another address. */
export class Redirected extends Error {}
