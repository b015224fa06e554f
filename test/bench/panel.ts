/** The real panel at work: how long it is deaf at most. */
import type { Frame, Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import {
  awaitResult,
  copyLayer,
  drawHero,
  generate,
  insertResult,
  openPanel,
  seeSentence,
} from '../e2e/designer.ts'
import { openStage, openTheatre, type Stage } from '../e2e/stage.ts'
import { picture } from './pictures.ts'
import { longestTask } from './tasks.ts'

/** A strict policy refuses them, and the panel does their work itself. */
const withoutWorkers =
  'if (globalThis !== globalThis.top) delete globalThis.Worker'

/**
 * From Generate until the result is in the document.
 *
 * @param side of the source, a photograph, in pixels
 * @returns milliseconds of the longest task on the panel's thread
 */
export async function longestTaskOfJob(
  side: number,
  { workers }: { workers: boolean },
): Promise<number> {
  return onStage(workers ? [] : [withoutWorkers], async (stage) => {
    stage.page.setDefaultTimeout(120_000)
    await drawPhotograph(stage, side)
    await openPanel(stage)
    await seeSentence(stage, /Repaints Photograph where Mask covers/)
    return longestTask(panelOf(stage), async () => {
      await generate(stage, 'a golden sun')
      await awaitResult(stage)
      await insertResult(stage)
      await seeSentence(stage, /^In view$/)
    })
  })
}

/**
 * While a thousand jobs of a file are scrolled through, two results each.
 *
 * @returns milliseconds of the longest task on the panel's thread, and bytes
 *   that it holds at the end
 */
export function longestTaskOfScrolling() {
  return onStage([], async (stage) => {
    const { frame } = await drawHero(stage)
    await openPanel(stage)
    await generate(stage, 'a golden sun', 2)
    await awaitResult(stage, 2)
    await insertResult(stage)
    await seeSentence(stage, /^In view$/)
    await stage.page.evaluate(() => window.stage.figma.kill())
    await copyLayer(stage, frame, 999)
    await openPanel(stage)
    const list = stage.panel.getByRole('region', { name: 'Results' })
    await list.getByRole('article').first().waitFor()
    await list.hover()
    const panel = panelOf(stage)
    const longest = await longestTask(panel, () => scroll(stage.page))
    return { longest, bytes: await heapOf(panel) }
  })
}

/** @param before scripts that run first in the page and in the panel */
export async function onStage<T>(
  before: string[],
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const browser = await launchChromium()
  const viewport = { width: 800, height: 720 }
  const theatre = await openTheatre(await browser.newContext({ viewport }))
  const stage = await openStage(theatre, { before })
  try {
    return await work(stage)
  } finally {
    await stage.close()
    await browser.close()
    await theatre.pages.close()
  }
}

function panelOf({ page }: Stage): Frame {
  return page.frames().at(-1)!
}

/** As fast as a designer who looks for something: 8000 pixels a second. */
async function scroll(page: Page): Promise<void> {
  for (let turn = 0; turn < 120; turn++) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(50)
  }
}

/** All that scripts hold, pictures' bytes too, after what is garbage is gone. */
async function heapOf(panel: Frame): Promise<number> {
  const session = await panel.page().context().newCDPSession(panel)
  await session.send('HeapProfiler.collectGarbage')
  const heap = await session.send('Runtime.getHeapUsage')
  return heap.usedSize + heap.backingStorageSize
}

/** A photograph with a mask in its middle, left selected. @param side pixels */
export async function drawPhotograph(
  stage: Stage,
  side: number,
): Promise<void> {
  const photograph = await picture('photograph', { width: side, height: side })
  await stage.page.evaluate(
    ({ base64, side }) => {
      const { add, figma, imagePaint } = window.stage
      const frame = add('FRAME', {
        name: 'Photograph',
        width: side,
        height: side,
        fills: [imagePaint(base64)],
      })
      const mask = add(
        'ELLIPSE',
        {
          name: 'Mask',
          width: 620,
          height: 640,
          transform: [
            [1, 0, side / 2 - 310],
            [0, 1, side / 2 - 320],
          ],
        },
        frame,
      )
      figma.document.select([mask])
    },
    { base64: photograph.toString('base64'), side },
  )
}
