import { expect, test } from 'vitest'
import { apply, identity } from '../figma/document/geometry.ts'
import type { PlaygroundPage } from '../play/window.ts'
import { boxOf, square, usePlayground } from './playground-page.ts'

declare const window: { playground: PlaygroundPage }

const play = usePlayground()

test('O draws an ellipse that undo takes back and redo brings again', async () => {
  await play.hands.draw('o', ...square)
  await play.hands.row('Ellipse 1').waitFor()
  expect((await play.hands.layers()).map(boxOf)).toEqual([
    [-100, -80, 160, 120],
  ])
  expect(await play.hands.selected()).toEqual(['Ellipse 1'])
  await play.hands.press('Control+z')
  await play.hands.row('Ellipse 1').waitFor({ state: 'detached' })
  await play.hands.press('Control+Shift+z')
  await play.hands.row('Ellipse 1').waitFor()
})

test('a shape drawn over a frame becomes its child', async () => {
  await play.hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await play.hands.draw('r', ...square)
  const [frame, ...others] = await play.hands.layers()
  expect(others).toEqual([])
  expect(frame?.children.map(boxOf)).toEqual([[100, 70, 160, 120]])
})

test('layers are dragged, resized by a grip, turned and nudged', async () => {
  await play.hands.draw('r', ...square)
  await play.hands.drag({ x: 0, y: 0 }, { x: 30, y: 25 })
  expect((await play.hands.layers()).map(boxOf)).toEqual([[-70, -55, 160, 120]])
  await play.hands.drag({ x: 90, y: 65 }, { x: 110, y: 95 })
  expect((await play.hands.layers()).map(boxOf)).toEqual([[-70, -55, 180, 150]])
  await play.hands.press('Shift+ArrowLeft')
  expect((await play.hands.layers()).map(boxOf)).toEqual([[-80, -55, 180, 150]])
  const field = play.hands.page.getByLabel('Rotation')
  await field.fill('90')
  await field.press('Enter')
  const [turned] = await play.hands.layers()
  expect(turned?.transform[1][0]).toBeCloseTo(-1)
})

test('a box drawn around layers selects them, and they can be grouped', async () => {
  await play.hands.draw('r', { x: -100, y: 0 }, { x: -50, y: 50 })
  await play.hands.draw('o', { x: 50, y: 0 }, { x: 100, y: 50 })
  await play.hands.drag({ x: -200, y: -100 }, { x: 200, y: 100 })
  expect(await play.hands.selected()).toEqual(['Rectangle 1', 'Ellipse 1'])
  await play.hands.press('Control+g')
  expect((await play.hands.layers()).map(boxOf)).toEqual([[-100, 0, 200, 50]])
  await play.hands.click({ x: -75, y: 25 })
  expect(await play.hands.selected()).toEqual(['Group 1'])
  await play.hands.click({ x: -75, y: 25 }, 2)
  expect(await play.hands.selected()).toEqual(['Rectangle 1'])
})

test('in auto-layout a drag changes the order, and a drag out takes it out', async () => {
  await play.hands.draw('f', { x: -200, y: -100 }, { x: 200, y: 100 })
  await play.hands.draw('r', { x: -180, y: -80 }, { x: -120, y: -20 })
  await play.hands.draw('o', { x: -80, y: -80 }, { x: -20, y: -20 })
  await play.hands.page.evaluate(() => {
    const { document } = window.playground.figma
    const frame = document.currentPage.children[0]?.id ?? ''
    const autoLayout = {
      layoutMode: 'HORIZONTAL',
      itemSpacing: 20,
      paddingLeft: 20,
      paddingRight: 20,
      paddingTop: 20,
      paddingBottom: 20,
      primaryAxisAlignItems: 'MIN',
      counterAxisAlignItems: 'MIN',
      primaryAxisSizingMode: 'FIXED',
      counterAxisSizingMode: 'FIXED',
    } as const
    document.update(frame, { autoLayout })
  })
  const inFrame = async () => {
    const [frame] = await play.hands.layers()
    return frame?.children.map((layer) => [layer.name, ...boxOf(layer)])
  }
  await play.hands.drag({ x: -150, y: -50 }, { x: -20, y: -50 })
  expect(await inFrame()).toEqual([
    ['Ellipse 1', 20, 20, 60, 60],
    ['Rectangle 1', 100, 20, 60, 60],
  ])
  await play.hands.drag({ x: -150, y: -50 }, { x: -50, y: 200 })
  expect(await inFrame()).toEqual([['Rectangle 1', 20, 20, 60, 60]])
  const [, ellipse] = await play.hands.layers()
  expect(ellipse && boxOf(ellipse)).toEqual([-80, 170, 60, 60])
})

