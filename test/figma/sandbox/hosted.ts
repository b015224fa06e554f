/** Objects of the host that a sandbox can hold. */
import type { Shape } from './wire.ts'

/** Sent as itself: the sandbox sees the same object each time. */
export class HostObject {
  constructor(
    readonly shape: Shape,
    /** Plain values the object itself has, next to its shape's. */
    readonly own: Record<string, string>,
    readonly access: {
      get(key: string): unknown
      set(key: string, value: unknown): void
      call(key: string, args: unknown[]): unknown
    },
  ) {}
}

/**
 * Rejects in the sandbox with `value` itself, as Figma does here and there:
 * with a string or a plain object instead of an error.
 */
export class Bare extends Error {
  constructor(readonly value: unknown) {
    super('A bare rejection')
  }
}

/** Something of the sandbox's that has no place outside of it. */
export class Foreign {
  constructor(readonly what: string) {}
}

interface ExposeOptions {
  lacks?: Shape['lacks']
  own?: Record<string, string>
}

/** One object with all their members; accessors stay accessors. */
export function joined(...parts: object[]): object {
  const whole = {}
  for (const part of parts)
    Object.defineProperties(whole, Object.getOwnPropertyDescriptors(part))
  return whole
}

/**
 * Wraps an object as written: its accessors become properties, its functions
 * methods.
 */
export function expose(
  name: string,
  object: object,
  { lacks = 'plain', own = {} }: ExposeOptions = {},
) {
  const members = Object.entries(Object.getOwnPropertyDescriptors(object))
  const names = (has: (it: PropertyDescriptor) => boolean) =>
    members.filter(([, it]) => has(it)).map(([key]) => key)
  const isMethod = (it: PropertyDescriptor) => typeof it.value === 'function'
  const shape: Shape = {
    name,
    getters: names((it) => !isMethod(it)),
    setters: names((it) => it.set !== undefined),
    methods: names(isMethod),
    lacks,
  }
  const target = object as Record<string, unknown>
  return new HostObject(shape, own, {
    get: (key) => target[key],
    set: (key, value) => void (target[key] = value),
    call: (key, args) =>
      (target[key] as (...args: unknown[]) => unknown)(...args),
  })
}
