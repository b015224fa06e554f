import type { Work } from './work.ts'

export type Method = keyof Work

export interface Call<Name extends Method = Method> {
  id: number
  method: Name
  request: Parameters<Work[Name]>[0]
}

/** Errors do not cross whole: a failure crosses as data. */
export type Reply =
  { id: number; value: unknown } | { id: number; failure: { kind: string } }

export type Answer = (call: Call) => Promise<Reply>

/** Memory that is handed over instead of copied. */
export function transferable(value: unknown): ArrayBuffer[] {
  const held: unknown[] =
    value instanceof Uint8Array ? [value] : Object.values(value ?? {})
  const buffers = held.flatMap((part) =>
    part instanceof Uint8Array ? [part.buffer as ArrayBuffer] : [],
  )
  return [...new Set(buffers)]
}
