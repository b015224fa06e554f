/** `figma.clientStorage`: what one plugin keeps on one machine. */
import { Foreign, HostObject } from '../sandbox/hosted.ts'

/** Outlives runs; kept by whoever shows the simulation. */
export interface StoredValues {
  get(key: string): unknown
  set(key: string, value: unknown): unknown
  delete(key: string): unknown
  keys(): Iterable<string>
}

export function clientStorage(values: StoredValues, quota: () => number) {
  return {
    getAsync: (key: unknown) => later(() => copy(values.get(name(key)))),
    setAsync: (key: unknown, value: unknown) =>
      later(() => {
        const kept = copy(storable(value))
        const others = [...values.keys()].filter((it) => it !== key)
        const used = others.reduce(
          (sum, it) => sum + it.length + sizeOf(values.get(it)),
          0,
        )
        if (used + name(key).length + sizeOf(kept) > quota()) {
          throw new Error('Cannot exceed the storage quota of 5 MB')
        }
        values.set(name(key), kept)
      }),
    deleteAsync: (key: unknown) =>
      later(() => {
        values.delete(name(key))
      }),
    keysAsync: () => later(() => [...values.keys()]),
  }
}

/** Answers, and refuses, in a later turn. */
async function later<T>(work: () => T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, 0))
  return work()
}

function name(key: unknown): string {
  if (typeof key === 'string') return key
  throw new Error(
    `Expected "key" to have type string but got ${typeof key} instead`,
  )
}

const copy = <T>(value: T): T => structuredClone(value)

/** JSON's values, undefined and bytes. */
function storable(value: unknown): unknown {
  const refused =
    typeof value === 'function' ||
    typeof value === 'symbol' ||
    value instanceof Foreign ||
    value instanceof HostObject ||
    value instanceof Date ||
    value instanceof Error
  if (refused) throw new Error('Cannot store a value of this type')
  if (typeof value === 'object' && value && !(value instanceof Uint8Array)) {
    for (const item of Object.values(value)) storable(item)
  }
  return value
}

/** Bytes count as they are, everything else by the length of its JSON. */
export function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.length
  let bytes = 0
  const json = JSON.stringify(value, (_key, item: unknown) => {
    if (!(item instanceof Uint8Array)) return item
    bytes += item.length
    return null
  }) as string | undefined
  return bytes + (json?.length ?? 0)
}
