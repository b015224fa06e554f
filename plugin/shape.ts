/**
 * Whether something has a shape. What a file or the storage brings is a
 * stranger's, and a schema library is a fifth of what the sandbox may load.
 */
export type Shape<T> = (value: unknown) => value is T

type Shaped<S> = S extends Shape<infer T> ? T : never

export const text: Shape<string> = (value) => typeof value === 'string'
export const flag: Shape<boolean> = (value) => typeof value === 'boolean'
export const finite: Shape<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value)

export function oneOf<const T extends string | number>(
  ...values: T[]
): Shape<T> {
  return (value): value is T => values.includes(value as T)
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value)
}

export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(shape)
}

/** What else it has counts for nothing. */
export function objectOf<S extends Record<string, Shape<unknown>>>(
  shapes: S,
): Shape<{ [Name in keyof S]: Shaped<S[Name]> }> {
  return (value): value is { [Name in keyof S]: Shaped<S[Name]> } =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(shapes).every((name) =>
      shapes[name]!((value as Record<string, unknown>)[name]),
    )
}

/** @returns undefined for what is no JSON */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
