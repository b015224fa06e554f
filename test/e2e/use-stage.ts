import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { openStage, type Stage, type StageOptions } from './stage.ts'

/** A browser for the tests of a file; each stage ends with the test it is of. */
export function useStage(): (options?: StageOptions) => Promise<Stage> {
  let browser: Browser
  const opened: Stage[] = []
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    for (const stage of opened.splice(0)) await stage.close()
  })
  return async (options) => {
    const stage = await openStage(browser, options)
    opened.push(stage)
    return stage
  }
}
