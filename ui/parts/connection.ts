import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import { directAllowed, relay } from '../build.ts'
import { createClient, type Client } from '../ideogram/client.ts'
import { models } from '../ideogram/endpoints/models.ts'
import type { Notice } from '../ideogram/notice.ts'
import { failureFrom } from '../failures/failure.ts'
import type { State } from '../state.ts'

/** The way to Ideogram, and the secret that opens it. */
export interface Connection {
  client: () => Client
  /** @param key as stored; it is never part of the panel's state */
  load: (key: string | undefined) => void
  saveKey: (key: string) => Promise<void>
  forgetKey: () => Promise<void>
  /** Costs nothing. */
  test: () => Promise<void>
}

export function createConnection(
  state: State,
  host: Remote<Host>,
  fetch: typeof globalThis.fetch,
  onNotice: (notice: Notice) => void,
): Connection {
  let key = ''

  const client = () => {
    const direct = directAllowed && state.settings.value.connection === 'direct'
    return createClient({
      via: direct ? { kind: 'direct' } : { kind: 'relay', origin: relay },
      key,
      fetch: (url, init) => fetch(url, init),
      onNotice,
    })
  }

  const load = (stored: string | undefined) => {
    key = stored ?? ''
    state.hasKey.value = key !== ''
    state.connectionTest.value = { kind: 'untested' }
  }

  return {
    client,
    load,
    saveKey: async (text) => {
      await host.store('key', text.trim())
      load(text.trim())
    },
    forgetKey: async () => {
      await host.store('key', null)
      load(undefined)
    },
    test: async () => {
      state.connectionTest.value = { kind: 'testing' }
      const via = state.settings.value.connection
      try {
        // Free, and without effect: the only call of its kind.
        await client().call(models.listModels, { scope: 'owned' })
        state.connectionTest.value = { kind: 'works', via }
      } catch (thrown) {
        state.connectionTest.value = {
          kind: 'fails',
          failure: failureFrom(thrown),
        }
      }
    },
  }
}
