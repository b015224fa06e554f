import {
  computed,
  effect,
  signal,
  untracked,
  type ReadonlySignal,
} from '@preact/signals'
import type { Settings } from '../../plugin/shared/settings.ts'
import { directAllowed, relay } from '../build.ts'
import { failureFrom, type Failure } from '../failures/failure.ts'
import { createClient, type Client } from '../ideogram/client.ts'
import { endpoints } from '../ideogram/endpoints.ts'
import type { Fetch } from '../ideogram/exchange.ts'
import { health, type Health, type Planned } from '../ideogram/relay.ts'
import { spentAnew, standingOf, type Standing } from './connection-standing.ts'
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
  /** Where the relay is: scheme, host and port. */
  origin?: string
}

/** The way to Ideogram, and the secret that opens it. */
export function createConnection(options: ConnectionOptions) {
  const { host, settings, origin = relay } = options
  const fetch: Fetch = (url, init) => options.fetch(url, init)
  /** As stored; it is never part of what the panel shows. */
  let key = ''
  const hasKey = signal(false)
  const test = signal<ConnectionTest>({ kind: 'untested' })
  /** Null where there are no members, or as long as it is not known. */
  const standing = signal<Standing | null>(null)

  const isDirect = () => directAllowed && settings.value.connection === 'direct'

  let met: Promise<Health> | null = null
  /** What listens at the relay's address. @throws IdeogramError: not-a-relay */
  const meet = () =>
    (met ??= health(origin, { fetch }).catch((thrown: unknown) => {
      met = null
      throw thrown
    }))

  const clientVia = (via: Parameters<typeof createClient>[0]['via']) => {
    const whose = key
    return createClient({
      ...{ via, key, fetch },
      onBudget: (budget) => {
        if (whose === key) standing.value &&= spentAnew(standing.value, budget)
      },
    })
  }

  /** @throws IdeogramError: where no relay is that a key could be sent to */
  const client = async (): Promise<Client> => {
    if (isDirect()) return clientVia({ kind: 'direct' })
    const { keeps } = await meet()
    return clientVia({ kind: 'relay', origin, keeps })
  }

  const isForTeam = async () =>
    !isDirect() && (await meet()).mode === 'team-key'

  /** Where it cannot be asked, what was known of it stays. */
  const refresh = async () => {
    const whose = key
    if (!whose) return
    try {
      const member = (await isForTeam()) ? await (await client()).me() : null
      if (whose === key) standing.value = member && standingOf(member)
    } catch {
      // The next press, or the test, says what is wrong.
    }
  }

  const load = (stored: unknown) => {
    key = typeof stored === 'string' ? stored : ''
    hasKey.value = key !== ''
    test.value = { kind: 'untested' }
    standing.value = null
    void refresh()
  }

  return {
    hasKey,
    test,
    standing,
    client,
    load,
    refresh,
    /** Whether a team's member may make the call; anybody else may any. */
    mayUse: (path: string) =>
      standing.value?.tools?.includes(`POST ${path}`) ?? true,
    /** What a press has cost is known when the last of its jobs has ended. */
    refreshAfter: (running: ReadonlySignal<readonly unknown[]>) => {
      const isIdle = computed(() => running.value.length === 0)
      effect(() => {
        if (isIdle.value) untracked(() => void refresh())
      })
    },
    /** @throws IdeogramError: budget, where a team's does not suffice for all of it */
    check: async (batch: readonly Planned[]) => {
      if (await isForTeam()) await (await client()).check(batch)
    },
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
        await (await client()).call(endpoints.listModels, { scope: 'owned' })
        test.value = { kind: 'works', via }
        await refresh()
      } catch (thrown) {
        test.value = { kind: 'fails', failure: failureFrom(thrown) }
      }
    },
  }
}