test('a pencil line whose ends meet is filled, one that is open is not', async () => {
  const round = [0, 1, 2, 3, 4, 5, 6].map((turn) => ({
    x: 80 * Math.cos((turn * Math.PI) / 3),
    y: 80 * Math.sin((turn * Math.PI) / 3),
  }))
  await play.hands.draw('p', ...round)
  await play.hands.draw(
    'p',
    { x: -150, y: -150 },
    { x: 0, y: -180 },
    { x: 150, y: -150 },
  )
  const [closed, line] = await play.hands.layers()
  expect([closed?.fills.length, closed?.strokes.length]).toEqual([1, 0])
  expect([line?.fills.length, line?.strokes.length]).toEqual([0, 1])
})

test('text is typed where T was pressed, and can be typed over', async () => {
  await play.hands.press('t')
  await play.hands.click({ x: -40, y: -20 })
  await play.hands.page.getByRole('textbox', { name: 'Text' }).fill('Tides')
  await play.hands.press('Escape')
  const [before] = await play.hands.layers()
  expect([before?.type, before?.characters]).toEqual(['TEXT', 'Tides'])
  expect(before?.width).toBeGreaterThan(40)
  await play.hands.click({ x: -30, y: -10 }, 2)
  await play.hands.page.keyboard.type('Low tides')
  await play.hands.press('Escape')
  const [after] = await play.hands.layers()
  expect(after?.characters).toBe('Low tides')
  expect(after?.width).toBeGreaterThan(before?.width ?? 0)
})

test('Space and a drag move the view, Esc takes a drag back', async () => {
  await play.hands.draw('r', ...square)
  const [before] = await play.hands.layers()
  await play.hands.page.keyboard.down('Space')
  await play.hands.drag({ x: 0, y: 0 }, { x: 50, y: 20 })
  await play.hands.page.keyboard.up('Space')
  const center = await play.hands.page.evaluate(
    () => window.playground.figma.document.viewport.center,
  )
  expect(center).toEqual({ x: -50, y: -20 })
  expect(await play.hands.layers()).toEqual([before])
  const from = await play.hands.at({ x: 0, y: 0 })
  await play.hands.page.mouse.move(from.x, from.y)
  await play.hands.page.mouse.down()
  await play.hands.page.mouse.move(from.x + 90, from.y + 60, { steps: 3 })
  expect(await play.hands.layers()).not.toEqual([before])
  await play.hands.press('Escape')
  await play.hands.page.mouse.up()
  expect(await play.hands.layers()).toEqual([before])
})

test('the wheel pans, with Ctrl it zooms about the pointer', async () => {
  const view = () =>
    play.hands.page.evaluate(() => window.playground.figma.document.viewport)
  const point = await play.hands.at({ x: 100, y: 50 })
  await play.hands.page.mouse.move(point.x, point.y)
  await play.hands.page.keyboard.down('Control')
  await play.hands.page.mouse.wheel(0, -60)
  await play.hands.page.keyboard.up('Control')
  await expect.poll(async () => (await view()).zoom).toBeGreaterThan(1.5)
  const now = await play.hands.at({ x: 100, y: 50 })
  expect([now.x, now.y]).toEqual([
    expect.closeTo(point.x, 3),
    expect.closeTo(point.y, 3),
  ])
  const { center, zoom } = await view()
  await play.hands.page.mouse.wheel(0, 120)
  await expect
    .poll(async () => (await view()).center.y)
    .toBeCloseTo(center.y + 120 / zoom)
})

test('Shift+P draws with the pencil', async () => {
  await play.hands.draw(
    'Shift+P',
    { x: -150, y: 0 },
    { x: 0, y: -80 },
    { x: 150, y: 0 },
  )
  const [line] = await play.hands.layers()
  expect(line?.type).toBe('VECTOR')
})

