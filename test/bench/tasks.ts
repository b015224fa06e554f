import type { Frame } from 'playwright-core'

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  dur?: number
}

/** As Chromium names them; one may run within another. */
const task = 'ThreadControllerImpl::RunTask'
const begin = 'watched from here'

/**
 * As the browser itself counts them: a page that looked at the clock all the
 * time would never rest, and so be given other tasks.
 *
 * @returns milliseconds of the longest task on the frame's thread
 */
export async function longestTask(
  frame: Frame,
  work: () => Promise<unknown>,
): Promise<number> {
  const page = frame.page()
  const browser = page.context().browser()!
  const categories = ['toplevel', 'blink.user_timing']
  await browser.startTracing(page, { categories })
  await frame.evaluate((name) => void performance.mark(name), begin)
  await work()
  const trace = String(await browser.stopTracing())
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] }
  const mark = traceEvents.find(({ name }) => name === begin)!
  const times = traceEvents
    .filter(({ name, pid, tid, ts }) =>
      [name === task, pid === mark.pid, tid === mark.tid, ts > mark.ts].every(
        Boolean,
      ),
    )
    .map(({ dur = 0 }) => dur / 1000)
  return Math.max(...times)
}
