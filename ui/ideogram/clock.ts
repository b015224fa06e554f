/** Waits, in milliseconds; rejects as soon as the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

export const wait: Wait = (ms, signal) =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new Error('aborted'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })

/**
 * The work, or a rejection as soon as the signal is aborted: for work that may
 * not listen to it. What becomes of the work then is nobody's concern.
 */
export const orAborted = <T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      reject(new Error('aborted'))
    }
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop)
    })
  })

/** A signal that also ends by itself, and knows which of the two ended it. */
export interface Deadline {
  signal: AbortSignal
  ended(): 'cancelled' | 'timeout' | null
  /** To be called when the work is done, or the timer stays. */
  release(): void
}

/** @param outer not aborted yet */
export const deadline = (outer: AbortSignal, ms: number): Deadline => {
  const inner = new AbortController()
  let ended: ReturnType<Deadline['ended']> = null
  const end = (why: 'cancelled' | 'timeout') => () => {
    ended ??= why
    inner.abort()
  }
  const cancel = end('cancelled')
  const timer = setTimeout(end('timeout'), ms)
  outer.addEventListener('abort', cancel, { once: true })
  return {
    signal: inner.signal,
    ended: () => ended,
    release: () => {
      clearTimeout(timer)
      outer.removeEventListener('abort', cancel)
    },
  }
}

/** A signal of one's own that also follows another. */
export const following = (
  outer: AbortSignal,
): { signal: AbortSignal; stop: () => void } => {
  const inner = new AbortController()
  const stop = () => {
    inner.abort()
    outer.removeEventListener('abort', stop)
  }
  outer.addEventListener('abort', stop, { once: true })
  if (outer.aborted) stop()
  return { signal: inner.signal, stop }
}