test('Shift+2 comes as close to the selection as shows all of it', async () => {
  await play.hands.draw('r', { x: -20, y: -15 }, { x: 20, y: 15 })
  await play.hands.press('Shift+Digit2')
  const { zoom, size } = await play.hands.page.evaluate(
    () => window.playground.figma.document.viewport,
  )
  expect(zoom).toBeGreaterThan(4)
  const from = await play.hands.at({ x: -20, y: -15 })
  const to = await play.hands.at({ x: 20, y: 15 })
  const canvas = await play.hands.page.getByLabel('Canvas').boundingBox()
  expect(from.x).toBeGreaterThan(canvas?.x ?? 0)
  expect(from.y).toBeGreaterThan(canvas?.y ?? 0)
  expect(to.x - (canvas?.x ?? 0)).toBeLessThan(size.width)
  expect(to.y - (canvas?.y ?? 0)).toBeLessThan(size.height)
})

test('a frame’s name lies along its edge, and selects and moves it', async () => {
  await play.hands.draw('f', { x: -200, y: -100 }, { x: 200, y: 150 })
  const name = play.hands.page.locator('[data-layer]')
  const angle = () =>
    name.evaluate((element) => {
      const { a, b } = new DOMMatrix(getComputedStyle(element).transform)
      // An angle of -0 is none.
      return Math.round((Math.atan2(b, a) * 180) / Math.PI) || 0
    })
  await expect.poll(angle).toBe(0)
  const turn = async (degrees: string) => {
    const field = play.hands.page.getByLabel('Rotation')
    await field.fill(degrees)
    await field.press('Enter')
  }
  await turn('-30')
  await expect.poll(angle).toBe(30)
  // Never upside down: 170° to the right is 10° to the left.
  await turn('-170')
  await expect.poll(angle).toBe(-10)
  await turn('0')
  await expect.poll(angle).toBe(0)
  await play.hands.press('Escape')
  const box = await name.boundingBox()
  if (!box) throw new Error('The frame has no name on the canvas')
  const { mouse } = play.hands.page
  await mouse.move(box.x + 6, box.y + 6)
  await mouse.down()
  await mouse.move(box.x + 56, box.y + 26, { steps: 4 })
  await mouse.up()
  expect(await play.hands.selected()).toEqual(['Frame 1'])
  expect((await play.hands.layers()).map(boxOf)).toEqual([
    [-150, -80, 400, 250],
  ])
})

test('the size stands below the lowest side, and turns with it', async () => {
  await play.hands.draw('r', { x: -100, y: -50 }, { x: 100, y: 50 })
  const label = play.hands.page.locator('.size-label')
  /** Degrees clockwise, and CSS pixels to the right of and below the middle. */
  const lies = async () => {
    const [layer] = await play.hands.layers()
    const middle = await play.hands.at(
      apply(layer?.transform ?? identity, { x: 100, y: 50 }),
    )
    const seen = await label.evaluate((element) => {
      const { a, b } = (element as SVGGElement).getScreenCTM() ?? {}
      const { left, top, width, height } = element.getBoundingClientRect()
      return { a, b, x: left + width / 2, y: top + height / 2 }
    })
    const angle = Math.atan2(seen.b ?? 0, seen.a ?? 0) * (180 / Math.PI)
    return [angle, seen.x - middle.x, seen.y - middle.y]
  }
  const rotation = play.hands.page.getByLabel('Rotation')
  /** Of 17 pixels below the middle of a side that is so far from the middle. */
  const below = (side: number, angle: number) => {
    const turned = (angle * Math.PI) / 180
    const away = side + 17
    return [angle, -Math.sin(turned) * away, Math.cos(turned) * away]
  }
  for (const [degrees, side, angle] of [
    [0, 50, 0],
    [30, 50, -30],
    // The left side, by then, is the lower one.
    [60, 100, 30],
    [-170, 50, -10],
  ] as const) {
    await rotation.fill(String(degrees))
    await rotation.press('Enter')
    const wanted = below(side, angle)
    const farthest = async () =>
      Math.max(...(await lies()).map((it, at) => Math.abs(it - wanted[at]!)))
    await expect.poll(farthest).toBeLessThan(2)
  }
})

test('layers are copied and pasted into the frame that is worked in', async () => {
  await play.hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await play.hands.draw('r', ...square)
  await play.hands.press('Control+c')
  await play.hands.press('Control+v')
  const [frame] = await play.hands.layers()
  expect(frame?.children.map(boxOf)).toEqual([
    [100, 70, 160, 120],
    [100, 70, 160, 120],
  ])
  expect(new Set(frame?.children.map(({ id }) => id)).size).toBe(2)
})
