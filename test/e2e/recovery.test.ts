import { describe, expect, test } from 'vitest'
import { resultsOn } from './cards.ts'
import {
  awaitResult,
  generate,
  insertResult,
  openPanel,
  paidRequests,
  pixelsOf,
  seeSentence,
  paidCall,
} from './designer.ts'
import {
  cutNetwork,
  drawing,
  end,
  endings,
  fetchAndInsert,
  hang,
  keptJobs,
  openOnHero,
  openOnWaitingCards,
  setConditions,
  type Way,
} from './endings.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage
/** The frame that is edited. */
let frame: string

async function open() {
  stage = await openStage()
  frame = await openOnHero(stage)
}

async function reopen() {
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %|has nothing|Result 1/)
}

async function crash() {
  await end(stage, 'killed')
  await reopen()
}

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

/** Of earlier jobs: to be fetched, or to be dismissed. */
const offers = () => button(/^(Fetch|Discard$|Dismiss)/).count()

const ways: readonly Way[] = ['closed by the designer', 'killed']

describe.each(ways)('%s,', (way) => {
  test.each(['exporting', 'preparing'])(
    'while %s: nothing was sent, nothing is offered, nothing has changed',
    async (phase) => {
      await open()
      const before = await drawing(stage)
      await endings[phase]!(stage, way)
      // Only after a crash is it the next start that puts things back.
      if (way !== 'killed') expect(await drawing(stage)).toEqual(before)
      await reopen()
      expect(await offers()).toBe(0)
      expect(await keptJobs(stage)).toBe(0)
      expect(await drawing(stage)).toEqual(before)
      expect(paidRequests(stage)).toHaveLength(0)
    },
  )

  test('while Ideogram paints: it says what may have been billed', async () => {
    await open()
    const before = await drawing(stage)
    await endings.requesting!(stage, way)
    await reopen()
    await seeSentence(stage, /No answer had come.*may have been billed/)
    expect(await button(/^Fetch/).count()).toBe(0)
    expect(await drawing(stage)).toEqual(before)
    await button('Dismiss').click()
    await expect.poll(() => keptJobs(stage)).toBe(0)
    await crash()
    expect(await offers()).toBe(0)
    expect(paidRequests(stage)).toHaveLength(1)
  })

  test('while some wait for their turn: those alone are said that were under way', async () => {
    stage = await openStage()
    await openOnWaitingCards(stage)
    const drawn = await drawing(stage)
    await end(stage, way)
    await openPanel(stage)
    const said = stage.panel.getByText(/No answer had come/)
    await expect.poll(() => said.count()).toBe(10)
    const paid = paidRequests(stage).length
    expect(await offers()).toBe(10)
    expect(await button(/^Fetch/).count()).toBe(0)
    expect(await drawing(stage)).toEqual(drawn)
    // As one ends, a browser may still send another that waited for its place.
    const sent = paidRequests(stage).map(({ files }) =>
      Buffer.from(files.image![0]!.bytes).toString('base64'),
    )
    expect(sent.length).toBeLessThanOrEqual(10)
    expect(new Set(sent).size).toBe(sent.length)
    expect(sent).toHaveLength(paid)
  })

  test.each(['downloading', 'done', 'inserting'])(
    'while %s: what was paid for is offered, once, and free',
    async (phase) => {
      await open()
      await endings[phase]!(stage, way)
      await reopen()
      await fetchAndInsert(stage, frame)
      await crash()
      expect(await offers()).toBe(0)
      expect(paidRequests(stage)).toHaveLength(1)
    },
  )
})

