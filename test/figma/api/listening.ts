/** Callbacks a plugin has left with Figma, in the order they came. */
import { callAndWait } from '../sandbox/crossing.ts'

export type Callback = (...args: unknown[]) => unknown

export class Callbacks {
  private entries: { type: string; callback: Callback; once: boolean }[] = []

  constructor(private readonly known: readonly string[]) {}

  add(type: unknown, callback: unknown, once = false): void {
    if (typeof type !== 'string' || !this.known.includes(type)) {
      throw new Error(`Invalid event type: ${String(type)}`)
    }
    if (typeof callback !== 'function') {
      throw new Error(
        `Expected "callback" to have type function but got ${typeof callback} instead`,
      )
    }
    this.entries.push({ type, callback: callback as Callback, once })
  }

  remove(type: unknown, callback: unknown): void {
    const index = this.entries.findIndex(
      (entry) => entry.type === type && entry.callback === callback,
    )
    if (index >= 0) this.entries.splice(index, 1)
  }

  has(type: string): boolean {
    return this.entries.some((entry) => entry.type === type)
  }

  /** What each answered. */
  emit(type: string, ...args: unknown[]): unknown[] {
    return this.take(type).map((callback) => callback(...args))
  }

  /** What each answered in the end, whether at once or by a promise. */
  ask(type: string, ...args: unknown[]): Promise<unknown[]> {
    const called = this.take(type)
    return Promise.all(called.map((callback) => callAndWait(callback, ...args)))
  }

  private take(type: string): Callback[] {
    const called = this.entries.filter((entry) => entry.type === type)
    this.entries = this.entries.filter(
      (entry) => !(entry.once && entry.type === type),
    )
    return called.map(({ callback }) => callback)
  }
}
