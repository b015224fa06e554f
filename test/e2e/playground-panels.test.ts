import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { PlaygroundPage } from '../play/window.ts'
import { boxOf, square, usePlayground } from './playground-page.ts'

declare const window: { playground: PlaygroundPage }

const play = usePlayground()

test('layers are renamed, hidden, locked and put in another order', async () => {
  await play.hands.draw('r', ...square)
  await play.hands.draw('o', ...square)
  await play.hands.row('Ellipse 1').locator('.row').dblclick()
  await play.hands.page
    .getByRole('textbox', { name: 'Name', exact: true })
    .fill('Mask')
  await play.hands.press('Enter')
  await play.hands.row('Mask').hover()
  await play.hands.button('Hide Mask').click()
  await play.hands.row('Rectangle 1').hover()
  await play.hands.button('Lock Rectangle 1').click()
  const [rectangle, mask] = await play.hands.layers()
  expect([mask?.name, mask?.visible, mask?.locked]).toEqual([
    'Mask',
    false,
    false,
  ])
  expect([rectangle?.visible, rectangle?.locked]).toEqual([true, true])
  await play.hands
    .row('Rectangle 1')
    .locator('.row')
    .dragTo(play.hands.row('Mask').locator('.row'), {
      targetPosition: { x: 60, y: 2 },
    })
  expect((await play.hands.layers()).map(({ name }) => name)).toEqual([
    'Mask',
    'Rectangle 1',
  ])
})

test('Undo and Redo are there when there is something to take back', async () => {
  const enabled = async () => [
    await play.hands.button('Undo').isEnabled(),
    await play.hands.button('Redo').isEnabled(),
  ]
  expect(await enabled()).toEqual([false, false])
  await play.hands.draw('r', ...square)
  await expect.poll(enabled).toEqual([true, false])
  await play.hands.button('Undo').click()
  expect(await play.hands.layers()).toEqual([])
  await expect.poll(enabled).toEqual([false, true])
  await play.hands.button('Redo').click()
  expect(await play.hands.layers()).toHaveLength(1)
  await expect.poll(enabled).toEqual([true, false])
})

test('fills are hidden, shown, coloured and deleted in the list', async () => {
  await play.hands.draw('r', ...square)
  await play.hands.button('Add fill').click()
  await play.hands.button('Hide fill 2').click()
  await play.hands.page.getByLabel('Colour of fill 1').fill('#ff0000')
  const [painted] = await play.hands.layers()
  expect(painted?.fills.map(({ visible }) => visible ?? true)).toEqual([
    true,
    false,
  ])
  expect(painted?.fills[0]).toMatchObject({ color: { r: 1, g: 0, b: 0 } })
  await play.hands.button('Delete fill 1').click()
  await play.hands.button('Show fill 1').click()
  const [left] = await play.hands.layers()
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
  await play.hands.page.getByLabel('Canvas').evaluate((canvas, files) => {
    const dataTransfer = new DataTransfer()
    for (const [index, file] of files.entries()) {
      const bytes = Uint8Array.from(atob(file), (letter) =>
        letter.charCodeAt(0),
      )
      const type = 'image/png'
      dataTransfer.items.add(
        new File([bytes], `Picture ${index}.png`, { type }),
      )
    }
    canvas.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    )
  }, files)
  await play.hands.row('Picture 1').waitFor()
  const layers = await play.hands.layers()
  expect(
    layers.map(({ name, width, height }) => [name, width, height]),
  ).toEqual([
    ['Picture 0', 320, 200],
    ['Picture 1', 4096, 8],
  ])
  expect(layers.map(({ fills }) => fills[0]?.type)).toEqual(['IMAGE', 'IMAGE'])
})

/** The document's pictures: each hash, and how many bytes it stands for. */
const pictures = () =>
  play.hands.page.evaluate(() =>
    [...window.playground.figma.document.data.images].map(
      ([hash, { length }]) => [hash, length],
    ),
  )

