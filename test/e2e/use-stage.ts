import type { BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { sharedChromium } from '../chromium.ts'
import { openStage, openTheatre } from './stage.ts'
import type { Stage, StageOptions, Theatre } from './stage.ts'

/** A place in a browser for the tests of a file; each stage ends with the test it is of. */
export function useStage(): (options?: StageOptions) => Promise<Stage> {
  let context: BrowserContext
  let theatre: Theatre
  const opened: Stage[] = []
  beforeAll(async () => {
    const viewport = { width: 800, height: 720 }
    const browser = await sharedChromium()
    // Painted sixty times a second, what turns costs more than all the rest.
    const reducedMotion = 'reduce'
    context = await browser.newContext({ viewport, reducedMotion })
    theatre = await openTheatre(context)
  })
  afterAll(async () => {
    await context.close()
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
