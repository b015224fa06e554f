import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import {
  awaitResult,
  drawHero,
  generate,
  layerOf,
  openPanel,
  paidRequests,
  pixelsOf,
  seeSentence,
} from '../../e2e/designer.ts'
import type { Stage } from '../../e2e/stage.ts'
import { useStage } from '../../e2e/use-stage.ts'

const openStage = useStage()
let stage: Stage

/** What axe finds in the panel, as rule and element. */
async function faults(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: stage.page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes
      // A path of two: the window's frame, and the element in it.
      .filter(({ target }) => target.length > 1)
      .map(({ html }) => `${id}: ${html.slice(0, 120)}`),
  )
}

const promptField = () => stage.panel.getByRole('textbox', { name: 'Prompt' })

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

test.each(['light', 'dark'] as const)(
  'every screen is accessible in %s',
  async (theme) => {
    const settings = { connection: 'relay', matchColors: true, onCanvas: false }
    stage = await openStage({ theme, storage: { settings } })
    await drawHero(stage)
    await openPanel(stage)
    const key = stage.panel.getByLabel('Ideogram API key')
    await key.waitFor()
    await seeSentence(stage, /Repaints Hero where Ellipse 1 covers/)
    expect(await faults()).toEqual([])

    await key.fill(stage.ideogram.key)
    await button('Save key').click()
    await key.waitFor({ state: 'detached' })
    await generate(stage, 'a golden sun', 2)
    await awaitResult(stage, 2)
    await button(/^Result 1: see it large/).click()
    await stage.panel.getByRole('dialog').waitFor()
    expect(await faults()).toEqual([])
    await button('All at a glance').click()
    expect(await faults()).toEqual([])
    await stage.page.keyboard.press('Escape')
    await stage.panel.getByText('More options').click()
    await stage.panel.getByText('Mask edge').click()
    expect(await faults()).toEqual([])

    await button('Settings').click()
    await button('Test connection').click()
    await seeSentence(stage, /^Connected through the relay/)
    expect(await faults()).toEqual([])
    await button('Back').click()

    await button('Change source or mask').click()
    await stage.panel.getByRole('menuitem', { name: 'Paint mask' }).click()
    await stage.panel.getByRole('application').waitFor()
    expect(await faults()).toEqual([])
  },
)

test('a mask is painted with the keyboard alone', async () => {
  stage = await openStage()
  const { frame, mask } = await drawHero(stage)
  await stage.page.evaluate(
    ({ frame, mask }) => {
      const { document: file } = window.stage.figma
      file.remove(mask)
      file.select([frame])
    },
    { frame, mask },
  )
  await openPanel(stage)
  await button('Paint mask').press('Enter')
  const canvas = stage.panel.getByRole('application', { name: /“Hero”/ })
  // As long as nothing is painted, Escape leaves; what is painted it spares.
  await canvas.press('Escape')
  await button('Paint mask').press('Enter')
  await canvas.press('Space')
  await canvas.press('Space')
  await canvas.press('Escape')
  await button('Undo').press('Enter')
  // From the middle, ten times two hundredths of the width to the right.
  await canvas.press('Space')
  for (let step = 0; step < 10; step++) await canvas.press('ArrowRight')
  await canvas.press('Space')
  // Nothing is painted while the brush is up.
  for (let step = 0; step < 5; step++) await canvas.press('ArrowDown')
  await button('Use as mask').press('Enter')
  await seeSentence(stage, /Repaints Hero where .* covers/)

  const painted = await stage.page.evaluate((frame) => {
    const { document: file } = window.stage.figma
    const { children } = file.find(frame)!.layer
    return children.at(-1)!.id
  }, frame)
  const { width, height, transform } = (await layerOf(stage, painted))!
  // The brush has 5 % of the longer side, 600, as its radius.
  expect(width).toBeCloseTo(0.2 * 600 + 2 * 30, -1)
  expect(height).toBeCloseTo(2 * 30, -1)
  expect(transform[0][2]).toBeCloseTo(300 - 30, -1)
  expect(transform[1][2]).toBeCloseTo(200 - 30, -1)
})

