import type { Fate, Scripted } from './conditions.ts'

interface Pending {
  entry: Scripted
  left: number
}

/** Scripted fates, met in the order they were given. */
export class Script {
  readonly #pending: Pending[] = []

  add(entry: Scripted): void {
    this.#pending.push({ entry, left: entry.times ?? 1 })
  }

  clear(): void {
    this.#pending.length = 0
  }

  /** The fate of a request known by any of these names; uses up one of its times. */
  take(names: readonly string[]): Fate {
    const index = this.#pending.findIndex(
      ({ entry }) => entry.on === '*' || names.includes(entry.on),
    )
    const pending = this.#pending[index]
    if (!pending) return {}
    pending.left -= 1
    if (pending.left <= 0) this.#pending.splice(index, 1)
    return pending.entry
  }
}
