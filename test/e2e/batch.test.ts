import { expect, test } from 'vitest'
import { tooManyFor } from '../ideogram/bad-days.ts'
import { drawCards, picturesOn, resultsOn } from './cards.ts'
import {
  generate,
  openPanel,
  paidRequests,
  seeSentence,
  paidCall,
} from './designer.ts'
import { drawing } from './endings.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

const removeLayer = (id: string) =>
  stage.page.evaluate((id) => {
    window.stage.figma.document.remove(id)
    window.stage.figma.document.commit()
  }, id)

const statuses = (status: number) =>
  paidRequests(stage).filter((request) => request.status === status).length

test('forty frames on a bad day: all that was paid for arrives, nothing is paid twice', async () => {
  stage = await openStage()
  const cards = await drawCards(stage, 40)
  // High enough to see all forty: cards out of view are not there.
  await stage.page.addStyleTag({
    content: '#window iframe { height: 20000px !important }',
  })
  await openPanel(stage)
  // Two each, unless told, at six cents.
  await seeSentence(stage, /^2 images × 40, about \$/)
  const { ideogram } = stage
  ideogram.conditions.latency = 100
  ideogram.script({ on: paidCall, answer: tooManyFor('1'), times: 2 })
  ideogram.script({
    on: paidCall,
    answer: { kind: 'status', status: 500 },
    times: 2,
  })
  await generate(stage, 'a red door')

  // One is cancelled and one deleted before their turn.
  await seeSentence(stage, /^Card 40: Waiting for its turn/)
  await button('Cancel “a red door” for Card 40').click()
  await removeLayer(cards[38]!.frame)
  await stage.panel
    .getByText(/^Of 40 layers 36 done, 3 failed, 1 cancelled/)
    .waitFor({ timeout: 150_000 })
  await seeSentence(stage, /“Card 39” is no longer in this file/)
  // Each image is a place: one too many would have been another 429.
  expect([statuses(200), statuses(429), statuses(500)]).toEqual([36, 2, 2])

  // What failed at Ideogram is tried again, one by one.
  for (const left of [3, 2]) {
    const again = button(/^Try again, about/)
    await expect.poll(() => again.count()).toBe(left)
    const failed = stage.panel
      .getByRole('article')
      .filter({ hasText: 'trouble of its own (500)' })
    await failed.first().getByRole('button', { name: /^Try/ }).click()
  }
  await expect
    .poll(() => button(/^Insert result 1/).count(), { timeout: 60_000 })
    .toBe(38)

  // One is deleted with its result still in the list.
  await removeLayer(cards[4]!.frame)
  await button('Insert everything').click()
  await expect
    .poll(() => button(/^Insert result 1/).count(), { timeout: 60_000 })
    .toBe(0)
  await seeSentence(stage, /“Card 5” was no longer there/)
  const results = await Promise.all(
    cards.map(({ frame }) => resultsOn(stage, frame)),
  )
  const none = [4, 38, 39]
  expect(results).toEqual(cards.map((_, at) => (none.includes(at) ? 0 : 1)))
  const stray = await stage.page.evaluate(() =>
    window.stage.figma.document.currentPage.children
      .filter(({ type }) => type === 'RECTANGLE')
      .map(({ transform, fills }) => ({ transform, fills: fills.length })),
  )
  expect(stray).toHaveLength(1)
  const [[, , x], [, , y]] = stray[0]!.transform
  // Card 5 lay at (480, 0) and its mask at (20, 16) within.
  expect(x).toBeGreaterThan(480)
  expect(x).toBeLessThan(500)
  expect(y).toBeGreaterThan(0)
  expect(y).toBeLessThan(16)
  expect(statuses(200)).toBe(38)
}, 240_000)

