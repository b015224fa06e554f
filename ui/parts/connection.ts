import { signal, type ReadonlySignal } from '@preact/signals'
import type { Settings } from '../../plugin/shared/settings.ts'
import { directAllowed, relay } from '../build.ts'
import { failureFrom, type Failure } from '../failures/failure.ts'
import { createClient, type Client } from '../ideogram/client.ts'
import { endpoints } from '../ideogram/endpoints.ts'
import type { Storage } from './stored-value.ts'

/** What *Test connection* found. */
export type ConnectionTest =
  | { kind: 'untested' }
  | { kind: 'testing' }
  | { kind: 'works'; via: Settings['connection'] }
  | { kind: 'fails'; failure: Failure }

export type Connection = ReturnType<typeof createConnection>

interface ConnectionOptions {
  host: Pick<Storage, 'store'>
  settings: ReadonlySignal<Settings>
  fetch: typeof globalThis.fetch
}

/** The way to Ideogram, and the secret that opens it. */
export function createConnection({ host, settings, fetch }: ConnectionOptions) {
  /** As stored; it is never part of what the panel shows. */
  let key = ''
  const hasKey = signal(false)
  const test = signal<ConnectionTest>({ kind: 'untested' })

  const client = (): Client => {
    const direct = directAllowed && settings.value.connection === 'direct'
    return createClient({
      via: direct ? { kind: 'direct' } : { kind: 'relay', origin: relay },
      key,
      fetch: (url, init) => fetch(url, init),
    })
  }

  const load = (stored: unknown) => {
    key = typeof stored === 'string' ? stored : ''
    hasKey.value = key !== ''
    test.value = { kind: 'untested' }
  }

  return {
    hasKey,
    test,
    client,
    load,
    saveKey: async (text: string) => {
      await host.store('key', text.trim())
      load(text.trim())
    },
    forgetKey: async () => {
      await host.store('key', null)
      load(undefined)
    },
    forgetTest: () => {
      test.value = { kind: 'untested' }
    },
    /** Costs nothing. */
    runTest: async () => {
      test.value = { kind: 'testing' }
      const via = settings.value.connection
      try {
        // Free, and without effect: the only call of its kind.
        await client().call(endpoints.listModels, { scope: 'owned' })
        test.value = { kind: 'works', via }
      } catch (thrown) {
        test.value = { kind: 'fails', failure: failureFrom(thrown) }
      }
    },
  }
}
