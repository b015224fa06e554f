/** A whole job in the real panel: how long it is deaf at most. */
import { launchChromium } from '../chromium.ts'
import {
  awaitResult,
  generate,
  insertResult,
  openPanel,
  seeSentence,
} from '../e2e/designer.ts'
import { openStage, type Stage } from '../e2e/stage.ts'
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
  const browser = await launchChromium()
  const before = workers ? [] : [withoutWorkers]
  const stage = await openStage(browser, { before })
  stage.page.setDefaultTimeout(120_000)
  try {
    await drawPhotograph(stage, side)
    await openPanel(stage)
    await seeSentence(stage, /Edit Photograph, change what Mask covers/)
    const panel = stage.page.frames().at(-1)!
    return await longestTask(panel, async () => {
      await generate(stage, 'a golden sun')
      await awaitResult(stage)
      await insertResult(stage)
      await seeSentence(stage, /^In view$/)
    })
  } finally {
    await stage.close()
    await browser.close()
  }
}

async function drawPhotograph(stage: Stage, side: number): Promise<void> {
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