test('a batch is leafed through, and each layer measured when it comes into view', async () => {
  stage = await openStage()
  const cards = await drawCards(stage, 3)
  // The third's mask covers all of it.
  await stage.page.evaluate(({ mask }) => {
    const fields = {
      width: 96,
      height: 64,
      transform: [
        [1, 0, 0],
        [0, 1, 0],
      ] as Transform,
    }
    window.stage.figma.document.update(mask, fields)
  }, cards[2]!)
  await openPanel(stage)
  const picture = (name: string) =>
    stage.panel.getByRole('img', {
      name: new RegExp(`^“${name}” with its mask`),
    })
  const leaves = stage.panel.getByRole('group', {
    name: 'Layers of this batch',
  })
  await picture('Card 1').waitFor()
  await leaves.getByText('1 of 3').waitFor()
  const next = button('Next layer')
  await next.click()
  await leaves.getByText('2 of 3').waitFor()
  await picture('Card 2').waitFor()
  await next.press('ArrowRight')
  await picture('Card 3').waitFor()
  await seeSentence(stage, /The mask covers all of the layer/)
  await next.press('ArrowRight')
  await picture('Card 1').waitFor()
  await button('Previous layer').click()
  await leaves.getByText('3 of 3').waitFor()
})

const undo = () => stage.page.evaluate(() => window.stage.figma.undo())

test('what a press for three layers brings to the canvas is one step', async () => {
  stage = await openStage({ onCanvas: true })
  await drawCards(stage, 3)
  const before = await drawing(stage)
  await openPanel(stage)
  await generate(stage, 'a red door')
  await seeSentence(stage, /^Of 3 layers 3 done; about/)
  await expect.poll(() => picturesOn(stage)).toBe(3)
  await undo()
  expect(await drawing(stage)).toEqual(before)
})

test('one shape over one of three frames masks all of them, in the same place and one step', async () => {
  stage = await openStage()
  const cards = await drawCards(stage, 3)
  await stage.page.evaluate((cards) => {
    const { add, figma } = window.stage
    for (const { mask } of cards) figma.document.remove(mask)
    const shape = add('ELLIPSE', {
      name: 'Shape',
      width: 24,
      height: 24,
      fills: [{ type: 'SOLID', color: { r: 0, g: 1, b: 0 } }],
      transform: [
        [1, 0, 130],
        [0, 1, 20],
      ],
    })
    figma.document.select([shape, ...cards.map(({ frame }) => frame)])
  }, cards)
  const before = await drawing(stage)
  await openPanel(stage)
  await generate(stage, 'a red door')
  await seeSentence(stage, /^Of 3 layers 3 done; about/)
  const masks = paidRequests(stage).map(({ files }) =>
    Buffer.from(files.mask![0]!.bytes).toString('base64'),
  )
  expect(masks).toHaveLength(3)
  expect(new Set(masks).size).toBe(1)
  await button('Insert everything').click()
  await expect.poll(() => button(/^Insert result 1/).count()).toBe(0)
  const places = await stage.page.evaluate(
    (cards) =>
      cards.map(({ frame }) => {
        const paint = window.stage.figma.document.find(frame)!.layer.fills[1]
        return paint?.type === 'IMAGE'
          ? paint.imageTransform!.flat().map((value) => value.toFixed(9))
          : null
      }),
    cards,
  )
  expect(places[0]).toHaveLength(6)
  expect(places).toEqual([places[0], places[0], places[0]])
  await undo()
  expect(await drawing(stage)).toEqual(before)
})

test('cancel all: nothing more is sent, and what was in progress says so', async () => {
  stage = await openStage()
  await drawCards(stage, 12)
  await openPanel(stage)
  stage.ideogram.script({
    on: paidCall,
    answer: { kind: 'hang' },
    times: 12,
  })
  await generate(stage, 'a red door')
  const painting = stage.panel.getByText(/^Card \d+: Ideogram is painting$/)
  await expect.poll(() => painting.count()).toBe(10)
  await button('Cancel all 12').click()
  await seeSentence(stage, /^Of 12 layers 0 done, 12 cancelled\.$/)
  const said = (hasText: string) =>
    stage.panel.getByRole('article').filter({ hasText }).count()
  expect(await said('Cancelled. It may have been billed.')).toBe(10)
  expect(await said('Cancelled. Nothing was billed.')).toBe(2)
  // A browser holds back some of them: six connections to a host.
  expect(paidRequests(stage).length).toBeLessThanOrEqual(10)
})