test('a saved document opens again as it was', async () => {
  await play.hands.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30)
    canvas.getContext('2d')?.fillRect(5, 5, 20, 20)
    await window.playground.addPicture(await canvas.convertToBlob(), 'Square')
  })
  await play.hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await play.hands.draw('o', ...square)
  const before = await play.hands.layers()
  const images = await pictures()
  expect(images).toHaveLength(1)
  const [file] = await Promise.all([
    play.hands.page.waitForEvent('download'),
    play.hands.press('Control+s'),
  ])
  const saved = await readFile(await file.path())
  await play.hands.press('Control+a')
  await play.hands.press('Delete')
  expect(await play.hands.layers()).toEqual([])
  const [chooser] = await Promise.all([
    play.hands.page.waitForEvent('filechooser'),
    play.hands.press('Control+o'),
  ])
  await chooser.setFiles({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: saved,
  })
  await play.hands.row('Frame 1').waitFor()
  expect(await play.hands.layers()).toEqual(before)
  expect(await pictures()).toEqual(images)
})

test('a selected layer is exported as a PNG of twice its size', async () => {
  await play.hands.draw('r', ...square)
  const [file] = await Promise.all([
    play.hands.page.waitForEvent('download'),
    play.hands.page.getByRole('button', { name: 'Export as PNG' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('Rectangle 1.png')
  const { width, height, format } = await sharp(await file.path()).metadata()
  expect([width, height, format]).toEqual([320, 240, 'png'])
})

test('X and Y are measured from the parent, groups aside', async () => {
  await play.hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await play.hands.draw('r', ...square)
  const x = play.hands.page.getByLabel('X position')
  const y = play.hands.page.getByLabel('Y position')
  const shown = async () => [await x.inputValue(), await y.inputValue()]
  await expect.poll(shown).toEqual(['100', '70'])
  await x.fill('24')
  await x.press('Enter')
  const [frame] = await play.hands.layers()
  expect(frame?.children.map(boxOf)).toEqual([[24, 70, 160, 120]])
  await play.hands.row('Rectangle 1').locator('.row').click()
  await play.hands.press('Control+g')
  // A new group is closed.
  await play.hands.page.getByRole('button', { name: /^Open Group/ }).click()
  await play.hands.row('Rectangle 1').locator('.row').click()
  await expect.poll(shown).toEqual(['24', '70'])
  await y.fill('50')
  await y.press('Enter')
  const [grouped] = await play.hands.layers()
  expect(grouped?.children.map(boxOf)).toEqual([[24, 50, 160, 120]])
})

test('layers are aligned in their frame, and a paint gets an opacity', async () => {
  await play.hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await play.hands.draw('r', ...square)
  await play.hands.button('Align right').click()
  await play.hands.button('Align bottom').click()
  const opacity = play.hands.page.getByLabel('Opacity of fill 1')
  await opacity.fill('40')
  await opacity.press('Enter')
  const [frame] = await play.hands.layers()
  expect(frame?.children.map(boxOf)).toEqual([[240, 180, 160, 120]])
  expect(frame?.children[0]?.fills[0]?.opacity).toBe(0.4)
})

test('a text is set otherwise in the panel, and its box follows', async () => {
  await play.hands.press('t')
  await play.hands.click({ x: -40, y: -20 })
  await play.hands.page.getByRole('textbox', { name: 'Text' }).fill('Tides')
  await play.hands.press('Escape')
  const [before] = await play.hands.layers()
  const size = play.hands.page.getByLabel('Font size')
  await size.fill('48')
  await size.press('Enter')
  await play.hands.page.getByLabel('Font weight').selectOption('Bold')
  const [after] = await play.hands.layers()
  expect(after?.textStyle).toMatchObject({ fontSize: 48, style: 'Bold' })
  expect(after?.width).toBeGreaterThan(2 * (before?.width ?? 0))
})