test('the painter opens with the mask that is there, and takes its place', async () => {
  stage = await openStage()
  const { frame, mask } = await drawHero(stage)
  await openPanel(stage)
  await seeSentence(stage, /Repaints Hero where Ellipse 1 covers, 6 %/)
  await button('Change source or mask').click()
  await stage.panel.getByRole('menuitem', { name: 'Paint mask' }).click()
  const canvas = stage.panel.getByRole('application', { name: /“Hero”/ })
  // Nothing has changed yet.
  expect(await button('Use as mask').isDisabled()).toBe(true)
  await stage.panel.getByRole('textbox', { name: 'Size, px' }).fill('40')
  // At the middle of the picture, which is that of the ellipse.
  await canvas.press('e')
  for (const key of ['+', '+', 'Space', 'Space', '0']) await canvas.press(key)
  await button('Use as mask').click()
  await seeSentence(stage, /Repaints Hero where Mask covers, 6 %/)
  await seeSentence(stage, /Because it was made as a mask/)

  const { children } = (await layerOf(stage, frame))!
  expect(children.map(({ id, visible }) => [id === mask, visible])).toEqual([
    [true, false],
    [false, true],
  ])
  const painted = children[1]!
  expect([painted.width, painted.height]).toEqual([
    expect.closeTo(160, -0.5),
    expect.closeTo(120, -0.5),
  ])
  expect(painted.fills).toMatchObject([{ type: 'IMAGE', opacity: 0.5 }])
  const { data, width, height } = await pixelsOf(stage, painted.id)
  const pixel = (x: number, y: number) => [
    ...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
  ]
  const [middle, beside] = [Math.round(width / 2), Math.round(height / 2)]
  expect(pixel(middle, beside)[3]).toBe(0)
  // Violet, half of it; what is half there is a level or two off.
  expect(pixel(middle - 40, beside)).toEqual(
    [0x97, 0x47, 0xff, 0x80].map(
      (level) => expect.closeTo(level, -0.8) as number,
    ),
  )
})

test('a double click pays once', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  await promptField().fill('a golden sun')
  await button(/^Generate/).dblclick()
  await awaitResult(stage)
  expect(paidRequests(stage)).toHaveLength(1)
})

test('a key held down pays once', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  await promptField().fill('a golden sun')
  await seeSentence(stage, /Repaints Hero where Ellipse 1 covers/)
  await button(/^Generate/).focus()
  // The second and third are what a keyboard repeats.
  for (let down = 0; down < 3; down++) await stage.page.keyboard.down('Enter')
  await stage.page.keyboard.up('Enter')
  await awaitResult(stage)
  expect(paidRequests(stage)).toHaveLength(1)
})

test('the whole edit works without a pointer', async () => {
  stage = await openStage()
  const { frame } = await drawHero(stage)
  await openPanel(stage)
  const prompt = promptField()
  await prompt.waitFor()
  await seeSentence(stage, /Repaints Hero where Ellipse 1 covers/)

  // Without a prompt the panel says what is missing and goes there.
  await button(/^Generate/).press('Control+Enter')
  await expect
    .poll(() => prompt.evaluate((field) => field === document.activeElement))
    .toBe(true)
  expect(await prompt.getAttribute('aria-invalid')).toBe('true')
  expect(paidRequests(stage)).toHaveLength(0)

  await stage.page.keyboard.type('a golden sun')
  await stage.page.keyboard.press('Control+Enter')
  await awaitResult(stage)
  const more = stage.panel.getByRole('button', { name: /^More for result 1 / })
  await more.press('Enter')
  const item = (name: string) => stage.panel.getByRole('menuitem', { name })
  const focused = (name: string) =>
    item(name).evaluate((one) => one === document.activeElement)
  await expect.poll(() => focused('Insert as fill')).toBe(true)
  await stage.page.keyboard.press('Escape')
  expect(await item('Insert as fill').count()).toBe(0)
  expect(await more.evaluate((one) => one === document.activeElement)).toBe(
    true,
  )
  await more.press('Enter')
  await expect.poll(() => focused('Insert as fill')).toBe(true)
  await stage.page.keyboard.press('Enter')
  await seeSentence(stage, /^In view$/)
  expect((await layerOf(stage, frame))?.fills).toHaveLength(2)
  expect(paidRequests(stage)).toHaveLength(1)
})

test('earlier prompts come back with Alt and the arrows', async () => {
  stage = await openStage({
    storage: { key: 'any', prompts: ['the last one', 'one before'] },
  })
  await openPanel(stage)
  const prompt = promptField()
  await prompt.fill('half a thought')
  const steps = [
    ['Alt+ArrowUp', 'the last one'],
    ['Alt+ArrowUp', 'one before'],
    ['Alt+ArrowDown', 'the last one'],
    ['Alt+ArrowDown', 'half a thought'],
  ] as const
  for (const [key, expected] of steps) {
    await prompt.press(key)
    await expect.poll(() => prompt.inputValue()).toBe(expected)
  }
})

test('nothing moves for those who asked for it', async () => {
  stage = await openStage()
  await stage.page.emulateMedia({ reducedMotion: 'reduce' })
  stage.ideogram.script({ on: 'POST /edit', answer: { kind: 'hang' } })
  await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun')
  await button(/^Cancel “a golden sun”/).waitFor()
  const moving = await stage.panel
    .locator('body')
    .evaluate(() => document.getAnimations().length)
  expect(moving).toBe(0)
  await button(/^Cancel “a golden sun”/).click()
  await seeSentence(stage, /^Cancelled\./)
})
