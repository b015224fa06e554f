import { expect } from 'vitest'
import type { Scripted } from '../ideogram/conditions.ts'
import { drawCards, resultsOn } from './cards.ts'
import {
  awaitResult,
  drawHero,
  generate,
  insertResult,
  openPanel,
  paidRequests,
  seeSentence,
  paidCall,
} from './designer.ts'
import { relayTo, type Stage } from './stage.ts'

/** How the plugin ends without the panel's doing. */
export type Way = 'closed by the designer' | 'killed'

/** Ends the plugin's run on the stage's page, which must have it. */
export const end = ({ page }: Stage, way: Way) =>
  page.evaluate((way) => {
    const { figma } = window.stage
    if (way === 'killed') figma.kill()
    else figma.closePlugin()
  }, way)

export const hang = (on: string, times = 1): Scripted => ({
  on,
  answer: { kind: 'hang' },
  times,
})

export const setConditions = (
  { page }: Stage,
  conditions: Record<string, number>,
) =>
  page.evaluate((conditions) => {
    Object.assign(window.stage.figma.conditions, conditions)
  }, conditions)

/** All that a designer has drawn, as data. */
export const drawing = ({ page }: Stage) =>
  page.evaluate(() => structuredClone(window.stage.figma.document.data.pages))

/** Draws the hero and opens the panel on it. @returns the frame's id */
export async function openOnHero(stage: Stage): Promise<string> {
  const { frame } = await drawHero(stage)
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %/)
  return frame
}

/**
 * Ends the run in the very turn in which the panel says `words`, before the
 * plugin hears anything that the panel sends from then on.
 */
async function endOnWords(stage: Stage, words: string, way: Way) {
  const { page } = stage
  const window = page.frames().find((frame) => frame.parentFrame())!
  await page.evaluate(
    (way) =>
      addEventListener('message', ({ data }) => {
        const { figma } = globalThis.window.stage
        if (data !== 'said') return
        if (way === 'killed') figma.kill()
        else figma.closePlugin()
      }),
    way,
  )
  await window.evaluate((words) => {
    const panel = document.getElementById('panel')!
    const tell = () => {
      if (panel.textContent.includes(words)) parent.postMessage('said', '*')
    }
    const everything = { subtree: true, childList: true, characterData: true }
    new MutationObserver(tell).observe(panel, everything)
  }, words)
}

/** Ends the run as soon as the document holds what it did not hold before. */
const endOnInsertion = ({ page }: Stage, way: Way) =>
  page.evaluate((way) => {
    const { figma } = window.stage
    const stop = figma.document.on('documentchange', () => {
      stop()
      if (way === 'killed') figma.kill()
      else figma.closePlugin()
    })
  }, way)

const untilEnded = ({ page }: Stage) =>
  page.waitForFunction(() => !window.stage.figma.running)

const awaitRequest = (stage: Stage) =>
  expect.poll(() => paidRequests(stage).length).toBeGreaterThan(0)

/** Brings a job into a phase and ends the run in it. */
export const endings: Record<string, (stage: Stage, way: Way) => unknown> = {
  exporting: async (stage, way) => {
    await setConditions(stage, { exportDelayMs: 1000 })
    await generate(stage, 'a golden sun')
    await seeSentence(stage, /Taking the picture from Figma/)
    await setConditions(stage, { exportDelayMs: 0 })
    await end(stage, way)
  },
  preparing: async (stage, way) => {
    await endOnWords(stage, 'Preparing picture and mask', way)
    await generate(stage, 'a golden sun')
    await untilEnded(stage)
  },
  requesting: async (stage, way) => {
    stage.ideogram.script(hang(paidCall))
    await generate(stage, 'a golden sun')
    await awaitRequest(stage)
    await end(stage, way)
  },
  downloading: async (stage, way) => {
    stage.ideogram.script(hang('image'))
    await generate(stage, 'a golden sun')
    await seeSentence(stage, /Fetching 1 of 1/)
    await end(stage, way)
  },
  done: async (stage, way) => {
    await generate(stage, 'a golden sun')
    await awaitResult(stage)
    await end(stage, way)
  },
  inserting: async (stage, way) => {
    await generate(stage, 'a golden sun')
    await awaitResult(stage)
    await endOnInsertion(stage, way)
    await insertResult(stage)
    await untilEnded(stage)
  },
}

/** Twelve cards, of which ten are under way: two wait for their turn. */
export async function openOnWaitingCards(stage: Stage): Promise<void> {
  await drawCards(stage, 12)
  await openPanel(stage)
  stage.ideogram.script(hang(paidCall, 12))
  await generate(stage, 'a red door')
  const painting = stage.panel.getByText(/^Card \d+: Ideogram is painting$/)
  await expect.poll(() => painting.count()).toBe(10)
  // A browser holds the others back: six connections to a host.
  await expect.poll(() => paidRequests(stage).length).toBe(6)
}

/** Every connection breaks off, and none can be made. @returns how it ends */
export async function cutNetwork(stage: Stage): Promise<() => Promise<void>> {
  const port = Number(new URL(stage.relay!.origin).port)
  await stage.relay!.close()
  return async () => {
    stage.relay = await relayTo(stage.ideogram.origin, port)
  }
}

/** Jobs that are kept for another run. */
export const keptJobs = ({ page }: Stage) =>
  page.evaluate(
    () =>
      [...window.stage.storage.keys()].filter((key) => key.startsWith('paid/'))
        .length,
  )

/** What is offered is fetched free of charge, and lands in its place. */
export async function fetchAndInsert(stage: Stage, frame: string) {
  const paid = paidRequests(stage).length
  await stage.panel.getByRole('button', { name: 'Fetch 1 image' }).click()
  await awaitResult(stage)
  await insertResult(stage)
  await expect.poll(() => keptJobs(stage)).toBe(0)
  expect(await resultsOn(stage, frame)).toBe(2)
  expect(paidRequests(stage)).toHaveLength(paid)
}
