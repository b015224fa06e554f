import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { keptJobs } from '../kept-jobs.ts'
import {
  awaitResult,
  drawHero,
  generate,
  layerOf,
  openElsewhere,
  openPanel,
  paidRequests,
  seeSentence,
  type Hero,
} from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage
let hero: Hero

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

const inView = async () => {
  const { fills } = (await layerOf(stage, hero.frame))!
  return fills.map(({ visible }) => visible !== false)
}

const maskOf = ({ files }: ReturnType<typeof paidRequests>[number]) =>
  files.mask![0]!.bytes

/**
 * 0 to 1 of the samples. The mask is hidden by now, and looked at by its
 * outline: its window may lie a fraction of a pixel elsewhere.
 */
async function shareNotAlike(one: Uint8Array, other: Uint8Array) {
  const [a, b] = await Promise.all(
    [one, other].map((png) => sharp(Buffer.from(png)).raw().toBuffer()),
  )
  expect(a!.length).toBe(b!.length)
  return a!.filter((sample, at) => sample !== b![at]).length / a!.length
}

const anyNumber = expect.any(Number) as number

/** Two results are made and put into the document, as fills of the frame. */
beforeEach(async () => {
  stage = await openStage()
  hero = await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun', 2)
  await awaitResult(stage, 2)
  await button(/^Insert all 2/).click()
  await expect.poll(inView).toEqual([true, true, false])
})

test('on another computer the results are switched on their layer', async () => {
  await openElsewhere(stage, hero)
  await openPanel(stage)
  await seeSentence(stage, /^Result 1 of 2 in view$/)
  await button('Next result').click()
  await seeSentence(stage, /^Result 2 of 2 in view$/)
  expect(await inView()).toEqual([true, false, true])

  // One step back is the first again.
  await stage.page.evaluate(() => window.stage.figma.undo())
  expect(await inView()).toEqual([true, true, false])
  expect(paidRequests(stage)).toHaveLength(1)
})

test('Edit again on the layer fills everything in as it was', async () => {
  await openElsewhere(stage, hero)
  await openPanel(stage, 'edit-again')
  await seeSentence(stage, /Repaints Hero where Ellipse 1 covers/)
  const prompt = stage.panel.getByRole('textbox', { name: 'Prompt' })
  expect(await prompt.inputValue()).toBe('a golden sun')
  const two = stage.panel.getByLabel('Images').getByRole('radio', { name: '2' })
  expect(await two.isChecked()).toBe(true)
  // And does the same again.
  await button(/^Generate$/).click()
  await awaitResult(stage, 2)
  const [before, after] = paidRequests(stage)
  expect(after!.fields.prompt).toEqual(before!.fields.prompt)
  expect(await shareNotAlike(maskOf(before!), maskOf(after!))).toBeLessThan(
    0.001,
  )
})

test('what made the results is written on the layer, and the key nowhere', async () => {
  const { pluginData, relaunchData } = (await layerOf(stage, hero.frame))!
  expect(keptJobs(pluginData).at(-1)!.record).toMatchObject({
    tool: 'edit',
    values: { prompt: 'a golden sun', num_images: 2 },
    results: [{ seed: anyNumber }, { seed: anyNumber }],
    price: 0.12,
    version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
  })
  expect(JSON.stringify(pluginData).length).toBeLessThan(100_000)
  expect(relaunchData).toHaveProperty('edit-again')
  const holdsKey = await stage.page.evaluate((key) => {
    const { data } = window.stage.figma.document
    const files = [...data.images.values()].map((bytes) =>
      new TextDecoder('latin1').decode(bytes),
    )
    return [JSON.stringify(data), ...files].some((text) => text.includes(key))
  }, stage.ideogram.key)
  expect(holdsKey).toBe(false)
})

test('a prompt as long as allowed still makes a record within Figma’s limit', async () => {
  const long = 'sun & “moon” '.repeat(800).slice(0, 10_000)
  await stage.page.evaluate((mask) => {
    window.stage.figma.document.select([mask])
  }, hero.mask)
  await stage.panel.getByRole('textbox', { name: 'Prompt' }).fill(long)
  await button(/^Generate$/).click()
  await button(/^Insert all 2/).click()
  await expect
    .poll(async () => (await layerOf(stage, hero.frame))!.fills.length)
    .toBe(5)
  const { pluginData } = (await layerOf(stage, hero.frame))!
  expect(keptJobs(pluginData).at(-1)!.record).toMatchObject({
    values: { prompt: long },
  })
  expect(JSON.stringify(pluginData).length).toBeLessThan(100_000)
})

test('inserted another way later, a result is fetched again, free', async () => {
  const layersOnPage = () =>
    stage.page.evaluate(
      () => window.stage.figma.document.currentPage.children.length,
    )
  const before = await layersOnPage()
  await button(/^More for result 2/).click()
  await stage.panel
    .getByRole('menuitem', { name: 'Insert beside', exact: true })
    .click()
  await expect.poll(layersOnPage).toBeGreaterThan(before)
  expect(paidRequests(stage)).toHaveLength(1)
})

test('the list follows what is done in Figma itself', async () => {
  const figma = (act: 'undo' | 'redo') =>
    stage.page.evaluate((act) => window.stage.figma[act](), act)
  const shown = stage.panel.getByText('In view', { exact: true })
  await button(/^Show result 2/).waitFor()
  await stage.page.evaluate(
    (frame) => window.stage.figma.document.select([frame]),
    hero.frame,
  )
  await seeSentence(stage, /^Result 1 of 2 in view$/)

  // Switched in Figma's own list of fills.
  await stage.page.evaluate((frame) => {
    const { document } = window.stage.figma
    const [photo, first, second] = document.find(frame)!.layer.fills
    document.update(frame, {
      fills: [
        photo!,
        { ...first!, visible: false },
        { ...second!, visible: true },
      ],
    })
    document.commit()
  }, hero.frame)
  await button(/^Show result 1/).waitFor()
  await seeSentence(stage, /^Result 2 of 2 in view$/)
  await figma('undo')
  await button(/^Show result 2/).waitFor()

  // Taken back, the results are offered again, and come from the file.
  await figma('undo')
  await button(/^Insert all 2/).waitFor()
  expect(await shown.count()).toBe(0)
  await figma('redo')
  await button(/^Show result 2/).waitFor()
  await figma('undo')
  const asked = stage.ideogram.requests.length
  await button(/^Insert result 2/).click()
  await expect.poll(inView).toEqual([true, true])
  expect(await shown.count()).toBe(1)
  await button(/^Insert result 1/).waitFor()
  expect(stage.ideogram.requests).toHaveLength(asked)
})
