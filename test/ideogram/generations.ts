import { randomBytes } from 'node:crypto'
import type { Conditions } from './conditions.ts'

/** How a generation ends. */
export type Outcome =
  | { status: 'completed'; data: readonly object[] }
  | { status: 'failed'; reason: string | undefined }

interface Kept {
  readonly created: string
  /** Painting is over. */
  readonly painted: Promise<Outcome>
  /** Its latency is over, too. */
  over: boolean
  /** How often it was found pending. */
  looks: number
}

/** Milliseconds over which polls are counted. */
const WINDOW = 10_000

/** What was begun, by ids as the service writes them: 16 bytes, URL-safe. */
export class Generations {
  readonly #kept = new Map<string, Kept>()
  #polls: number[] = []

  static newId = () => randomBytes(16).toString('base64url')

  static isId = (id: string) => /^[A-Za-z0-9_-]{22}$/.test(id)

  /** Keeps one that was answered at once. */
  keep(id: string, created: string, data: readonly object[]): void {
    const painted = Promise.resolve({ status: 'completed' as const, data })
    this.#kept.set(id, { created, painted, over: true, looks: Infinity })
  }

  /** Keeps one that goes on. @param over settles once it may be told as ended */
  begin(
    id: string,
    created: string,
    painted: Promise<Outcome>,
    over: Promise<unknown>,
  ): void {
    const kept: Kept = { created, painted, over: false, looks: 0 }
    void over.then(() => (kept.over = true))
    this.#kept.set(id, kept)
  }

  /** Seconds until there is room for another poll; 0 where there is. */
  counted(limit: number, now = Date.now()): number {
    this.#polls = this.#polls.filter((at) => at > now - WINDOW)
    const [oldest = now] = this.#polls
    if (this.#polls.length >= limit)
      return Math.ceil((oldest + WINDOW - now) / 1000)
    this.#polls.push(now)
    return 0
  }

  forgetPolls(): void {
    this.#polls = []
  }

  /** Its state for one poll, or nothing where the id is unknown. */
  async poll(
    id: string,
    { pendingLooks }: Pick<Conditions, 'pendingLooks'>,
  ): Promise<{ created: string; outcome?: Outcome } | undefined> {
    const kept = this.#kept.get(id)
    if (!kept) return undefined
    const { created } = kept
    const patient = kept.looks < pendingLooks
    kept.looks += 1
    if (patient) return { created }
    // Rather than let an impatient client poll a busy machine to death.
    const outcome = await kept.painted
    return kept.over ? { created, outcome } : { created }
  }
}
