import { expect, test } from 'vitest'
import type { PlaygroundPage } from '../play/window.ts'
import { square, usePlayground } from './playground-page.ts'

declare const window: { playground: PlaygroundPage }

const play = usePlayground()

/** A frame with a rectangle and an ellipse in it, and a line beside it. */
async function drawSome() {
  await play.hands.draw('r', { x: 220, y: -100 }, { x: 300, y: 0 })
  await play.hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await play.hands.draw('r', ...square)
  await play.hands.draw('o', { x: 80, y: 20 }, { x: 160, y: 100 })
  await play.hands.press('Escape')
}

test('Tab goes from layer to layer, Enter into them, Shift+Enter out', async () => {
  await drawSome()
  const walk = async (...keys: string[]) => {
    const met: string[] = []
    for (const key of keys) {
      await play.hands.press(key)
      met.push((await play.hands.selected()).join())
    }
    return met
  }
  expect(await walk('Tab', 'Enter', 'Tab', 'Shift+Enter', 'Tab')).toEqual([
    'Frame 1',
    'Ellipse 1,Rectangle 2',
    'Rectangle 2',
    'Frame 1',
    'Rectangle 1',
  ])
  // There is no further layer: the canvas lets the focus go.
  await play.hands.press('Tab')
  expect(await focused()).not.toBe('Canvas')
  expect(await play.hands.selected()).toEqual(['Rectangle 1'])
})

test('the tree of layers is worked by keys alone', async () => {
  await drawSome()
  await play.hands.row('Frame 1').focus()
  await play.hands.press(' ')
  expect(await play.hands.selected()).toEqual(['Frame 1'])
  await play.hands.press('ArrowLeft')
  await play.hands.row('Ellipse 1').waitFor({ state: 'detached' })
  await play.hands.press('ArrowRight')
  await play.hands.row('Ellipse 1').waitFor()
  await play.hands.press('ArrowDown')
  await play.hands.press('Shift+ArrowDown')
  expect(await play.hands.selected()).toEqual(['Rectangle 2', 'Ellipse 1'])
  await play.hands.press('ArrowUp')
  expect(await play.hands.selected()).toEqual(['Ellipse 1'])
  await play.hands.press('F2')
  const name = play.hands.page.getByRole('textbox', {
    name: 'Name',
    exact: true,
  })
  await name.fill('Moon')
  await name.press('Enter')
  await play.hands.row('Moon').waitFor()
  await play.hands.press('Control+Shift+H')
  const [, frame] = await play.hands.layers()
  expect(frame?.children.map((it) => [it.name, it.visible])).toEqual([
    ['Rectangle 2', true],
    ['Moon', false],
  ])
  await play.hands.press('End')
  expect(await play.hands.selected()).toEqual(['Rectangle 1'])
  await play.hands.press('Delete')
  await play.hands.row('Rectangle 1').waitFor({ state: 'detached' })
})

test('a row that is closed stays closed while something in it is selected', async () => {
  await drawSome()
  await play.hands.row('Ellipse 1').locator('.row').click()
  await play.hands.button('Close Frame 1').click()
  await play.hands.row('Ellipse 1').waitFor({ state: 'detached' })
  expect(await play.hands.selected()).toEqual(['Ellipse 1'])
  // The tree is come into by what closes over it.
  await play.hands.button('Page 1').focus()
  await play.hands.press('Tab')
  expect(await focused()).toBe('Frame 1')
  await play.hands.press('ArrowRight')
  await play.hands.row('Ellipse 1').waitFor()
  await play.hands.button('Page 1').focus()
  await play.hands.press('Tab')
  expect(await focused()).toBe('Ellipse 1')
})

/** The accessible name of what has the focus. */
const focused = () =>
  play.hands.page.evaluate(() => document.activeElement?.ariaLabel)

const menus = ['Document menu', 'Zoom', 'Tiny menu']

