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
