import { readFile, writeFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'

/** Linux resets a process's own peak on this. */
const resetPeak = '5'

/**
 * Bytes by which the work raised the page's process at most, in real memory;
 * null where the system does not tell.
 */
export async function peakOf(
  page: Page,
  work: () => Promise<unknown>,
): Promise<number | null> {
  const pid = await rendererOf(page.context().browser()!)
  try {
    await writeFile(`/proc/${pid}/clear_refs`, resetPeak)
    const before = await memoryOf(pid, 'VmRSS')
    await work()
    return (await memoryOf(pid, 'VmHWM')) - before
  } catch {
    return null
  }
}

/**
 * Bytes that the page's process holds in real memory, its garbage and that of
 * its workers gone; null where the system does not tell. For a browser that
 * exposes `gc`.
 */
export async function heldBy(page: Page): Promise<number | null> {
  const collect = () => (globalThis as unknown as Collected).gc()
  await page.evaluate(collect)
  for (const worker of page.workers()) await worker.evaluate(collect)
  try {
    const pid = await rendererOf(page.context().browser()!)
    return await memoryOf(pid, 'VmRSS')
  } catch {
    return null
  }
}

interface Collected {
  gc(): void
}

/** The page's process; there is one page. */
async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  const busiest = renderers.reduce((a, b) => (a.cpuTime > b.cpuTime ? a : b))
  return busiest.id
}

async function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kilobytes = new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]
  return Number(kilobytes) * 1024
}
