/**
 * Values of the sandbox as they cross. Sent in as text with the prelude: it
 * must not refer to anything outside itself.
 */
import type { Wire } from './wire.ts'

type Callable = (...args: unknown[]) => unknown

/** What an awaited promise has come to. */
interface Settled {
  op: 'settled'
  promise: number
  ok: boolean
  value: unknown
}

/** `references`: the ids of the host's objects. */
export function packing(
  mixed: symbol,
  references: WeakMap<object, number>,
  onSettled: (settled: Settled) => void,
) {
  const { entries, prototype: root } = Object
  const callbacks: Callable[] = []
  const callbackIds = new Map<Callable, number>()
  let promises = 0

  class Awaited {
    constructor(readonly id: number) {}
  }

  /** Stands for a promise that the host is told of when it is settled. */
  function awaited(promise: Promise<unknown>): unknown {
    const id = ++promises
    const tell = (ok: boolean) => (value: unknown) => {
      onSettled({ op: 'settled', promise: id, ok, value })
    }
    promise.then(tell(true), tell(false))
    return new Awaited(id)
  }

  function encode(value: unknown, out: ArrayBuffer[], above: object[]): Wire {
    switch (typeof value) {
      case 'undefined':
        return ['undefined']
      case 'boolean':
      case 'string':
        return value
      case 'number':
        return Number.isFinite(value) ? value : ['number', String(value)]
      case 'symbol':
        return value === mixed ? ['mixed'] : ['foreign', 'symbol']
      case 'bigint':
        return ['foreign', 'bigint']
      case 'function':
        return ['callback', callbackId(value as Callable)]
      case 'object':
        return value === null ? null : encodeObject(value, out, above)
    }
  }

  function callbackId(callback: Callable): number {
    const known = callbackIds.get(callback)
    if (known !== undefined) return known
    callbackIds.set(callback, callbacks.length)
    return callbacks.push(callback) - 1
  }

  function encodeObject(
    value: object,
    out: ArrayBuffer[],
    above: object[],
  ): Wire {
    if (above.includes(value)) throw new TypeError('circular reference')
    const inside = [...above, value]
    const reference = references.get(value)
    if (reference !== undefined) return ['object', reference, '', {}]
    if (Array.isArray(value)) {
      return ['array', ...value.map((item) => encode(item, out, inside))]
    }
    if (value instanceof Uint8Array) {
      const end = value.byteOffset + value.byteLength
      const buffer = value.buffer.slice(value.byteOffset, end) as ArrayBuffer
      return ['bytes', out.push(buffer) - 1]
    }
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof Awaited) return ['awaited', value.id]
    if (value instanceof Error) {
      const { name, message, stack } = value
      return ['error', name, message, stack ?? '']
    }
    const tag = root.toString.call(value).slice(8, -1)
    if (tag !== 'Object') return ['foreign', tag]
    const fields: { [key: string]: Wire } = {}
    for (const [key, item] of entries(value)) {
      fields[key] = encode(item, out, inside)
    }
    return fields
  }

  return { encode, awaited, callbacks }
}
