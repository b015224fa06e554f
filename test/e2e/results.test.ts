import { expect, test } from 'vitest'
import {
  drawHero,
  generate,
  layerOf,
  openPanel,
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
const dialog = () => stage.panel.getByRole('dialog')
const keyboard = () => stage.page.keyboard

/** Which results of the hero are in view, as the layer has them. */
const fills = async () =>
  (await layerOf(stage, hero.frame))!.fills
    .slice(1)
    .map(({ visible }) => visible !== false)
    .map(Number)
    .join('')

const seeFills = (expected: string) => expect.poll(fills).toBe(expected)

const undo = () => stage.page.evaluate(() => window.stage.figma.undo())

/** Results on the canvas, the first in view and their layer selected. */
async function paint(count: number) {
  stage = await openStage({ onCanvas: true })
  hero = await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun', count)
  await button(/^Discard the results of/).waitFor()
  await seeFills('1' + '0'.repeat(count - 1))
  await stage.panel
    .getByRole('group', { name: 'Results of this layer' })
    .waitFor()
}

const written = () =>
  stage.page.evaluate(() => {
    const { document } = window.stage.figma
    return JSON.stringify([document.data.pages, document.undoSteps])
  })

/** Of the picture that is large: a pixel, and how it lies. */
const seen = () =>
  dialog()
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { width, height, parentElement } = canvas
      const [x, y] = [Math.round(width / 2), Math.round(height / 2)]
      const { data } = canvas.getContext('2d')!.getImageData(x, y, 1, 1)
      const lies = new DOMMatrix(parentElement!.style.transform)
      return { color: [...data].join(), scale: lies.a, x: lies.e, y: lies.f }
    })

test('numbers and arrows switch what is in view, but not while something is typed', async () => {
  await paint(3)
  const prompt = stage.panel.getByRole('textbox', { name: 'Prompt' })
  await prompt.press('End')
  await keyboard().type(' 2')
  await prompt.press('ArrowLeft')
  expect(await prompt.inputValue()).toBe('a golden sun 2')
  expect(await fills()).toBe('100')
  // Whoever tabs on has left the field.
  await button('Settings').focus()
  await keyboard().press('3')
  await seeFills('001')
  await keyboard().press('ArrowRight')
  await seeFills('100')
  await keyboard().press('ArrowLeft')
  await seeFills('001')
  await keyboard().press('Control+2')
  await keyboard().press('8')
  await keyboard().press('2')
  await seeFills('010')
  // In the list the focus goes along, and Enter opens what it is on.
  await button(/^Result 2: see it large/).focus()
  await keyboard().press('ArrowRight')
  await seeFills('001')
  await keyboard().press('Enter')
  await stage.panel.getByRole('dialog', { name: /^Result 3 of/ }).waitFor()
  await keyboard().press('1')
  await stage.panel.getByRole('dialog', { name: /^Result 1 of/ }).waitFor()
  await seeFills('100')
})

test('a result is looked at closely, and the document stays as it is', async () => {
  await paint(2)
  const before = await written()
  await button(/^Result 2: see it large/).click()
  await stage.panel.getByRole('dialog', { name: /^Result 2 of/ }).waitFor()
  await expect.poll(async () => (await seen()).scale).toBe(1)
  const box = (await dialog().locator('canvas').boundingBox())!
  // As far from the middle as a drag has room.
  const corner = { x: box.x + 100, y: box.y + 60 }

  // What lies under the pointer stays there.
  await stage.page.mouse.move(corner.x, corner.y)
  await keyboard().down('Control')
  await stage.page.mouse.wheel(0, -300)
  await keyboard().up('Control')
  await expect.poll(async () => (await seen()).scale).toBeGreaterThan(3)
  const near = await seen()
  expect(near.x).toBeGreaterThan(100)
  expect(near.y).toBeGreaterThan(50)

  await stage.page.mouse.down()
  await stage.page.mouse.move(corner.x - 60, corner.y - 30, { steps: 3 })
  await stage.page.mouse.up()
  await expect.poll(async () => (await seen()).x).toBeCloseTo(near.x - 60, 0)
  expect((await seen()).y).toBeCloseTo(near.y - 30, 0)

  // Arrows move what is zoomed, and switch nothing.
  await keyboard().press('ArrowRight')
  await expect.poll(async () => (await seen()).x).toBeCloseTo(near.x - 108, 0)
  await stage.panel.getByRole('dialog', { name: /^Result 2 of/ }).waitFor()
  await keyboard().press('0')
  await expect.poll(async () => (await seen()).scale).toBe(1)
  await keyboard().press('+')
  await expect.poll(async () => (await seen()).scale).toBe(1.5)
  await button('Zoom out').click()
  await expect.poll(async () => (await seen()).scale).toBe(1)

  const result = (await seen()).color
  await keyboard().down('b')
  await expect.poll(async () => (await seen()).color).not.toBe(result)
  const original = (await seen()).color
  await keyboard().up('b')
  await expect.poll(async () => (await seen()).color).toBe(result)
  const hold = await button('Hold to see before').boundingBox()
  await stage.page.mouse.move(hold!.x + 10, hold!.y + 10)
  await stage.page.mouse.down()
  await expect.poll(async () => (await seen()).color).toBe(original)
  await stage.page.mouse.up()
  await expect.poll(async () => (await seen()).color).toBe(result)
  expect(await written()).toBe(before)
})

