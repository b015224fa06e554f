import { expect, test } from 'vitest'
import {
  awaitResult,
  copyLayer,
  drawHero,
  generate,
  layerOf,
  openElsewhere,
  openPanel,
  pixelsOf,
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

const choose = async (menu: RegExp, item: string) => {
  await button(menu).click()
  await stage.panel.getByRole('menuitem', { name: item, exact: true }).click()
}

type Color = number[]

/** The hero's colour in the middle of the mask, as the document has it. */
async function colorInFile(): Promise<Color> {
  const { data, width } = await pixelsOf(stage, hero.frame)
  return [
    ...data.subarray(4 * (200 * width + 300), 4 * (200 * width + 300) + 3),
  ]
}

/** The colour in the middle of a picture of the panel. */
function colorShown(label: RegExp): Promise<Color> {
  return stage.panel
    .getByRole('img', { name: label })
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas
      const [x, y] = [Math.round(width / 2), Math.round(height / 2)]
      const { data } = canvas.getContext('2d')!.getImageData(x, y, 1, 1)
      return [...data.slice(0, 3)]
    })
}

/** Small pictures are not exact. */
const isLike = (a: Color, b: Color) =>
  a.every((value, channel) => Math.abs(value - b[channel]!) <= 24)

const mask = (visible: boolean) =>
  stage.page.evaluate(
    ({ id, visible }) => {
      window.stage.figma.document.update(id, { visible })
    },
    { id: hero.mask, visible },
  )

/** Two results in the file, made by somebody else; then the panel is opened. */
async function openFile() {
  stage = await openStage()
  hero = await drawHero(stage)
  await mask(false)
  const original = await colorInFile()
  await mask(true)
  await openPanel(stage)
  await generate(stage, 'a golden sun', 2)
  await awaitResult(stage, 2)
  await button(/^Insert all 2/).click()
  await seeSentence(stage, /^In view$/)
  const result = await colorInFile()
  expect(isLike(original, result)).toBe(false)
  await openElsewhere(stage, hero)
  await openPanel(stage)
  await stage.panel.getByRole('article', { name: 'a golden sun' }).waitFor()
  return { original, result }
}

const trace = () =>
  stage.page.evaluate(() => {
    const { document } = window.stage.figma
    document.commit()
    return JSON.stringify([document.data.pages, document.undoSteps])
  })

const fills = async () => (await layerOf(stage, hero.frame))!.fills

test('jobs of the file are in the list of whoever opens it, with their pictures', async () => {
  const { result } = await openFile()
  const asked = stage.ideogram.requests.length
  await expect
    .poll(async () => isLike(await colorShown(/^Result 1$/), result))
    .toBe(true)
  await button(/^Show result 2 of/).click()
  await expect
    .poll(async () => (await fills()).map(({ visible }) => visible !== false))
    .toEqual([true, false, true])

  // Put in another way as well, from the file itself.
  await choose(/^More for result 1/, 'Insert as layer')
  const layers = async () => (await layerOf(stage, hero.frame))!.children
  await expect.poll(async () => (await layers()).length).toBe(2)
  const [, made] = await layers()
  expect(made!.fills.map(({ type }) => type)).toEqual(['IMAGE'])
  expect(made!.name).toBe('Repaint · a golden sun')
  expect(stage.ideogram.requests).toHaveLength(asked)
})

test('held down, a picture of the list shows the original', async () => {
  stage = await openStage()
  hero = await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  const result = await colorShown(/^Result 1$/)
  const picture = await button(/^Result 1: see it large/).boundingBox()
  const { mouse } = stage.page
  await mouse.move(picture!.x + 20, picture!.y + 20)
  await mouse.down()
  const shown = () => colorShown(/^Result 1: the original$/)
  await expect.poll(async () => isLike(await shown(), result)).toBe(false)
  await mask(false)
  expect(isLike(await shown(), await colorInFile())).toBe(true)
  await mouse.up()
  await expect
    .poll(async () => isLike(await colorShown(/^Result 1$/), result))
    .toBe(true)
})

test('what is removed leaves the layer and the list, one step to undo', async () => {
  await openFile()
  await choose(/^More for result 1/, 'Remove from the layer')
  await expect
    .poll(async () => (await fills()).map(({ visible }) => visible !== false))
    .toEqual([true, true])
  expect(await button(/^More for result/).count()).toBe(1)
  await seeSentence(stage, /^In view$/)
  await choose(/^More for result 2/, 'Remove from the layer')
  await expect.poll(async () => (await fills()).length).toBe(1)
  expect(await stage.panel.getByRole('article').count()).toBe(0)
  await stage.page.evaluate(() => window.stage.figma.undo())
  expect(await fills()).toHaveLength(2)
})

test('a result that is not in the file is only taken off the list', async () => {
  stage = await openStage()
  hero = await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun', 2)
  await awaitResult(stage, 2)
  const before = await trace()
  await choose(/^More for result 1/, 'Remove from list')
  await expect.poll(() => button(/^Insert result/).count()).toBe(1)
  await choose(/^More for result 2/, 'Remove from list')
  await expect.poll(() => stage.panel.getByRole('article').count()).toBe(0)
  expect(await trace()).toBe(before)
})

test('a result on a copy beside the source stays there when it leaves the list', async () => {
  stage = await openStage()
  hero = await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  await choose(/^More for result 1/, 'Insert beside')
  await seeSentence(stage, /^In view$/)
  const before = await trace()
  await choose(/^More for result 1/, 'Remove from list')
  await expect.poll(() => stage.panel.getByRole('article').count()).toBe(0)
  expect(await trace()).toBe(before)
})

test('results of other pages are listed once they are asked for', async () => {
  await openFile()
  await stage.page.evaluate(() => {
    const { document } = window.stage.figma
    const [page] = document.data.pages
    const other = { ...structuredClone(page!), id: '7:7', name: 'Other' }
    document.data.pages.push({ ...other, children: [] })
    document.setCurrentPage('7:7')
  })
  await expect.poll(() => stage.panel.getByRole('article').count()).toBe(0)
  await button('Look for results on all pages').click()
  await stage.panel.getByRole('article', { name: 'a golden sun' }).waitFor()
})

test('a thousand jobs of a file: only those near the view are made', async () => {
  await openFile()
  await stage.page.evaluate(() => window.stage.figma.kill())
  await copyLayer(stage, hero.frame, 999)
  await openPanel(stage)
  const cards = stage.panel.getByRole('article')
  await cards.first().waitFor()
  const list = stage.panel.getByRole('region', { name: 'Results' })
  expect(await list.locator('.item').count()).toBe(1000)
  expect(await cards.count()).toBeLessThan(20)
  // Also those that came and went between two looks.
  await list.hover()
  for (let turn = 0; turn < 40; turn++) await stage.page.mouse.wheel(0, 4000)
  await expect.poll(() => cards.count()).toBeLessThan(20)
  await list.locator('.item').last().scrollIntoViewIfNeeded()
  await list.locator('.item').last().getByRole('article').waitFor()
  await expect.poll(() => cards.count()).toBeLessThan(20)
})
