import { signal } from '@preact/signals'
import {
  createStoredValue,
  inStorage,
  readTexts,
  type Storage,
} from './stored-value.ts'

/** How many are kept: a few dozen kB. */
const most = 1000

/** A result wherever it lies: its job's id outlives the panel, in the file. */
const nameOf = (id: string, index: number) => `${id} ${String(index)}`

export type Favourites = ReturnType<typeof createFavourites>

/** The results that a designer has marked, in any file; nobody else sees them. */
export function createFavourites(host: Storage) {
  /** The newest first. */
  const names = signal<readonly string[]>([])
  const kept = createStoredValue({
    signal: names,
    read: readTexts,
    ...inStorage(host, 'favourites'),
  })
  const has = (id: string, index: number) =>
    names.value.includes(nameOf(id, index))
  return {
    load: kept.load,
    has,
    toggle: (id: string, index: number) => {
      const name = nameOf(id, index)
      const isOn = !has(id, index)
      return kept.change((names) => {
        const others = names.filter((one) => one !== name)
        return isOn ? [name, ...others].slice(0, most) : others
      })
    },
  }
}
