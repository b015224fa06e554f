import type { Jobs } from './work.ts'

export type Method = keyof Jobs

export interface Call<Name extends Method = Method> {
  id: number
  method: Name
  request: Parameters<Jobs[Name]>[0]
}

/** Errors do not cross whole: a failure crosses as data. */
export type Reply =
  { id: number; value: unknown } | { id: number; failure: { kind: string } }

export type Answer = (call: Call) => Promise<Reply>

/** Memory that is handed over instead of copied. */
export function transferable(value: unknown): ArrayBuffer[] {
  return [...new Set(buffersIn(value))]
}

function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer]
  return typeof value === 'object'
    ? Object.values(value ?? {}).flatMap(buffersIn)
    : []
}
