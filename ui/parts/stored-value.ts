import type { Signal } from '@preact/signals'
import * as v from 'valibot'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { Stored } from '../../plugin/shared/settings.ts'

export type Storage = Pick<Remote<Host>, 'fetchStored' | 'store'>

interface Options<T> {
  /** As the panel shows it. */
  signal: Signal<T>
  /** Whatever lies there is a stranger's. */
  read: (stored: unknown) => T
  fetch: () => Promise<unknown>
  store: (value: T) => Promise<unknown>
}

/**
 * A value that every window with the plugin writes to: a change is made to
 * what lies there by then, not to what this window once read. Figma has no
 * lock, so two changes within the same few milliseconds can still collide.
 */
export interface StoredValue<T> {
  load: (stored: unknown) => void
  refresh: () => Promise<void>
  /** Shown at once, and kept; where storing fails, the next change tries too. */
  change: (how: (now: T) => T) => Promise<void>
}

export function createStoredValue<T>({
  signal,
  read,
  fetch,
  store,
}: Options<T>): StoredValue<T> {
  /** Shown and not stored yet, in their order. */
  let unsaved: ((now: T) => T)[] = []
  let last: Promise<unknown> = Promise.resolve()

  const load = (stored: unknown) => {
    signal.value = unsaved.reduce((now, how) => how(now), read(stored))
  }

  const refresh = async () => load(await fetch())

  const save = async () => {
    if (!unsaved.length) return
    await refresh()
    const saved = unsaved
    await store(signal.value)
    unsaved = unsaved.filter((how) => !saved.includes(how))
  }

  return {
    load,
    refresh,
    change: (how) => {
      unsaved = [...unsaved, how]
      signal.value = how(signal.value)
      const turn = last.then(save)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

export function readTexts(stored: unknown): string[] {
  const parsed = v.safeParse(v.array(v.string()), stored)
  return parsed.success ? parsed.output : []
}

/** Where a value lies in clientStorage. */
export function inStorage(host: Storage, name: keyof Stored) {
  return {
    fetch: () => host.fetchStored(name),
    store: (value: unknown) => host.store(name, value),
  }
}
