/** What a designer drags out of the panel, and into it. */
import { expect, test } from 'vitest'
import {
  awaitResult,
  chooseTool,
  drawHero,
  generate,
  landscape,
  layerOf,
  openPanel,
  seeSentence,
} from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

/** Of the canvas in the page, CSS pixels: the middle of its view. */
const origin = { x: 640, y: 360 }

/** Beside the panel, canvas units. */
const card = { x: -100, y: -200, width: 160, height: 160 }
const free = { x: 20, y: 150 }

/** Two results in the list, a hero and a card on the page. */
async function begin(): Promise<string> {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun', 2)
  await awaitResult(stage, 2)
  return stage.page.evaluate(({ x, y, width, height }) => {
    const transform: Transform = [
      [1, 0, x],
      [0, 1, y],
    ]
    const fields = { name: 'Card', width, height, transform }
    return window.stage.add('RECTANGLE', fields)
  }, card)
}

const picture = (number: number) =>
  stage.panel.getByRole('button', {
    name: `Result ${String(number)}: see it large`,
  })

/** Takes a result of the list, and lets go of it within the panel. */
async function pull(number: number) {
  const { x, y } = (await picture(number).boundingBox())!
  const { mouse } = stage.page
  await mouse.move(x + 20, y + 20)
  await mouse.down()
  await mouse.move(x + 60, y + 40, { steps: 4 })
  await mouse.up()
}

/**
 * The end of a drag as the panel is told of it: a browser that is driven tells
 * no frame of a drag that ends outside of it.
 */
function letGo(number: number, { x, y }: { x: number; y: number }) {
  const at = { clientX: origin.x + x, clientY: origin.y + y }
  return picture(number).dispatchEvent('dragend', at)
}

const written = () =>
  stage.page.evaluate(() => {
    const { document } = window.stage.figma
    return JSON.stringify([document.data.pages, document.undoSteps])
  })

const topmost = () =>
  stage.page.evaluate(() => {
    const layer = window.stage.figma.document.currentPage.children.at(-1)!
    const [[, , x], [, , y]] = layer.transform
    const { id, name, width, height } = layer
    return { id, name, x: x + width / 2, y: y + height / 2 }
  })

const undo = () => stage.page.evaluate(() => window.stage.figma.undo())

test('a result is dragged onto a layer or the canvas, an undo step each', async () => {
  const id = await begin()
  const before = await written()
  const drags = await picture(2).evaluateHandle((button) => {
    const drags: string[] = []
    for (const name of ['dragstart', 'dragend'])
      button.addEventListener(name, () => drags.push(name))
    return drags
  })
  await pull(2)
  await expect
    .poll(() => drags.evaluate((drags) => drags.join()))
    .toBe('dragstart,dragend')
  expect(await written()).toBe(before)

  const bare = await layerOf(stage, id)
  await letGo(2, { x: card.x + 30, y: card.y + 30 })
  await expect
    .poll(async () => (await layerOf(stage, id))!.fills.length)
    .toBe(bare!.fills.length + 1)
  const { fills } = (await layerOf(stage, id))!
  expect(fills.at(-1)).toMatchObject({ type: 'IMAGE' })

  await letGo(1, free)
  await expect.poll(topmost).toMatchObject({ name: 'Repaint · a golden sun' })
  const made = await topmost()
  expect(made.x).toBeCloseTo(free.x, -1)
  expect(made.y).toBeCloseTo(free.y, -1)

  // The list offers them for their own layer as before.
  await awaitResult(stage, 1)
  await awaitResult(stage, 2)
  await undo()
  expect((await topmost()).id).toBe(id)
  await undo()
  expect(await layerOf(stage, id)).toEqual(bare)
})

test('what was dropped tells another day what made it', async () => {
  const id = await begin()
  await letGo(1, { x: card.x + 30, y: card.y + 30 })
  await expect
    .poll(async () => (await layerOf(stage, id))!.fills.length)
    .toBe(2)
  await stage.page.evaluate((id) => {
    window.stage.figma.closePlugin()
    window.stage.figma.document.select([id])
  }, id)
  await openPanel(stage, 'edit-again')
  await expect
    .poll(() =>
      stage.panel.getByRole('textbox', { name: 'Prompt' }).inputValue(),
    )
    .toBe('a golden sun')
})

test('a picture file is dropped onto a field, and goes along as a layer', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  await chooseTool(stage, 'Instruct')
  const field = stage.panel.getByRole('group', { name: 'With' })
  const picture = (await landscape(60, 40)).toString('base64')
  const drop = (files: Record<string, string>) =>
    field.evaluate((field, files) => {
      const dataTransfer = new DataTransfer()
      for (const [name, base64] of Object.entries(files)) {
        const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0))
        dataTransfer.items.add(new File([bytes], name))
      }
      const fields = { dataTransfer, bubbles: true, cancelable: true }
      field.dispatchEvent(new DragEvent('drop', fields))
    }, files)

  await drop({ 'sky.png': picture })
  await field.getByText('sky').waitFor()
  const { id, name } = await topmost()
  expect(name).toBe('sky')
  expect(await layerOf(stage, id)).toMatchObject({ width: 60, height: 40 })

  await drop({ 'notes.pdf': btoa('%PDF-1.7 and so on, for some length') })
  await seeSentence(stage, /“notes.pdf” cannot go along: it is not a picture/)

  const names = ['a', 'b', 'c', 'd', 'e']
  await drop(Object.fromEntries(names.map((name) => [`${name}.png`, picture])))
  await seeSentence(stage, /^At most \d can go along here/)
  expect((await topmost()).name).toMatch(/^[cd]$/)
})
