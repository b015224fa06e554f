import type { Size } from '../../plugin/shared/geometry.ts'

/**
 * Long work that pauses now and then: a pure function that yields between
 * strips of rows, so that whoever drives it decides when it goes on.
 */
export type Steps<T> = Generator<undefined, T, undefined>

/** A page must paint and hear between; a worker only hears its next requests. */
const inPage = 'document' in globalThis

/** Pixels between two pauses: in a page a few milliseconds of the slowest loop. */
const strip = inPage ? 1 << 16 : 1 << 22

/** How many rows of such a width make a strip. */
export function stripRows(width: number): number {
  return Math.max(1, Math.floor(strip / Math.max(1, width)))
}

/**
 * Work on so many rows, a strip at a time. The loops are in a function of the
 * caller's own: within a generator engines run them half as fast.
 *
 * @param work gets the strip's first row, and the one past its last
 */
export function* inStrips(
  { width, height }: Size,
  work: (from: number, to: number) => void,
): Steps<void> {
  const rows = stripRows(width)
  for (let from = 0; from < height; from += rows) {
    work(from, Math.min(height, from + rows))
    yield
  }
}

/** Milliseconds of work before something else gets its turn. */
const patience = inPage ? 12 : 100

/** Drives the steps, and lets whatever waits have its turn in between. */
export async function drive<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - since > patience) {
      await turn()
      since = performance.now()
    }
  }
}

/**
 * Runs the browser's encoder, which in a page works when that is idle, for as
 * much as 50 ms at once; while frames are asked for, from one to the next only.
 */
export async function betweenFrames<T>(work: () => Promise<T>): Promise<T> {
  if (!inPage) return work()
  let frame = 0
  const ask = () => {
    frame = requestAnimationFrame(ask)
  }
  ask()
  try {
    return await work()
  } finally {
    cancelAnimationFrame(frame)
  }
}

/** One turn of the event loop; a timer would be held back to 4 ms. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