test('all results are seen at a glance; Escape closes one thing at a time', async () => {
  await paint(8)
  await button(/^Result 1: see it large/).press('Enter')
  await button('All at a glance').click()
  const pictures = dialog().getByRole('button', { name: /see it large$/ })
  await expect.poll(() => pictures.count()).toBe(8)
  for (const picture of await pictures.all()) {
    const box = (await picture.boundingBox())!
    expect(box.y + box.height).toBeLessThan(640)
    expect(box.height).toBeGreaterThan(80)
  }
  await keyboard().press('3')
  await seeFills('00100000')
  await pictures.nth(1).press('Enter')
  await stage.panel.getByRole('dialog', { name: /^Result 2 of/ }).waitFor()
  await expect.poll(() => dialog().locator('canvas').count()).toBe(1)

  await dialog()
    .getByRole('button', { name: /^More for result 2/ })
    .click()
  await stage.panel.getByRole('menu').waitFor()
  await keyboard().press('Escape')
  await stage.panel.getByRole('menu').waitFor({ state: 'detached' })
  expect(await dialog().count()).toBe(1)
  await keyboard().press('Escape')
  await dialog().waitFor({ state: 'detached' })
  await button(/^Discard the results of/).waitFor()
})

test('the only one that is kept is alone on layer and list, until an undo', async () => {
  await paint(3)
  await button('Settings').focus()
  await keyboard().press('2')
  await seeFills('010')
  await button(/^Keep only this: result 2 of/).click()
  await seeFills('1')
  await expect.poll(() => button(/see it large$/).count()).toBe(1)
  expect(await button(/^Keep only this/).count()).toBe(0)
  await undo()
  await seeFills('010')
  await expect.poll(() => button(/see it large$/).count()).toBe(3)
  // As before: the others are switched to again.
  await keyboard().press('3')
  await seeFills('001')
})

test('what is discarded leaves layer and list in one step', async () => {
  await paint(2)
  await button(/^Discard the results of/).click()
  await seeFills('')
  await expect.poll(() => stage.panel.getByRole('article').count()).toBe(0)
  await undo()
  await seeFills('10')
  await stage.panel.getByRole('article', { name: 'a golden sun' }).waitFor()
  await undo()
  await seeFills('')
})

test('results are found by their prompts and by a star, which outlives the panel', async () => {
  await paint(1)
  await stage.page.evaluate((mask) => {
    window.stage.figma.document.select([mask])
  }, hero.mask)
  await seeSentence(stage, /Repaints Hero where Ellipse 1 covers/)
  await generate(stage, 'a red balloon', 2)
  const cards = stage.panel.getByRole('article')
  await expect.poll(() => cards.count()).toBe(2)
  await button(/^Discard the results of “a red/).waitFor()
  const search = stage.panel.getByRole('searchbox', {
    name: 'Search by prompt',
  })
  await search.fill('GOLD')
  await expect.poll(() => cards.count()).toBe(1)
  await search.fill('zebra')
  await stage.panel.getByText(/^No result here has “zebra” in its/).waitFor()
  await search.press('Escape')
  await expect.poll(() => cards.count()).toBe(2)

  await button('Favourites only').click()
  await stage.panel.getByText(/^No favourites here yet\./).waitFor()
  await button('Favourites only').click()
  await button(/^Favourite: result 2 of “a red/).click()
  await expect
    .poll(() =>
      stage.page.evaluate(() => window.stage.storage.get('favourites')),
    )
    .toHaveLength(1)

  await stage.page.evaluate(() => window.stage.figma.closePlugin())
  await openPanel(stage)
  await expect.poll(() => cards.count()).toBe(2)
  await button('Favourites only').click()
  await expect.poll(() => cards.count()).toBe(1)
  const star = (number: number) =>
    button(new RegExp(`^Favourite: result ${String(number)} of “a red`))
  expect(await star(2).getAttribute('aria-pressed')).toBe('true')
  expect(await star(1).getAttribute('aria-pressed')).toBe('false')
})
