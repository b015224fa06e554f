import type { Caller } from '../calls/call.ts'
import type { Price } from '../calls/prices.ts'
import type { Route } from '../calls/routes.ts'
import type { Ticket } from './gate.ts'
import type { Reading } from './reading.ts'
import type { Read } from './send.ts'

/** A POST that may cost money, as it was asked for. */
export interface Call {
  readonly caller: Caller
  readonly route: Route
  /** Path and query. */
  readonly path: string
  /** Undefined for what is free. */
  readonly price: Price | undefined
  readonly headers: Headers
  /** The panel's own id of it: the same twice is one request. */
  readonly panelId: string | null
  /** Fires when the caller hangs up. */
  readonly hungUp: AbortSignal
}

/** A request between its admission and its end. */
export class Run {
  /** Whether its last piece may have left: then it runs to its end. */
  started = false
  /** Whether its caller wants it no more, while that is possible. */
  readonly left: AbortSignal
  readonly #givenUp = new AbortController()

  constructor(
    /** Its number in the ledger. */
    readonly id: number,
    readonly call: Call,
    readonly at: number,
    readonly reading: Reading,
    readonly ticket: Ticket,
  ) {
    this.left = AbortSignal.any([call.hungUp, this.#givenUp.signal])
  }

  get wasGivenUp(): boolean {
    return this.#givenUp.signal.aborted
  }

  giveUp(): void {
    this.#givenUp.abort()
  }
}

export interface Running {
  readonly run: Run
  /** Rejects with a NeverRan only. */
  readonly answer: Promise<Read>
}
