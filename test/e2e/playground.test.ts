import AxeBuilder from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  test,
} from 'vitest'
import { launchChromium } from '../chromium.ts'
import type { Ideogram } from '../ideogram/server.ts'
import { startIdeogram } from '../ideogram/server.ts'
import type { Playground } from '../play/serve.ts'
import { servePlayground } from '../play/serve.ts'
import type { PlaygroundPage } from '../play/window.ts'
import { boxOf, Hands } from './playground-page.ts'
import { tinyPlugin } from './tiny-plugin.ts'

declare const window: { playground: PlaygroundPage }

let browser: Browser
let ideogram: Ideogram
let playground: Playground
let hands: Hands
let complaints: string[]

beforeAll(async () => {
  browser = await launchChromium()
  ideogram = await startIdeogram()
  playground = await servePlayground({ plugin: tinyPlugin, ideogram })
})

afterAll(async () => {
  await browser.close()
  await Promise.all([playground.close(), ideogram.close()])
})

beforeEach(async () => {
  complaints = []
  await open('?sample=none')
})

afterEach(async () => {
  await hands.page.context().close()
  expect(complaints).toEqual([])
})

async function open(query: string) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${playground.origin}/${query}`)
  await page.evaluate(() => window.playground.ready)
  hands = new Hands(page)
}

const square = [
  { x: -100, y: -80 },
  { x: 60, y: 40 },
] as const

const button = (name: string) =>
  hands.page.getByRole('button', { name, exact: true })

test('O draws an ellipse that undo takes back and redo brings again', async () => {
  await hands.draw('o', ...square)
  await hands.row('Ellipse 1').waitFor()
  expect((await hands.layers()).map(boxOf)).toEqual([[-100, -80, 160, 120]])
  expect(await hands.selected()).toEqual(['Ellipse 1'])
  await hands.press('Control+z')
  await hands.row('Ellipse 1').waitFor({ state: 'detached' })
  await hands.press('Control+Shift+z')
  await hands.row('Ellipse 1').waitFor()
})

test('a shape drawn over a frame becomes its child', async () => {
  await hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await hands.draw('r', ...square)
  const [frame, ...others] = await hands.layers()
  expect(others).toEqual([])
  expect(frame?.children.map(boxOf)).toEqual([[100, 70, 160, 120]])
})

test('layers are dragged, resized by a grip, turned and nudged', async () => {
  await hands.draw('r', ...square)
  await hands.drag({ x: 0, y: 0 }, { x: 30, y: 25 })
  expect((await hands.layers()).map(boxOf)).toEqual([[-70, -55, 160, 120]])
  await hands.drag({ x: 90, y: 65 }, { x: 110, y: 95 })
  expect((await hands.layers()).map(boxOf)).toEqual([[-70, -55, 180, 150]])
  await hands.press('Shift+ArrowLeft')
  expect((await hands.layers()).map(boxOf)).toEqual([[-80, -55, 180, 150]])
  const field = hands.page.getByLabel('Rotation')
  await field.fill('90')
  await field.press('Enter')
  const [turned] = await hands.layers()
  expect(turned?.transform[1][0]).toBeCloseTo(-1)
})

test('a box drawn around layers selects them, and they can be grouped', async () => {
  await hands.draw('r', { x: -100, y: 0 }, { x: -50, y: 50 })
  await hands.draw('o', { x: 50, y: 0 }, { x: 100, y: 50 })
  await hands.drag({ x: -200, y: -100 }, { x: 200, y: 100 })
  expect(await hands.selected()).toEqual(['Rectangle 1', 'Ellipse 1'])
  await hands.press('Control+g')
  expect((await hands.layers()).map(boxOf)).toEqual([[-100, 0, 200, 50]])
  await hands.click({ x: -75, y: 25 })
  expect(await hands.selected()).toEqual(['Group 1'])
  await hands.click({ x: -75, y: 25 }, 2)
  expect(await hands.selected()).toEqual(['Rectangle 1'])
})

test('a pencil line whose ends meet is filled, one that is open is not', async () => {
  const round = [0, 1, 2, 3, 4, 5, 6].map((turn) => ({
    x: 80 * Math.cos((turn * Math.PI) / 3),
    y: 80 * Math.sin((turn * Math.PI) / 3),
  }))
  await hands.draw('p', ...round)
  await hands.draw(
    'p',
    { x: -150, y: -150 },
    { x: 0, y: -180 },
    { x: 150, y: -150 },
  )
  const [closed, line] = await hands.layers()
  expect([closed?.fills.length, closed?.strokes.length]).toEqual([1, 0])
  expect([line?.fills.length, line?.strokes.length]).toEqual([0, 1])
})

test('text is typed where T was pressed, and can be typed over', async () => {
  await hands.press('t')
  await hands.click({ x: -40, y: -20 })
  await hands.page.getByRole('textbox', { name: 'Text' }).fill('Tides')
  await hands.press('Escape')
  const [before] = await hands.layers()
  expect([before?.type, before?.characters]).toEqual(['TEXT', 'Tides'])
  expect(before?.width).toBeGreaterThan(40)
  await hands.click({ x: -30, y: -10 }, 2)
  await hands.page.keyboard.type('Low tides')
  await hands.press('Escape')
  const [after] = await hands.layers()
  expect(after?.characters).toBe('Low tides')
  expect(after?.width).toBeGreaterThan(before?.width ?? 0)
})

test('layers are renamed, hidden, locked and put in another order', async () => {
  await hands.draw('r', ...square)
  await hands.draw('o', ...square)
  await hands.row('Ellipse 1').locator('.row').dblclick()
  await hands.page
    .getByRole('textbox', { name: 'Name', exact: true })
    .fill('Mask')
  await hands.press('Enter')
  await hands.row('Mask').hover()
  await button('Hide Mask').click()
  await hands.row('Rectangle 1').hover()
  await button('Lock Rectangle 1').click()
  const [rectangle, mask] = await hands.layers()
  expect([mask?.name, mask?.visible, mask?.locked]).toEqual([
    'Mask',
    false,
    false,
  ])
  expect([rectangle?.visible, rectangle?.locked]).toEqual([true, true])
  await hands
    .row('Rectangle 1')
    .locator('.row')
    .dragTo(hands.row('Mask').locator('.row'), {
      targetPosition: { x: 60, y: 2 },
    })
  expect((await hands.layers()).map(({ name }) => name)).toEqual([
    'Mask',
    'Rectangle 1',
  ])
})

test('fills are hidden, shown, coloured and deleted in the list', async () => {
  await hands.draw('r', ...square)
  await button('Add fill').click()
  await button('Hide fill 2').click()
  await hands.page.getByLabel('Colour of fill 1').fill('#ff0000')
  const [painted] = await hands.layers()
  expect(painted?.fills.map(({ visible }) => visible ?? true)).toEqual([
    true,
    false,
  ])
  expect(painted?.fills[0]).toMatchObject({ color: { r: 1, g: 0, b: 0 } })
  await button('Delete fill 1').click()
  await button('Show fill 1').click()
  const [left] = await hands.layers()
  expect(left?.fills.map(({ visible }) => visible)).toEqual([true])
})

test('a dropped picture becomes a layer of its size, one too large is scaled', async () => {
  const picture = async (width: number, height: number) =>
    (
      await sharp({
        create: { width, height, channels: 3, background: '#27a' },
      })
        .png()
        .toBuffer()
    ).toString('base64')
  const files = [await picture(320, 200), await picture(8192, 16)]
  await hands.page.getByLabel('Canvas').evaluate((canvas, files) => {
    const dataTransfer = new DataTransfer()
    for (const [index, file] of files.entries()) {
      const bytes = Uint8Array.from(atob(file), (it) => it.charCodeAt(0))
      const type = 'image/png'
      dataTransfer.items.add(
        new File([bytes], `Picture ${index}.png`, { type }),
      )
    }
    canvas.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    )
  }, files)
  await hands.row('Picture 1').waitFor()
  const layers = await hands.layers()
  expect(
    layers.map(({ name, width, height }) => [name, width, height]),
  ).toEqual([
    ['Picture 0', 320, 200],
    ['Picture 1', 4096, 8],
  ])
  expect(layers.map(({ fills }) => fills[0]?.type)).toEqual(['IMAGE', 'IMAGE'])
})

test('a saved document opens again as it was', async () => {
  await hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await hands.draw('o', ...square)
  const before = await hands.layers()
  const [file] = await Promise.all([
    hands.page.waitForEvent('download'),
    hands.press('Control+s'),
  ])
  const saved = await readFile(await file.path())
  await hands.press('Control+a')
  await hands.press('Delete')
  expect(await hands.layers()).toEqual([])
  const [chooser] = await Promise.all([
    hands.page.waitForEvent('filechooser'),
    hands.press('Control+o'),
  ])
  await chooser.setFiles({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: saved,
  })
  await hands.row('Frame 1').waitFor()
  expect(await hands.layers()).toEqual(before)
})

test('a selected layer is exported as a PNG of twice its size', async () => {
  await hands.draw('r', ...square)
  const [file] = await Promise.all([
    hands.page.waitForEvent('download'),
    hands.page.getByRole('button', { name: 'Export as PNG' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('Rectangle 1.png')
  const { width, height, format } = await sharp(await file.path()).metadata()
  expect([width, height, format]).toEqual([320, 240, 'png'])
})

test('the plugin’s window opens, follows the theme and closes', async () => {
  await button('Tiny menu').click()
  await hands.page.getByRole('menuitem', { name: 'Open Tiny' }).click()
  const shown = hands.page.frameLocator('.plugin-window iframe')
  await shown.getByText('Tiny says open').waitFor()
  const html = shown.locator('html')
  expect(await html.getAttribute('class')).toBe('figma-light')
  await button('Dark theme').click()
  await expect.poll(() => html.getAttribute('class')).toBe('figma-dark')
  await button('Close plugin').click()
  await hands.page
    .locator('.plugin-window iframe')
    .waitFor({ state: 'detached' })
})

test('the plugin’s notes are shown, and its relaunch button runs it again', async () => {
  await hands.draw('r', ...square)
  await hands.page.evaluate(() => window.playground.run('mark'))
  await hands.page.getByRole('status').getByText('Marked').waitFor()
  await button('Run again Marked by Tiny').click()
  await hands.page.getByRole('status').getByText('Ran again').waitFor()
})

test('the actions bar asks for a command’s parameters', async () => {
  await hands.press('Control+k')
  await hands.page.getByLabel('Search actions').fill('name it')
  await hands.press('Enter')
  await hands.page
    .getByRole('textbox', { name: 'Name', exact: true })
    .fill('Dune')
  await hands.press('Enter')
  await hands.page.getByRole('status').getByText('Named Dune').waitFor()
})

test('a bad day changes what Ideogram does, and a fair one changes it back', async () => {
  await button('Bad day').click()
  const slow = hands.page.getByRole('switch', { name: 'Slow network' })
  await slow.check()
  await expect.poll(() => ideogram.conditions.latency).toBe(6000)
  await hands.page.getByRole('switch', { name: 'Wrong key' }).check()
  const ask = () => fetch(`${ideogram.origin}/models`)
  await expect.poll(async () => (await ask()).status).toBe(401)
  await hands.page.getByRole('switch', { name: 'Storage full' }).check()
  const quota = await hands.page.evaluate(
    () => window.playground.figma.conditions.storageQuotaBytes,
  )
  expect(quota).toBe(0)
  await slow.uncheck()
  await expect.poll(() => ideogram.conditions.latency).toBe(0)
})

test('the wheel pans, with Ctrl it zooms about the pointer', async () => {
  const view = () =>
    hands.page.evaluate(() => window.playground.figma.document.viewport)
  const point = await hands.at({ x: 100, y: 50 })
  await hands.page.mouse.move(point.x, point.y)
  await hands.page.keyboard.down('Control')
  await hands.page.mouse.wheel(0, -60)
  await hands.page.keyboard.up('Control')
  await expect.poll(async () => (await view()).zoom).toBeGreaterThan(1.5)
  const now = await hands.at({ x: 100, y: 50 })
  expect([now.x, now.y]).toEqual([
    expect.closeTo(point.x, 3),
    expect.closeTo(point.y, 3),
  ])
  const { center, zoom } = await view()
  await hands.page.mouse.wheel(0, 120)
  await expect
    .poll(async () => (await view()).center.y)
    .toBeCloseTo(center.y + 120 / zoom)
})

test.each(['light', 'dark'])(
  'the sample has no barriers in %s',
  async (theme) => {
    await hands.page.context().close()
    await open(`?theme=${theme}`)
    await hands.row('Poster').locator('.row').click()
    const { violations } = await new AxeBuilder({ page: hands.page }).analyze()
    const found = violations.map(({ id, nodes }) => [
      id,
      nodes.map((it) => it.html),
    ])
    expect(found).toEqual([])
    expect((await hands.layers()).map(({ name }) => name)).toEqual([
      'Poster',
      'Vase',
      'Card',
    ])
  },
)
