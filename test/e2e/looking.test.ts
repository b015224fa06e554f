import { expect, test } from 'vitest'
import { tools } from '../../ui/tools/tools.ts'
import {
  awaitResult,
  chooseTool,
  drawHero,
  generate,
  insertResult,
  openPanel,
  seeSentence,
} from './designer.ts'
import { drawPoster } from './poster.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

/** All that the plugin has written, and how many steps there are to undo. */
const written = () =>
  stage.page.evaluate(() => {
    const { writes, undoSteps } = window.stage.figma.document
    const own = writes.filter(({ by }) => by === 'plugin')
    return { undoSteps, own: own.map(({ kind, name }) => `${kind} ${name}`) }
  })

const select = (...ids: string[]) =>
  stage.page.evaluate((ids) => window.stage.figma.document.select(ids), ids)

/** The designer shows or hides a layer. */
const show = (id: string, visible: boolean) =>
  stage.page.evaluate(
    ([id, visible]) => {
      const { document } = window.stage.figma
      document.update(id, { visible })
      document.commit()
    },
    [id, visible] as const,
  )

const share = async () => {
  const words = stage.panel.getByText(/covers?, \d+ %/).first()
  return Number(/, (\d+) %/.exec(await words.innerText())![1])
}

test('until the press nothing is written, whatever is looked at', async () => {
  stage = await openStage()
  const { poster, photograph, headline, mask } = await drawPoster(stage)
  const before = await written()
  await openPanel(stage)
  await seeSentence(stage, /Ellipse 1 covers, \d+ %/)
  await select(photograph, mask)
  await seeSentence(stage, /Ellipse 1 covers, \d+ %/)
  await stage.panel.getByRole('textbox', { name: 'Prompt' }).fill('a sun')
  for (const { label } of [...Object.values(tools), tools.edit])
    await chooseTool(stage, label)
  for (const ids of [[photograph], [poster], [headline], [], [mask]]) {
    await select(...ids)
    await expect
      .poll(() =>
        stage.page.evaluate(() => [...window.stage.figma.document.selection]),
      )
      .toEqual(ids)
  }
  await seeSentence(stage, /Ellipse 1 covers, \d+ %/)
  await stage.panel.getByLabel('Repaints').selectOption('everything')
  await seeSentence(stage, /Repaints Poster where Ellipse 1 covers, \d+ %/)
  await show(mask, false)
  await seeSentence(stage, /Ellipse 1 covers, \d+ %/)
  await stage.page.evaluate(() => window.stage.figma.closePlugin())
  const after = await written()
  // The designer's one step: the mask was hidden.
  expect(after).toEqual({ own: before.own, undoSteps: before.undoSteps + 1 })
})

test('after an insertion too: the hidden mask is looked at as it is', async () => {
  stage = await openStage()
  const { mask } = await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  await insertResult(stage)
  await seeSentence(stage, /^In view$/)
  const placed = await written()
  await select(mask)
  await seeSentence(stage, /Ellipse 1 covers, 6 %/)
  expect(await written()).toEqual(placed)
})

const shapes = {
  ellipse: { type: 'ELLIPSE' },
  'rounded, turned': {
    type: 'RECTANGLE',
    cornerRadii: [30, 30, 30, 30],
    transform: [
      [0.8, -0.6, 240],
      [0.6, 0.8, 100],
    ],
  },
  star: { type: 'STAR', pointCount: 5, innerRadius: 0.4 },
  'vector with a hole': {
    type: 'VECTOR',
    vectorPaths: [
      {
        windingRule: 'EVENODD',
        data: 'M 0 0 L 160 0 L 160 120 L 0 120 Z M 20 20 L 140 20 L 140 100 L 20 100 Z',
      },
    ],
  },
} as const

test.each(Object.entries(shapes))(
  'hidden, a mask covers what it covers when it is shown: %s',
  async (_, { type, ...fields }) => {
    stage = await openStage()
    const { frame, mask } = await drawHero(stage)
    await stage.page.evaluate(
      ([mask, frame, type, fields]) => {
        const { document } = window.stage.figma
        const { fills, transform } = document.find(mask)!.layer
        document.remove(mask)
        const size = { width: 160, height: 120 }
        const drawn = { name: 'Shape', ...size, fills, transform }
        const id = window.stage.add(
          type,
          { ...drawn, ...fields } as object,
          frame,
        )
        document.select([id])
      },
      [mask, frame, type, fields] as const,
    )
    await openPanel(stage)
    await seeSentence(stage, /Shape covers, \d+ %/)
    const shown = await share()
    const [shape] = await stage.page.evaluate(() => [
      ...window.stage.figma.document.selection,
    ])
    await stage.page.evaluate(() => window.stage.figma.closePlugin())
    await show(shape!, false)
    await openPanel(stage)
    await seeSentence(stage, /Shape covers, \d+ %/)
    expect(shown).toBeGreaterThan(1)
    expect(Math.abs((await share()) - shown)).toBeLessThanOrEqual(1)
  },
)
