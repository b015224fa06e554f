import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { openStage, openTheatre } from './stage.ts'
import type { Stage, StageOptions, Theatre } from './stage.ts'

/** A browser for the tests of a file; each stage ends with the test it is of. */
export function useStage(): (options?: StageOptions) => Promise<Stage> {
  let browser: Browser
  let theatre: Theatre
  const opened: Stage[] = []
  beforeAll(async () => {
    browser = await launchChromium()
    const viewport = { width: 800, height: 720 }
    theatre = await openTheatre(await browser.newContext({ viewport }))
  })
  afterAll(async () => {
    await browser.close()
    await theatre.pages.close()
  })
  afterEach(async () => {
    for (const stage of opened.splice(0)) await stage.close()
  })
  return async (options) => {
    const stage = await openStage(theatre, options)
    opened.push(stage)
    return stage
  }
}
