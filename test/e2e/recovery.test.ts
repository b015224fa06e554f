import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import type { Scripted } from '../ideogram/conditions.ts'
import { resultsOn } from './cards.ts'
import {
  awaitResult,
  drawHero,
  generate,
  insertResult,
  layerOf,
  openPanel,
  paidRequests,
  pixelsOf,
  seeSentence,
  type Hero,
} from './designer.ts'
import { openStage, type Stage } from './stage.ts'

let browser: Browser
let stage: Stage
let hero: Hero
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
afterEach(() => stage.close())

async function open() {
  stage = await openStage(browser)
  hero = await drawHero(stage)
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %/)
}

/** As a crash: sandbox and window are gone. Then the plugin is opened again. */
async function crash() {
  await stage.page.evaluate(() => window.stage.figma.kill())
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %|has nothing|Result 1/)
}

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

const hang = (on: string): Scripted => ({ on, answer: { kind: 'hang' } })

/** Jobs that are kept for another run. */
const keptJobs = () =>
  stage.page.evaluate(
    () =>
      [...window.stage.storage.keys()].filter((key) => key.startsWith('job/'))
        .length,
  )

const setConditions = (conditions: Record<string, number>) =>
  stage.page.evaluate((conditions) => {
    Object.assign(window.stage.figma.conditions, conditions)
  }, conditions)

/** What is offered is fetched free of charge, and lands in its place. */
async function fetchAndInsert(images: string) {
  await button(`Fetch ${images}`).click()
  await awaitResult(stage)
  await insertResult(stage)
  await expect.poll(() => resultsOn(stage, hero.frame)).toBe(2)
  expect(paidRequests(stage)).toHaveLength(1)
}

describe('closed in the middle,', () => {
  test('while exporting: nothing was sent, nothing is offered', async () => {
    await open()
    const before = await layerOf(stage, hero.frame)
    await setConditions({ exportDelayMs: 1000 })
    await generate(stage, 'a golden sun')
    await seeSentence(stage, /Taking the picture from Figma/)
    await setConditions({ exportDelayMs: 0 })
    await crash()
    expect(paidRequests(stage)).toHaveLength(0)
    expect(await button(/^Fetch|^Dismiss/).count()).toBe(0)
    expect((await layerOf(stage, hero.frame))!.fills).toEqual(before!.fills)
  })

  test('while Ideogram paints: it says what may have been billed', async () => {
    await open()
    stage.ideogram.script(hang('POST /edit'))
    await generate(stage, 'a golden sun')
    await expect
      .poll(() => paidRequests(stage).length, { timeout: 15_000 })
      .toBe(1)
    await crash()
    await seeSentence(stage, /No answer had come.*may have been billed/)
    await button('Dismiss').click()
    await crash()
    expect(await button(/^Fetch|^Dismiss/).count()).toBe(0)
    expect(paidRequests(stage)).toHaveLength(1)
  })

  test('while downloading: what was paid for is fetched and inserted', async () => {
    await open()
    stage.ideogram.script(hang('image'))
    await generate(stage, 'a golden sun')
    await seeSentence(stage, /Fetching 1 of 1/)
    await crash()
    await fetchAndInsert('1 image')
    await expect.poll(keptJobs).toBe(0)
    await crash()
    expect(await button(/^Fetch/).count()).toBe(0)
  })

  test('before it was inserted: the pixels are those it would have had', async () => {
    await open()
    await generate(stage, 'a golden sun')
    await awaitResult(stage)
    await insertResult(stage)
    await expect.poll(() => resultsOn(stage, hero.frame)).toBe(2)
    const usual = await pixelsOf(stage, hero.frame)
    await stage.close()

    await open()
    await generate(stage, 'a golden sun')
    await awaitResult(stage)
    await crash()
    await fetchAndInsert('1 image')
    const recovered = await pixelsOf(stage, hero.frame)
    expect(recovered.data.equals(usual.data)).toBe(true)
  })

  test('with one of two inserted: the other joins it in the same layer', async () => {
    await open()
    await generate(stage, 'a golden sun', 2)
    await awaitResult(stage, 2)
    await insertResult(stage, 1)
    await seeSentence(stage, /^In view$/)
    await crash()
    await button('Fetch 1 image').click()
    await awaitResult(stage, 2)
    await insertResult(stage, 2)
    await expect.poll(() => resultsOn(stage, hero.frame)).toBe(3)
    await button(/^Show result 1/).waitFor()
    expect(paidRequests(stage)).toHaveLength(1)
    await expect.poll(keptJobs).toBe(0)
  })
})

test('a cancelled download is fetched again at once, free', async () => {
  await open()
  stage.ideogram.script(hang('image'))
  await generate(stage, 'a golden sun')
  await seeSentence(stage, /Fetching 1 of 1/)
  await button(/^Cancel “/).click()
  await button('Fetch again').click()
  await awaitResult(stage)
  expect(paidRequests(stage)).toHaveLength(1)
})

describe('storage is full', () => {
  test('before the request leaves: nothing is sent, and it says why', async () => {
    await open()
    await setConditions({ storageQuotaBytes: 120 })
    await generate(stage, 'a golden sun')
    await seeSentence(stage, /storage for this plugin is full/)
    await button(/^Try again, about/).waitFor()
    expect(paidRequests(stage)).toHaveLength(0)
  })

  test('after it was paid for: the result comes all the same', async () => {
    await open()
    stage.ideogram.conditions.latency = 500
    await generate(stage, 'a golden sun')
    await expect
      .poll(() => paidRequests(stage).length, { timeout: 15_000 })
      .toBe(1)
    await setConditions({ storageQuotaBytes: 120 })
    await awaitResult(stage)
    await seeSentence(stage, /storage for this plugin is full/)
    await insertResult(stage)
    await expect.poll(() => resultsOn(stage, hero.frame)).toBe(2)
    expect(paidRequests(stage)).toHaveLength(1)
  })
})
