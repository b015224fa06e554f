import { expect, test } from 'vitest'
import {
  difference,
  layerOf,
  openPanel,
  paidRequests,
  pixelsOf,
  seeSentence,
} from './designer.ts'
import { drawPoster } from './poster.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const typePrompt = (words: string) =>
  stage.panel.getByRole('textbox', { name: 'Prompt' }).fill(words)

test('type, Ctrl+Enter: the photograph alone is repainted, under the live headline', async () => {
  stage = await openStage({ onCanvas: true })
  const { poster, photograph, headline, mask } = await drawPoster(stage)
  const typed = await layerOf(stage, headline)
  await openPanel(stage)
  await seeSentence(stage, /Repaints Photograph where Ellipse 1 covers/)
  await seeSentence(stage, /The type above stays live/)
  const original = await layerOf(stage, poster)

  // Whoever opens the panel types: nothing is clicked.
  await stage.page.keyboard.type('a golden sun')
  await stage.page.keyboard.press('Control+Enter')
  await seeSentence(stage, /^In view$/)
  await expect
    .poll(() =>
      stage.page.evaluate(() => [...window.stage.figma.document.selection]),
    )
    .toEqual([photograph])

  const filled = await layerOf(stage, photograph)
  expect(filled?.fills).toHaveLength(3)
  expect(await layerOf(stage, headline)).toEqual(typed)
  expect((await layerOf(stage, mask))?.visible).toBe(false)
  expect(paidRequests(stage).map(({ fields }) => fields.prompt)).toEqual([
    ['a golden sun'],
  ])

  await stage.page.evaluate(() => window.stage.figma.undo())
  expect(await layerOf(stage, poster)).toEqual(original)
  expect(await stage.page.evaluate(() => window.stage.errors)).toEqual([])
})

test('the model never sees the letters, and the page shows what it painted', async () => {
  stage = await openStage({ onCanvas: true })
  const { poster, headline, mask } = await drawPoster(stage)
  const hide = (id: string, visible: boolean) =>
    stage.page.evaluate(
      ([id, visible]) => window.stage.figma.document.update(id, { visible }),
      [id, visible] as const,
    )
  await hide(mask, false)
  await hide(headline, false)
  const bare = await pixelsOf(stage, poster)
  await hide(headline, true)
  const before = await pixelsOf(stage, poster)
  await hide(mask, true)
  await openPanel(stage)
  await typePrompt('a golden sun')
  await stage.panel.locator('body').press('Control+Enter')
  await seeSentence(stage, /^In view$/)

  const after = await pixelsOf(stage, poster)
  const changed = difference(before, after)
  expect(changed!.count).toBeGreaterThan(160 * 120 * 0.5)

  // The same press over the photograph without letters sends the same bytes.
  expect(difference(bare, before)).not.toBeNull()
  await stage.page.evaluate(() => window.stage.figma.undo())
  await hide(headline, false)
  await stage.page.evaluate((mask) => {
    window.stage.figma.document.select([mask])
  }, mask)
  await seeSentence(stage, /Repaints Photograph where Ellipse 1 covers/)
  await stage.panel.locator('body').press('Control+Enter')
  await expect.poll(() => paidRequests(stage).length).toBe(2)
  await seeSentence(stage, /^In view$/)
  const [lettered, plain] = paidRequests(stage).map(
    ({ files }) => files.image![0]!.bytes,
  )
  expect(Buffer.compare(lettered!, plain!)).toBe(0)
})
