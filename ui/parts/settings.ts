import { signal } from '@preact/signals'
import * as v from 'valibot'
import type { Settings } from '../../plugin/shared/settings.ts'
import { createStoredValue, inStorage, type Storage } from './stored-value.ts'

/** What an earlier version stored may be anything: it is read, never trusted. */
const schema = v.object({
  connection: v.picklist(['relay', 'direct']),
  matchColors: v.boolean(),
  onCanvas: v.fallback(v.boolean(), true),
  monthlyLimit: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
})

const initial: Settings = {
  connection: 'relay',
  matchColors: true,
  onCanvas: true,
  monthlyLimit: null,
}

export function readSettings(stored: unknown): Settings {
  const parsed = v.safeParse(schema, stored)
  return parsed.success ? parsed.output : initial
}

export type SettingsPart = ReturnType<typeof createSettings>

/** What a designer has settled once for all; any window may change it. */
export function createSettings(host: Storage) {
  const values = signal(initial)
  const stored = createStoredValue({
    signal: values,
    read: readSettings,
    ...inStorage(host, 'settings'),
  })
  return {
    values,
    load: stored.load,
    change: (change: Partial<Settings>) =>
      stored.change((now) => ({ ...now, ...change })),
  }
}
