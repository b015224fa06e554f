/** Something that is counted for each key within a stretch of time. */
export interface Windows<T> {
  /** What is counted for the key in this stretch, empty at its beginning. */
  of(key: string): T
  /** Whole seconds until all begin anew. */
  readonly secondsLeft: number
}

export function createWindows<T>(
  ms: number,
  now: () => number,
  empty: () => T,
): Windows<T> {
  let ends = 0
  const counted = new Map<string, T>()
  return {
    of(key) {
      if (now() >= ends) {
        counted.clear()
        ends = now() + ms
      }
      const known = counted.get(key) ?? empty()
      counted.set(key, known)
      return known
    },
    get secondsLeft() {
      return Math.max(1, Math.ceil((ends - now()) / 1000))
    },
  }
}
