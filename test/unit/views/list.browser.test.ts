import path from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedChromium } from '../../chromium.ts'

let browser: Browser
let page: Page
let script: string
beforeAll(async () => {
  browser = await sharedChromium()
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'list-page.tsx')],
    bundle: true,
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  script = outputFiles[0]!.text
  page = await browser.newPage({ viewport: { width: 360, height: 600 } })
  await openList(page)
})
afterAll(() => page.close())

async function openList(page: Page) {
  await page.goto('data:text/html,<!doctype html><body style="margin: 0">')
  await page.addScriptTag({ content: script })
}

const made = () => page.locator('article').count()
const scroller = () => page.locator('.scroller')

test('of a thousand cards only those near the view exist', async () => {
  await expect.poll(made).toBeLessThan(20)
  expect(await page.getByText('Card 1', { exact: true }).isVisible()).toBe(true)
})

test('whoever scrolls to the end finds the last card, and no more of them', async () => {
  await scroller().evaluate((list) => list.scrollTo(0, list.scrollHeight))
  await page.getByText('Card 1000', { exact: true }).waitFor()
  await expect.poll(made).toBeLessThan(20)
})

test('what has been seen keeps its height', async () => {
  const height = () => scroller().evaluate((list) => list.scrollHeight)
  const place = () => scroller().evaluate((list) => list.scrollTop)
  await scroller().evaluate((list) => list.scrollTo(0, 0))
  await page.getByText('Card 1', { exact: true }).waitFor()
  const before = await height()
  await scroller().evaluate((list) => list.scrollTo(0, 1500))
  await page.getByText('Card 9', { exact: true }).waitFor()
  await scroller().evaluate((list) => list.scrollTo(0, 0))
  await page.getByText('Card 1', { exact: true }).waitFor()
  expect(await place()).toBe(0)
  expect(Math.abs((await height()) - before)).toBeLessThan(1500)
})

test('what came and went before the list could look is not there', async () => {
  const late = await browser.newPage({ viewport: { width: 360, height: 600 } })
  // As on a busy machine: what is seen is told later, all at once.
  await late.addInitScript(() => {
    globalThis.IntersectionObserver = class extends IntersectionObserver {
      constructor(
        tell: IntersectionObserverCallback,
        options?: IntersectionObserverInit,
      ) {
        const held: IntersectionObserverEntry[] = []
        super((entries, observer) => {
          if (!held.length)
            setTimeout(() => tell(held.splice(0), observer), 300)
          held.push(...entries)
        }, options)
      }
    }
  })
  await openList(late)
  await late.getByText('Card 1', { exact: true }).waitFor()
  await late.locator('.scroller').evaluate(async (list) => {
    for (let place = 0; place < 40_000; place += 2000) {
      list.scrollTo(0, place)
      await new Promise((seen) => requestAnimationFrame(seen))
      await new Promise((seen) => requestAnimationFrame(seen))
    }
    list.scrollTo(0, list.scrollHeight)
  })
  await late.getByText('Card 1000', { exact: true }).waitFor()
  await expect.poll(() => late.locator('article').count()).toBeLessThan(20)
  await late.close()
})
