/** What Figma lets through between the sandbox and the window. */
import { Foreign, HostObject } from '../sandbox/hosted.ts'

/**
 * A copy of JSON's values, undefined, dates and byte arrays. Throws for all
 * else, as Figma's documents name it.
 */
export function filtered(
  value: unknown,
  above: readonly object[] = [],
): unknown {
  if (typeof value === 'function') throw unsent('function')
  if (typeof value === 'symbol') throw unsent('symbol')
  if (typeof value === 'bigint') throw unsent('bigint')
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return value.slice()
  if (value instanceof Date) return new Date(value)
  if (value instanceof Foreign) throw unsent(value.what)
  if (value instanceof HostObject) throw unsent(value.shape.name)
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  if (kind !== 'Object' && kind !== 'Array') throw unsent(kind)
  if (above.includes(value)) throw new Error('Cannot send circular structures')
  const inside = [...above, value]
  if (Array.isArray(value)) return value.map((item) => filtered(item, inside))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, filtered(item, inside)]),
  )
}

const unsent = (kind: string) => new Error(`Cannot unwrap ${kind}`)