test('Escape closes every panel and gives the focus back', async () => {
  for (const label of menus) {
    await play.hands.button(label).click()
    const menu = play.hands.page.getByRole('menu', { name: label })
    await menu.waitFor()
    await play.hands.press('Escape')
    await menu.waitFor({ state: 'detached' })
    expect(await focused()).toBe(label)
  }
  await play.hands.button('Tiny menu').click()
  await play.hands.page.getByRole('menuitem', { name: 'Name it' }).click()
  const parameters = play.hands.page.getByRole('dialog', { name: 'Name it' })
  await parameters.getByRole('button', { name: 'Dune' }).waitFor()
  await play.hands.press('Escape')
  await parameters.waitFor({ state: 'detached' })
  expect(await focused()).toBe('Tiny menu')
  await play.hands.button('Bad day').click()
  const weather = play.hands.page.getByRole('group', { name: 'Bad day' })
  await weather.getByRole('switch', { name: 'Slow network' }).focus()
  await play.hands.press('Escape')
  await weather.waitFor({ state: 'detached' })
  await play.hands.press('Control+k')
  const actions = play.hands.page.getByRole('dialog', { name: 'Actions' })
  await actions.waitFor()
  await play.hands.press('Escape')
  await actions.waitFor({ state: 'detached' })
  const hasFocus = (button: Element) => button === document.activeElement
  expect(await play.hands.button('Bad day').evaluate(hasFocus)).toBe(true)
  const { x, y } = await play.hands.at({ x: 0, y: 0 })
  await play.hands.page.mouse.click(x, y, { button: 'right' })
  const menu = play.hands.page.getByRole('menu', { name: 'Layer menu' })
  await menu.waitFor()
  await play.hands.press('Escape')
  await menu.waitFor({ state: 'detached' })
  expect(await focused()).toBe('Canvas')
})

test('Escape in a field takes back what was typed', async () => {
  await play.hands.draw('r', ...square)
  const leave = async (name: string) => {
    const field = play.hands.page.getByRole('textbox', { name, exact: true })
    await field.fill('12')
    await field.press('Escape')
    expect(
      await field.evaluateAll(([it]) => it === document.activeElement),
    ).toBe(false)
  }
  await leave('Document name')
  await leave('Rotation')
  await play.hands.button('Page 1').dblclick()
  await leave('Name')
  await play.hands.button('Page 1').waitFor()
  await play.hands.row('Rectangle 1').locator('.row').dblclick()
  await leave('Name')
  expect(await focused()).toBe('Rectangle 1')
  expect(await play.hands.page.getByLabel('Rotation').inputValue()).toBe('0°')
  const names = await play.hands.page.evaluate(() => {
    const { name, pages } = window.playground.figma.document.data
    return [name, ...pages.map((page) => page.name)]
  })
  expect(names).toEqual(['Untitled', 'Page 1'])
  const [layer] = await play.hands.layers()
  expect([layer?.name, layer?.transform[1][0]]).toEqual(['Rectangle 1', 0])
})

test.each([
  [1440, 900],
  [1024, 700],
  [800, 600],
])('every menu lies inside a window of %i × %i', async (width, height) => {
  await play.hands.page.setViewportSize({ width, height })
  const inside = async (selector: string) => {
    const box = await play.hands.page.locator(selector).boundingBox()
    if (!box) throw new Error(`${selector} is not to be seen`)
    expect([
      box.x >= 0,
      box.y >= 0,
      box.x + box.width <= width,
      box.y + box.height <= height,
    ]).toEqual([true, true, true, true])
  }
  for (const label of [...menus, 'Bad day']) {
    await play.hands.button(label).click()
    await inside('.menu')
    await play.hands.press('Escape')
    await play.hands.page.locator('.menu').waitFor({ state: 'detached' })
  }
  await play.hands.press('Control+k')
  await inside('.quick-actions')
  await play.hands.press('Escape')
  const at = await play.hands.at({ x: 0, y: 0 })
  for (const y of [at.y, height - 90]) {
    await play.hands.page.mouse.click(at.x, y, { button: 'right' })
    await inside('.menu')
    await play.hands.press('Escape')
  }
})

test('a narrow window has small panels over its canvas', async () => {
  await drawSome()
  const tree = play.hands.page.getByRole('tree')
  await tree.waitFor()
  await play.hands.page.setViewportSize({ width: 800, height: 600 })
  await tree.waitFor({ state: 'detached' })
  const width = async () =>
    (await play.hands.page.getByLabel('Canvas').boundingBox())?.width
  await expect.poll(width).toBe(800)
  await play.hands.press('Shift+Backslash')
  await tree.waitFor()
  await expect.poll(width).toBeLessThan(400)
})
