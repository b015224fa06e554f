/** The host's half of the crossing: what it has lent, and how values look. */
import { Bare, Foreign, HostObject } from './hosted.ts'
import type { Shape, Wire } from './wire.ts'

type Callable = (...args: unknown[]) => unknown

const waiting = new WeakMap<
  Callable,
  (...args: unknown[]) => Promise<unknown>
>()

/** Calls a function of the sandbox and waits for what its promise comes to. */
export const callAndWait = (
  callback: Callable,
  ...args: unknown[]
): Promise<unknown> =>
  waiting.get(callback)?.(...args) ?? Promise.resolve(callback(...args))

/** `figma.mixed` on the host. */
export const mixed = Symbol('figma.mixed')

export interface Crossing {
  /** Runs a function of the sandbox now; answers a promise if `awaits`. */
  runCallback(id: number, args: unknown[], awaits: boolean): unknown
  settle(promise: number, ok: boolean, value: unknown): void
}

/** Everything that has crossed over in one run. */
export class Ledger {
  private readonly lent: (HostObject | Callable)[] = []
  private readonly ids = new Map<HostObject | Callable, number>()
  private readonly shapes = new Map<string, Shape>()
  private readonly callbacks = new Map<number, Callable>()
  private readonly awaited = new Map<
    number,
    [(value: unknown) => void, (reason: unknown) => void]
  >()
  private promises = 0

  constructor(private readonly crossing: Crossing) {}

  object(id: number): HostObject {
    const found = this.lent[id]
    if (!(found instanceof HostObject)) throw new Error('No such object')
    return found
  }

  function(id: number): Callable {
    const found = this.lent[id]
    if (typeof found !== 'function') throw new Error('No such function')
    return found
  }

  shape(name: string): Shape {
    const shape = this.shapes.get(name)
    if (!shape) throw new Error('No such shape')
    return shape
  }

  encode(value: unknown, out: Uint8Array[]): Wire {
    if (value === undefined) return ['undefined']
    if (value === null) return null
    if (value === mixed) return ['mixed']
    if (typeof value === 'boolean' || typeof value === 'string') return value
    if (typeof value === 'number') {
      return Number.isFinite(value) ? value : ['number', String(value)]
    }
    if (typeof value === 'function') {
      return ['function', this.lend(value as Callable)]
    }
    if (typeof value === 'object') return this.encodeObject(value, out)
    return ['foreign', typeof value]
  }

  private encodeObject(value: object, out: Uint8Array[]): Wire {
    if (value instanceof HostObject) {
      const { shape, own } = value
      this.shapes.set(shape.name, shape)
      return ['object', this.lend(value), shape.name, own]
    }
    if (value instanceof Promise) return this.promise(value)
    if (value instanceof Uint8Array) return ['bytes', out.push(value) - 1]
    if (value instanceof ArrayBuffer) {
      return ['buffer', out.push(new Uint8Array(value)) - 1]
    }
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof Bare) return this.encode(value.value, out)
    if (value instanceof Error) {
      return ['error', value.name, value.message, value.stack ?? '']
    }
    if (Array.isArray(value)) {
      return ['array', ...value.map((item) => this.encode(item, out))]
    }
    const fields: { [key: string]: Wire } = {}
    for (const [key, item] of Object.entries(value)) {
      fields[key] = this.encode(item, out)
    }
    return fields
  }

  private promise(promise: Promise<unknown>): Wire {
    const id = ++this.promises
    promise.then(
      (value) => {
        this.crossing.settle(id, true, value)
      },
      (reason: unknown) => {
        this.crossing.settle(id, false, reason)
      },
    )
    return ['promise', id]
  }

  private lend(thing: HostObject | Callable): number {
    const known = this.ids.get(thing)
    if (known !== undefined) return known
    this.ids.set(thing, this.lent.length)
    return this.lent.push(thing) - 1
  }

  decode(wire: Wire, buffers: readonly Uint8Array[]): unknown {
    if (typeof wire !== 'object' || wire === null) return wire
    if (!Array.isArray(wire)) {
      const fields = Object.entries(wire).map(([key, item]) => [
        key,
        this.decode(item, buffers),
      ])
      return Object.fromEntries(fields) as object
    }
    switch (wire[0]) {
      case 'array': {
        const items = wire.slice(1)
        return items.map((item) => this.decode(item, buffers))
      }
      case 'undefined':
        return undefined
      case 'number':
        return Number(wire[1])
      case 'date':
        return new Date(wire[1])
      case 'bytes':
      case 'buffer':
        return buffers[wire[1]]
      case 'mixed':
        return mixed
      case 'error': {
        const error = new Error(wire[2])
        error.name = wire[1]
        error.stack = `${wire[1]}: ${wire[2]}\n${wire[3]}`
        return error
      }
      case 'callback':
        return this.callback(wire[1])
      case 'object':
      case 'function':
        return this.lent[wire[1]]
      case 'promise':
        return undefined
      case 'awaited':
        return this.awaitedPromise(wire[1])
      case 'foreign':
        return new Foreign(wire[1])
    }
  }

  /** The same function each time, so that `off` finds what `on` was given. */
  private callback(id: number): Callable {
    const known = this.callbacks.get(id)
    if (known) return known
    const made = (...args: unknown[]) =>
      this.crossing.runCallback(id, args, false)
    const awaited = (...args: unknown[]) =>
      Promise.resolve(this.crossing.runCallback(id, args, true))
    this.callbacks.set(id, made)
    waiting.set(made, awaited)
    return made
  }

  private awaitedPromise(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.awaited.set(id, [resolve, reject])
    })
  }

  /** What the sandbox says an awaited promise came to. */
  settleAwaited(id: number, ok: boolean, value: unknown): void {
    const [resolve, reject] = this.awaited.get(id) ?? []
    this.awaited.delete(id)
    if (ok) resolve?.(value)
    else reject?.(value)
  }
}
