/** Timers of the sandbox; none outlives it. */
export class Timers {
  private readonly running = new Map<number, { stop: () => void }>()
  private last = 0

  readonly globals = {
    setTimeout: (callback: unknown, delay?: unknown) => {
      const run = callable(callback)
      const id = ++this.last
      const timer = setTimeout(
        () => {
          this.running.delete(id)
          run()
        },
        Number(delay ?? 0),
      )
      this.running.set(id, {
        stop: () => {
          clearTimeout(timer)
        },
      })
      return id
    },
    setInterval: (callback: unknown, delay?: unknown) => {
      const timer = setInterval(callable(callback), Number(delay ?? 0))
      const id = ++this.last
      this.running.set(id, {
        stop: () => {
          clearInterval(timer)
        },
      })
      return id
    },
    clearTimeout: (id: unknown) => {
      this.clearOne(id)
    },
    clearInterval: (id: unknown) => {
      this.clearOne(id)
    },
  }

  clear(): void {
    for (const id of [...this.running.keys()]) this.clearOne(id)
  }

  private clearOne(id: unknown): void {
    const key = Number(id)
    this.running.get(key)?.stop()
    this.running.delete(key)
  }
}

function callable(callback: unknown): () => void {
  if (typeof callback === 'function') return callback as () => void
  throw new TypeError('The first argument must be a function')
}
