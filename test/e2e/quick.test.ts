import { expect, test } from 'vitest'
import { badDays } from '../ideogram/bad-days.ts'
import { drawCards, resultsOn } from './cards.ts'
import { drawHero, paidRequests, paidCall } from './designer.ts'
import { openBeside, type Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

/** Runs a command to its end. @returns what Figma's notifications said */
async function run(command: string, prompt?: string): Promise<string[]> {
  const before = await stage.page.evaluate(() => window.stage.notices.length)
  await stage.page.evaluate(
    ([command, prompt]) =>
      window.stage.figma.runPlugin(command, prompt ? { prompt } : undefined),
    [command, prompt] as const,
  )
  await expect
    .poll(() => stage.page.locator('#window iframe').isVisible())
    .toBe(false)
  await stage.page.waitForFunction(() => !window.stage.figma.running, null, {
    timeout: 60_000,
  })
  return stage.page.evaluate(
    (before) => window.stage.notices.slice(before),
    before,
  )
}

test('a prompt typed into quick actions: the results are in, without the panel', async () => {
  stage = await openStage()
  const hero = await drawHero(stage)
  // Whatever tool was used last: it would be paid for something else.
  await stage.page.evaluate(() => {
    window.stage.storage.set('form', { v: 2, tool: 'describe', values: {} })
  })
  expect(await run('repaint', 'a golden sun')).toEqual([
    'Edit: “Hero”, about $0.12…',
    '2 results inserted.',
  ])
  expect(await resultsOn(stage, hero.frame)).toBe(3)
  expect(paidRequests(stage)[0]!.fields).toMatchObject({
    prompt: ['a golden sun'],
    num_images: ['2'],
  })
  expect(paidRequests(stage)).toHaveLength(1)
})

test('repeat last edit: the same again with another seed', async () => {
  const values = { prompt: 'a golden sun', num_images: '1', seed: '7' }
  stage = await openStage()
  await stage.page.evaluate((values) => {
    window.stage.storage.set('form', { tool: 'edit', values })
  }, values)
  await drawHero(stage)
  expect((await run('repeat')).at(-1)).toBe('1 result inserted.')
  const [request] = paidRequests(stage)
  expect(request!.fields.prompt).toEqual(['a golden sun'])
  expect(request!.fields).not.toHaveProperty('seed')
})

test('several layers at once are said to be several', async () => {
  stage = await openStage()
  const cards = await drawCards(stage, 3)
  expect(await run('repaint', 'a red door')).toEqual([
    'Edit: 3 layers, about $0.36…',
    '6 results inserted.',
  ])
  for (const { frame } of cards) expect(await resultsOn(stage, frame)).toBe(2)
})

/** The notice on the screen and its button; null without one. */
const noticeOf = (of: Stage) =>
  of.page.evaluate(() => {
    const [notice] = window.stage.shown
    return notice ? [notice.message, notice.button?.text] : null
  })

const paint = (of: Stage) =>
  of.page.evaluate(
    () => void window.stage.figma.runPlugin('repaint', { prompt: 'a sun' }),
  )

test('the notice stays until the end, and cancels', async () => {
  stage = await openStage()
  await drawHero(stage)
  stage.ideogram.script({ on: paidCall, answer: { kind: 'hang' } })
  await paint(stage)
  await expect.poll(() => paidRequests(stage).length).toBe(1)
  // Figma would have taken a notice of its usual length away by now.
  await stage.page.evaluate(
    () => new Promise((resolve) => setTimeout(resolve, 3100)),
  )
  expect(await noticeOf(stage)).toEqual([
    'Edit: “Hero”, about $0.12…',
    'Cancel',
  ])
  await stage.page.evaluate(() => {
    for (const { button } of window.stage.shown) button?.press()
  })
  await stage.page.waitForFunction(() => !window.stage.figma.running)
  expect(await noticeOf(stage)).toEqual([
    'Cancelled. It may have been billed.',
    undefined,
  ])
  expect(paidRequests(stage)).toHaveLength(1)
})

test('no two are at work: another window says so and pays nothing', async () => {
  stage = await openStage()
  await drawHero(stage)
  const other = await openBeside(stage)
  await drawHero(other)
  const { ideogram } = stage
  ideogram.script({ on: paidCall, answer: { kind: 'hang' } })
  await paint(stage)
  await expect.poll(() => paidRequests(stage).length).toBe(1)
  await paint(other)
  await expect
    .poll(() => noticeOf(other))
    .toEqual([expect.stringMatching(/painting in another window/), undefined])
  expect(paidRequests(stage)).toHaveLength(1)

  // Where the first has ended, however it did, the next has its turn.
  await stage.page.evaluate(() => window.stage.figma.closePlugin())
  await paint(other)
  await expect.poll(() => paidRequests(stage).length).toBe(2)
  await other.close()
})

test.each([
  [
    'no key',
    {},
    true,
    /^Add your Ideogram key or relay token in Settings first\.$/,
  ],
  ['nothing selected', null, false, /^Select the layer to work on\.$/],
  [
    'the limit',
    { settings: { connection: 'relay', matchColors: true, monthlyLimit: 0 } },
    true,
    /^This would pass your monthly limit\.$/,
  ],
])('%s: it is said, and nothing is sent', async (_, more, drawn, says) => {
  stage = await openStage(more ? { storage: more } : {})
  const { key } = stage.ideogram
  if (more && 'settings' in more)
    await stage.page.evaluate(
      (key) => void window.stage.storage.set('key', key),
      key,
    )
  if (drawn) await drawHero(stage)
  const said = await run('repaint', 'a golden sun')
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(says)
  expect(paidRequests(stage)).toHaveLength(0)
})

test('a refusal is told whole, in as many notices as it needs', async () => {
  stage = await openStage()
  await drawHero(stage)
  stage.ideogram.script({ on: paidCall, answer: badDays.insufficientFunds })
  const [, ...said] = await run('repaint', 'a golden sun')
  const whole = said.join(' ')
  expect(whole).toMatch(/no credit.*then try again\. Nothing was billed\.$/)
  expect(Math.max(...said.map(({ length }) => length))).toBeLessThanOrEqual(100)
})

test('with full storage it ends and says so, and nothing is paid', async () => {
  stage = await openStage()
  await drawHero(stage)
  await stage.page.evaluate(() => {
    window.stage.figma.conditions.storageQuotaBytes = 120
  })
  const said = await run('repaint', 'a golden sun')
  expect(said.join(' ')).toMatch(/storage for this plugin is full/)
  expect(paidRequests(stage)).toHaveLength(0)
})
