/** A ledger in a Durable Object, called by name: for tests of the ledger alone. */
import {
  openDurable,
  type DurableStorage,
} from '../../../relay/ledger/durable.ts'
import { createLedger } from '../../../relay/ledger/ledger.ts'
import { fromText, toText } from './wire.ts'

interface Asked {
  readonly part: string
  readonly method: string
  readonly args: unknown[]
}

interface Env {
  readonly LEDGER: {
    idFromName(name: string): unknown
    get(id: unknown): { fetch(request: Request): Promise<Response> }
  }
}

type Parts = Record<string, Record<string, (...args: unknown[]) => unknown>>

export default {
  fetch: (request: Request, { LEDGER }: Env) =>
    LEDGER.get(LEDGER.idFromName(request.url)).fetch(request),
}

export class InAnObject {
  readonly #ledger: Parts

  constructor({ storage }: { storage: DurableStorage }) {
    const budgets = { team: null, member: 20_000_000 }
    this.#ledger = createLedger(
      openDurable(storage),
      budgets,
    ) as unknown as Parts
  }

  async fetch(request: Request): Promise<Response> {
    const { part, method, args } = fromText(await request.text()) as Asked
    try {
      return new Response(toText(this.#ledger[part]?.[method]?.(...args)))
    } catch (error) {
      return new Response(String(error), { status: 500 })
    }
  }
}
