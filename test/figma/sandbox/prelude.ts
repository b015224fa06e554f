/**
 * The sandbox's half of the crossing. It is sent into the sandbox as text, so
 * it must not refer to anything outside itself.
 */
import type { packing as Packing } from './packing.ts'
import type { Tracking } from './tracking.ts'
import type { Answer, Order, Request, Shape, Wire } from './wire.ts'

/** A message and its buffers. */
type Parcel = [text: string, ...buffers: ArrayBuffer[]]
type Callable = (...args: unknown[]) => unknown

export function prelude(
  send: (...parcel: Parcel) => Parcel,
  packing: typeof Packing,
  tracking: (onRejected: () => void) => Tracking,
  trackerName: string,
) {
  const { create, defineProperty, preventExtensions, entries } = Object
  const { parse, stringify } = JSON
  const root = Object.prototype
  const mixed = Symbol('figma.mixed')
  const objects = new Map<number, object>()
  const references = new WeakMap<object, number>()
  const prototypes = new Map<string, object>()
  const { encode, awaited, callbacks } = packing(
    mixed,
    references,
    (settled) => {
      ask((pack) => ({ ...settled, value: pack(settled.value) }))
    },
  )
  const functions = new Map<number, Callable>()
  const pending = new Map<number, [(value: unknown) => void, Callable]>()

  function ask(request: (pack: (value: unknown) => Wire) => Request): unknown {
    const buffers: ArrayBuffer[] = []
    const text = stringify(request((value) => encode(value, buffers, [])))
    const [answer, ...received] = send(text, ...buffers)
    const result = parse(answer) as Answer
    if ('thrown' in result) throw decode(result.thrown, received)
    return decode(result.value, received)
  }

  function decode(wire: Wire, buffers: ArrayBuffer[]): unknown {
    if (typeof wire !== 'object' || wire === null) return wire
    if (!Array.isArray(wire)) {
      const object: Record<string, unknown> = {}
      for (const [key, item] of entries(wire)) {
        object[key] = decode(item, buffers)
      }
      return object
    }
    switch (wire[0]) {
      case 'array':
        return wire.slice(1).map((item) => decode(item, buffers))
      case 'undefined':
        return undefined
      case 'number':
        return Number(wire[1])
      case 'date':
        return new Date(wire[1])
      case 'bytes':
        return new Uint8Array(buffers[wire[1]] ?? new ArrayBuffer(0))
      case 'buffer':
        return buffers[wire[1]]
      case 'mixed':
        return mixed
      case 'error':
        return wire[1] === 'TypeError'
          ? new TypeError(wire[2])
          : new Error(wire[2])
      case 'callback':
        return callbacks[wire[1]]
      case 'function':
        return hostFunction(wire[1])
      case 'object':
        return hostObject(wire[1], wire[2], wire[3])
      case 'promise':
        return new Promise((resolve, reject) => {
          pending.set(wire[1], [resolve, reject])
        })
      case 'awaited':
      case 'foreign':
        return undefined
    }
  }

  function hostFunction(id: number): Callable {
    const known = functions.get(id)
    if (known) return known
    const made = (...args: unknown[]) =>
      ask((pack) => ({ op: 'apply', function: id, args: args.map(pack) }))
    functions.set(id, made)
    return made
  }

  function hostObject(
    id: number,
    shape: string,
    own: { [key: string]: Wire },
  ): object {
    const known = objects.get(id)
    if (known) return known
    const made = create(prototypeOf(shape)) as object
    for (const [key, value] of entries(own)) {
      defineProperty(made, key, {
        enumerable: true,
        get: () => value,
        set: readOnly,
      })
    }
    preventExtensions(made)
    objects.set(id, made)
    references.set(made, id)
    return made
  }

  function prototypeOf(name: string): object {
    const known = prototypes.get(name)
    if (known) return known
    const shape = ask(() => ({ op: 'shape', shape: name })) as Shape
    const { lacks } = shape
    const base = lacks === 'plain' ? root : nodeBase(name, lacks === 'throws')
    const made = create(base) as object
    for (const key of shape.getters) {
      const writable = shape.setters.includes(key)
      defineProperty(made, key, {
        enumerable: true,
        get(this: object) {
          const object = idOf(this)
          return ask(() => ({ op: 'get', object, key }))
        },
        set(this: object, value: unknown) {
          if (!writable) return readOnly()
          const object = idOf(this)
          ask((pack) => ({ op: 'set', object, key, value: pack(value) }))
        },
      })
    }
    for (const key of shape.methods) {
      defineProperty(made, key, {
        enumerable: true,
        value: function (this: object, ...args: unknown[]) {
          const object = idOf(this)
          return ask((pack) => ({
            op: 'call',
            object,
            key,
            args: args.map(pack),
          }))
        },
      })
    }
    prototypes.set(name, made)
    return made
  }

  function readOnly() {
    throw new TypeError('no setter for property')
  }

  function idOf(object: object): number {
    const id = references.get(object)
    if (id === undefined) throw new TypeError('not an object of Figma')
    return id
  }

  /** Writing what a node lacks always throws, also in sloppy code. */
  function nodeBase(name: string, readingThrows: boolean): object {
    return new Proxy(root, {
      get(target, key, receiver) {
        // A promise asks for `then`, JSON.stringify for `toJSON`.
        if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
          return undefined
        }
        if (key in target) return Reflect.get(target, key, receiver) as unknown
        if (!readingThrows) return undefined
        throw new TypeError(
          `node.${key}: no such property '${key}' on ${name} node`,
        )
      },
      set(_target, key) {
        throw new TypeError(
          `Cannot add property ${String(key)}, object is not extensible`,
        )
      },
    })
  }

  function obey(order: Order, buffers: ArrayBuffer[]): unknown {
    switch (order.op) {
      case 'define':
        for (const [name, wire] of entries(order.globals)) {
          defineProperty(globalThis, name, {
            value: decode(wire, buffers),
            configurable: true,
            writable: true,
          })
        }
        return undefined
      case 'callback': {
        const args = order.args.map((item) => decode(item, buffers))
        const result = callbacks[order.callback]?.(...args)
        return order.awaits && result instanceof Promise
          ? awaited(result)
          : result
      }
      case 'settle': {
        const [resolve, reject] = pending.get(order.promise) ?? []
        pending.delete(order.promise)
        const settle = order.ok ? resolve : reject
        settle?.(decode(order.value, buffers))
        return undefined
      }
      case 'unheard':
        return takeUnheard()
    }
  }

  const { track, takeUnheard } = tracking(() => {
    ask(() => ({ op: 'rejected' }))
  })
  defineProperty(globalThis, trackerName, { value: track })

  return (text: string, ...buffers: ArrayBuffer[]): Parcel => {
    const out: ArrayBuffer[] = []
    let answer: Answer
    try {
      answer = {
        value: encode(obey(parse(text) as Order, buffers), out, []),
      }
    } catch (error) {
      answer = { thrown: encode(error, out, []) }
    }
    return [stringify(answer), ...out]
  }
}
