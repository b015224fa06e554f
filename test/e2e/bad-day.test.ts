import { describe, expect, test } from 'vitest'
import type { Scripted } from '../ideogram/conditions.ts'
import {
  awaitResult,
  drawHero,
  generate,
  layerOf,
  openPanel,
  paidRequests,
  seeSentence,
  paidCall,
} from './designer.ts'
import { relayTo, type Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const prompt = 'a golden sun'

/** After any failure the document and the prompt are as they were. */
async function expectNothingLost(hero: { frame: string }, before: unknown) {
  expect(await layerOf(stage, hero.frame)).toEqual(before)
  const field = stage.panel.getByRole('textbox', { name: 'Prompt' })
  expect(await field.inputValue()).toBe(prompt)
}

interface BadDay {
  what: string
  script: Scripted
  says: RegExp
}

const status = (status: number, body?: unknown): Scripted => ({
  on: paidCall,
  answer: { kind: 'status', status, ...(body ? { body } : {}) },
})

const badDays: BadDay[] = [
  {
    what: 'a refused request',
    script: status(400, { detail: 'The image is not supported' }),
    says: /refused the request.*The image is not supported.*Nothing was billed/,
  },
  {
    what: 'no credit',
    script: status(402, {
      error: 'Add funds.',
      reject_reason: 'insufficient_funds',
    }),
    says: /no credit.*Add funds\..*Nothing was billed/,
  },
  {
    what: 'an unsafe prompt',
    script: status(422, {
      error:
        'Prompt provided failed safety check due to the inclusion of prohibited content.',
    }),
    says: /safety check.*prohibited content.*other words.*Nothing was billed/,
  },
  {
    what: 'an internal error',
    script: status(500),
    says: /trouble of its own \(500\).*try again/,
  },
  {
    what: 'a cut connection',
    script: { on: paidCall, answer: { kind: 'cut', at: 'start' } },
    says: /may have been billed/,
  },
  {
    what: 'an answer that breaks off',
    script: { on: paidCall, answer: { kind: 'truncated' } },
    says: /may have been billed/,
  },
  {
    what: 'a page instead of an answer',
    script: { on: paidCall, answer: { kind: 'html' } },
    says: /not one that Ideogram gives.*may have been billed/,
  },
]

describe.each(badDays)('$what', ({ script, says }) => {
  test('is said, and nothing is lost', async () => {
    stage = await openStage()
    const hero = await drawHero(stage)
    const before = await layerOf(stage, hero.frame)
    await openPanel(stage)
    stage.ideogram.script(script)
    await generate(stage, prompt)
    await seeSentence(stage, says)
    await expectNothingLost(hero, before)
    expect(paidRequests(stage)).toHaveLength(1)
    // The next press works.
    await stage.panel.getByRole('button', { name: /^Generate/ }).click()
    await awaitResult(stage)
  })
})

test('too many at a time: it waits, says so, and sends once more', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  stage.ideogram.script({
    on: paidCall,
    answer: {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '2' },
      body: { error: 'Too many requests.', reject_reason: 'inflight_limit' },
    },
  })
  await generate(stage, prompt)
  await seeSentence(stage, /Asking again in \d s/)
  await awaitResult(stage)
  expect(paidRequests(stage).map(({ status }) => status)).toEqual([429, 200])
})

test('without a key the panel leads to Settings', async () => {
  const settings = { connection: 'relay', matchColors: true, onCanvas: false }
  stage = await openStage({ storage: { settings } })
  await drawHero(stage)
  await openPanel(stage)
  const button = stage.panel.getByRole('button', { name: /^Generate/ })
  await button.waitFor()
  expect(await button.isDisabled()).toBe(true)
  await stage.panel.getByRole('button', { name: 'Add key' }).first().click()
  await stage.panel
    .getByLabel(/key/i)
    .and(stage.panel.locator('input'))
    .fill(stage.ideogram.key)
  await stage.panel.getByRole('button', { name: 'Save key' }).click()
  await stage.panel.getByRole('button', { name: 'Test connection' }).click()
  await seeSentence(stage, /works|reached/i)
  await stage.panel.getByRole('button', { name: 'Back' }).click()
  await generate(stage, prompt)
  await awaitResult(stage)
  expect(paidRequests(stage)).toHaveLength(1)
})

