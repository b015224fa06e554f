import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import { bundle } from '../unit/pixels/page.ts'
import type { Bench } from './entry.ts'
import type { Pictures } from './rivals.ts'

export interface BenchPage {
  page: Page
  /** Calls what `entry.ts` offers. */
  bench: <Name extends keyof Bench>(
    name: Name,
    ...args: Parameters<Bench[Name]>
  ) => ReturnType<Bench[Name]>
  /** Serves the pictures and lets the page fetch them. */
  open: (pictures: Pictures) => Promise<void>
  close: () => Promise<void>
}

/** @param workers false: the page has none, as a strict policy has it */
export async function openBenchPage({
  workers,
}: {
  workers: boolean
}): Promise<BenchPage> {
  const script = await bundle(path.join(import.meta.dirname, 'entry.ts'))
  const before = workers ? '' : 'delete globalThis.Worker'
  const html = `<!doctype html><script>${before}</script><script>${script.replaceAll(/<\/script/gi, '<\\/script')}</script>`
  const served = new Map<string, Buffer | string>([['/', html]])
  const server = createServer(({ url = '/' }, response) => {
    const body = served.get(url)
    if (url === '/') response.setHeader('content-type', 'text/html')
    response.writeHead(body === undefined ? 404 : 200).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  const bench = ((name: string, ...args: unknown[]) =>
    page.evaluate(callBench, { name, args })) as BenchPage['bench']
  return {
    page,
    bench,
    open: async ({ source, mask, answer, maskRect, window }) => {
      const urls = { source: '/source', mask: '/mask', answer: '/answer' }
      served.set(urls.source, source).set(urls.mask, mask)
      served.set(urls.answer, answer)
      await bench('open', { ...urls, maskRect, window })
    },
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

/** Runs in the page. */
function callBench(call: { name: string; args: unknown[] }): unknown {
  const { bench } = globalThis as unknown as {
    bench: Record<string, (...args: unknown[]) => unknown>
  }
  return bench[call.name]?.(...call.args)
}