describe('the network is cut', () => {
  test.each(['exporting', 'requesting'])(
    'while %s: it says what may have been billed, and works again after it',
    async (phase) => {
      await open()
      const before = await drawing(stage)
      const isSent = phase === 'requesting'
      if (isSent) stage.ideogram.script(hang(paidCall))
      else await setConditions(stage, { exportDelayMs: 500 })
      await generate(stage, 'a golden sun')
      if (isSent) await expect.poll(() => paidRequests(stage).length).toBe(1)
      else await seeSentence(stage, /Taking the picture from Figma/)
      const restore = await cutNetwork(stage)
      await seeSentence(stage, /gave no answer.*It may have been billed/)
      expect(paidRequests(stage)).toHaveLength(isSent ? 1 : 0)
      expect(await drawing(stage)).toEqual(before)
      await restore()
      await button(/^Try again, about/).click()
      await awaitResult(stage)
      expect(paidRequests(stage)).toHaveLength(isSent ? 2 : 1)
    },
  )

  test('while some wait for their turn: none of them is sent twice', async () => {
    stage = await openStage()
    await openOnWaitingCards(stage)
    const drawn = await drawing(stage)
    const restore = await cutNetwork(stage)
    await seeSentence(stage, /^Of 12 layers 0 done, 12 failed/)
    const paid = paidRequests(stage).length
    expect(paid).toBeLessThanOrEqual(10)
    await restore()
    await end(stage, 'killed')
    await openPanel(stage)
    await seeSentence(stage, /^1 image × 12, about/)
    expect(await offers()).toBe(0)
    expect(await drawing(stage)).toEqual(drawn)
    expect(paidRequests(stage)).toHaveLength(paid)
  })

  test('while downloading: what was paid for is fetched after it, free', async () => {
    await open()
    stage.ideogram.script(hang('image'))
    await generate(stage, 'a golden sun')
    await seeSentence(stage, /Fetching 1 of 1/)
    const restore = await cutNetwork(stage)
    await button('Fetch again').waitFor()
    await restore()
    await button('Fetch again').click()
    await awaitResult(stage)
    expect(paidRequests(stage)).toHaveLength(1)
  })

  test('once it is done: it is inserted all the same', async () => {
    await open()
    await generate(stage, 'a golden sun')
    await awaitResult(stage)
    await cutNetwork(stage)
    await insertResult(stage)
    await expect.poll(() => keptJobs(stage)).toBe(0)
    expect(await resultsOn(stage, frame)).toBe(2)
  })
})

test('what is fetched in another run has the pixels it would have had', async () => {
  await open()
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  await insertResult(stage)
  await expect.poll(() => resultsOn(stage, frame)).toBe(2)
  const usual = await pixelsOf(stage, frame)

  await open()
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  await crash()
  await fetchAndInsert(stage, frame)
  const recovered = await pixelsOf(stage, frame)
  expect(recovered.data.equals(usual.data)).toBe(true)
})

test('killed with one of two inserted: the other joins it in the same layer', async () => {
  await open()
  await generate(stage, 'a golden sun', 2)
  await awaitResult(stage, 2)
  await insertResult(stage, 1)
  await seeSentence(stage, /^In view$/)
  await crash()
  await button('Fetch 1 image').click()
  await awaitResult(stage, 2)
  await insertResult(stage, 2)
  await expect.poll(() => resultsOn(stage, frame)).toBe(3)
  await button(/^Show result 1/).waitFor()
  expect(paidRequests(stage)).toHaveLength(1)
  await expect.poll(() => keptJobs(stage)).toBe(0)
})

test('a cancelled download is fetched again at once, free', async () => {
  await open()
  stage.ideogram.script(hang('image'))
  await generate(stage, 'a golden sun')
  await seeSentence(stage, /Fetching 1 of 1/)
  await button(/^Cancel “/).click()
  await button('Fetch again').click()
  await awaitResult(stage)
  expect(paidRequests(stage)).toHaveLength(1)
})

describe('storage is full', () => {
  test('before the request leaves: nothing is sent, and it says why', async () => {
    await open()
    await setConditions(stage, { storageQuotaBytes: 120 })
    await generate(stage, 'a golden sun')
    await seeSentence(stage, /storage for this plugin is full/)
    await button(/^Try again, about/).waitFor()
    expect(paidRequests(stage)).toHaveLength(0)
  })

  test('after it was paid for: the result comes all the same', async () => {
    await open()
    stage.ideogram.conditions.latency = 500
    await generate(stage, 'a golden sun')
    await expect.poll(() => paidRequests(stage).length).toBe(1)
    await setConditions(stage, { storageQuotaBytes: 120 })
    await awaitResult(stage)
    await seeSentence(stage, /storage for this plugin is full/)
    await insertResult(stage)
    await expect.poll(() => resultsOn(stage, frame)).toBe(2)
    expect(paidRequests(stage)).toHaveLength(1)
  })
})