test('a wrong key is said to be wrong, by the test and by the press', async () => {
  stage = await openStage({ storage: { key: 'not-the-key-at-all' } })
  await drawHero(stage)
  await openPanel(stage)
  await generate(stage, prompt)
  await seeSentence(stage, /key was not accepted.*Settings.*Nothing was billed/)
  const shown = await stage.panel.locator('body').innerText()
  expect(shown).not.toContain('not-the-key-at-all')
})

test('without the relay there is no CORS, and with it there is', async () => {
  stage = await openStage({ relay: false })
  await drawHero(stage)
  await openPanel(stage)
  await generate(stage, prompt)
  await seeSentence(stage, /gave no answer that can be read/)
  expect(paidRequests(stage)).toHaveLength(0)
})

test('the relay down: it is said; up again: it works, with the same plugin', async () => {
  stage = await openStage()
  const hero = await drawHero(stage)
  const before = await layerOf(stage, hero.frame)
  await openPanel(stage)
  await stage.relay!.close()
  await generate(stage, prompt)
  await seeSentence(stage, /relay gave no answer that can be read/)
  await expectNothingLost(hero, before)
  const port = Number(new URL(stage.relay!.origin).port)
  const again = await relayTo(stage.ideogram.origin, port)
  await stage.panel.getByRole('button', { name: /^Generate/ }).click()
  await awaitResult(stage)
  await again.close()
})

test('an expired link is said; what was paid for stays listed', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  stage.ideogram.conditions.linkLife = -1
  await generate(stage, prompt)
  await seeSentence(stage, /link to this picture has expired/)
})

test('an answer that is not an image can be fetched again, free', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  stage.ideogram.script({ on: 'image', answer: { kind: 'not-an-image' } })
  await generate(stage, prompt)
  await seeSentence(stage, /not a picture/)
  await stage.panel.getByRole('button', { name: 'Fetch again' }).click()
  await awaitResult(stage)
  expect(paidRequests(stage)).toHaveLength(1)
})

test('an unsafe result among good ones is withheld alone', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  stage.ideogram.conditions.withhold = [0]
  await generate(stage, prompt, 2)
  await awaitResult(stage, 2)
  await seeSentence(stage, /safety check held this one back.*billed/)
})

describe('cancelled', () => {
  const press = () =>
    stage.panel.getByRole('button', { name: /^Cancel “/ }).click()

  test('while exporting: nothing is sent', async () => {
    stage = await openStage()
    const hero = await drawHero(stage)
    await openPanel(stage)
    await seeSentence(stage, /covers, 6 %/)
    const before = await layerOf(stage, hero.frame)
    await stage.page.evaluate(() => {
      window.stage.figma.conditions.exportDelayMs = 500
    })
    await generate(stage, prompt)
    await seeSentence(stage, /Taking the picture from Figma/)
    await press()
    await seeSentence(stage, /Cancelled\. Nothing was billed/)
    expect(paidRequests(stage)).toHaveLength(0)
    await expect.poll(() => layerOf(stage, hero.frame)).toEqual(before)
  })

  test('while Ideogram paints: it may have been billed', async () => {
    stage = await openStage()
    await drawHero(stage)
    await openPanel(stage)
    stage.ideogram.script({ on: paidCall, answer: { kind: 'hang' } })
    await generate(stage, prompt)
    await seeSentence(stage, /Ideogram is painting/)
    await expect.poll(() => paidRequests(stage)).toHaveLength(1)
    await press()
    await seeSentence(stage, /Cancelled\. It may have been billed/)
  })

  test('while downloading: what was paid for can still be fetched', async () => {
    stage = await openStage()
    await drawHero(stage)
    await openPanel(stage)
    stage.ideogram.script({ on: 'image', answer: { kind: 'hang' } })
    await generate(stage, prompt)
    await seeSentence(stage, /Fetching 1 of 1/)
    await press()
    await seeSentence(stage, /Cancelled/)
    await stage.page.evaluate(() => window.stage.figma.kill())
    await openPanel(stage)
    await stage.panel.getByRole('button', { name: /^Fetch/ }).click()
    await awaitResult(stage)
    expect(paidRequests(stage)).toHaveLength(1)
  })
})
