/**
 * Tells of promises that were rejected and that nothing listens to. QuickJS
 * has a hook for it that its WebAssembly build does not hand out, so the
 * sandbox's own `Promise` is watched instead. Sent into the sandbox as text:
 * it must not refer to anything outside itself.
 */

/** What the code's async functions are wrapped in, see `async-functions.ts`. */
export const trackerName = '__figmaTracked'

export interface Tracking {
  /** Watches a promise; gives anything back as it is. */
  track: <T>(value: T) => T
  /** Reasons of all rejections that are still unheard, once each. */
  takeUnheard: () => unknown[]
}

/** `onRejected` is told when a look at what is unheard is worth it. */
export function tracking(onRejected: () => void): Tracking {
  const Native = Promise
  const { apply, construct, get } = Reflect
  const prototype: object = Native.prototype
  const nativeThen = get(prototype, 'then') as (...args: unknown[]) => unknown
  const makers = ['resolve', 'reject', 'all', 'allSettled', 'race']
  const heard = new WeakSet<object>()
  const watched = new WeakSet<object>()
  let listening = false
  let rejected: [promise: object, reason: unknown][] = []

  function track<T>(value: T): T {
    if (!(value instanceof Native) || watched.has(value) || listening)
      return value
    watched.add(value)
    const silent = !heard.has(value)
    const note = (reason: unknown) => {
      if (heard.has(value)) return
      rejected.push([value, reason])
      if (rejected.length === 1) onRejected()
    }
    listening = true
    void apply(nativeThen, value, [undefined, note])
    listening = false
    // Listening has looked at its constructor, see below.
    if (silent) heard.delete(value)
    return value
  }

  Object.defineProperty(prototype, 'then', {
    configurable: true,
    writable: true,
    value: function then(this: Promise<unknown>, ...args: unknown[]) {
      heard.add(this)
      return track(apply(nativeThen, this, args))
    },
  })
  // `await` calls no `then`, but it reads the constructor of what it awaits.
  Object.defineProperty(prototype, 'constructor', {
    configurable: true,
    get(this: object) {
      heard.add(this)
      return Native
    },
  })

  function statically(method: unknown) {
    return function (this: unknown, ...args: unknown[]) {
      const [first] = args
      const silent = first instanceof Native && !heard.has(first)
      const target = this === watching ? Native : this
      const result = apply(
        method as (...args: unknown[]) => unknown,
        target,
        args,
      )
      // Promise.resolve(promise) only looks at its constructor.
      if (silent && result === first) heard.delete(first)
      return track(result)
    }
  }

  const watching: typeof Native = new Proxy(Native, {
    construct: (target, args, newTarget) =>
      track(
        construct(
          target,
          args,
          newTarget === watching ? target : newTarget,
        ) as object,
      ),
    get(target, key, receiver) {
      const value = get(target, key, receiver) as unknown
      return makers.includes(String(key)) ? statically(value) : value
    },
  })
  Object.defineProperty(globalThis, 'Promise', {
    configurable: true,
    writable: true,
    value: watching,
  })

  return {
    track,
    takeUnheard: () => {
      const unheard = rejected.filter(([promise]) => !heard.has(promise))
      rejected = []
      return unheard.map(([, reason]) => reason)
    },
  }
}
