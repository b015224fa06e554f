import { beforeEach, expect, test } from 'vitest'
import type { Scripted } from '../ideogram/conditions.ts'
import {
  awaitResult,
  drawHero,
  generate,
  openPanel,
  paidRequests,
  savePreset,
  seeSentence,
  paidCall,
} from './designer.ts'
import { openBeside, type Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let one: Stage
let other: Stage
beforeEach(async () => {
  one = await openStage()
  other = await openBeside(one)
  for (const window of [one, other]) {
    await drawHero(window)
    await openPanel(window)
    await seeSentence(window, /covers, 6 %/)
  }
})

const button = ({ panel }: Stage, name: string | RegExp) =>
  panel.getByRole('button', { name })

const hang = (on: string): Scripted => ({ on, answer: { kind: 'hang' } })

const kill = ({ page }: Stage) => page.evaluate(() => window.stage.figma.kill())

async function crash(stage: Stage) {
  await kill(stage)
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %/)
}

test('two windows lose nothing of each other: jobs, spending, prompts, presets', async () => {
  one.ideogram.script({ ...hang('image'), times: 3 })
  const pressed = [
    [one, 'a golden sun'],
    [other, 'a red door'],
    [one, 'a moon'],
  ] as const
  for (const [at, [window, prompt]] of pressed.entries()) {
    await generate(window, prompt)
    await savePreset(window, `Preset ${String(at + 1)}`, 'For me')
    await seeSentence(window, new RegExp(`^${prompt}: Fetching 1 of 1`))
  }
  // Both are gone at once; either may come back first.
  await kill(one)
  await crash(other)

  await expect.poll(() => button(other, 'Fetch 1 image').count()).toBe(3)
  const prompt = other.panel.getByRole('textbox', { name: 'Prompt' })
  for (const earlier of ['a red door', 'a golden sun']) {
    await prompt.press('Alt+ArrowUp')
    expect(await prompt.inputValue()).toBe(earlier)
  }
  await button(other, 'Settings').click()
  await seeSentence(other, /^About \$0\.18, from this computer/)
  expect(await button(other, /^Remove preset “Preset \d”/).count()).toBe(3)
  await button(other, 'Back').click()
  await button(other, 'Fetch 1 image').first().click()
  await awaitResult(other)
  expect(paidRequests(one)).toHaveLength(3)
})

test('a job that another window still waits for is not said to be lost', async () => {
  one.ideogram.script(hang(paidCall))
  await generate(one, 'a golden sun')
  await expect.poll(() => paidRequests(one).length).toBe(1)
  await crash(other)
  await seeSentence(
    other,
    /another window is still waiting.*goes on there.*may have been billed/,
  )
  await button(other, 'Dismiss').click()
  await seeSentence(one, /Ideogram is painting/)
})

test('settings changed in one window leave those of the other alone', async () => {
  await button(one, 'Settings').click()
  await one.panel.getByLabel('Limit').fill('20')
  await button(other, 'Settings').click()
  const match = 'Match colours to the layer around the mask'
  await other.panel.getByRole('switch', { name: match }).click()
  await expect
    .poll(() => one.page.evaluate(() => window.stage.storage.get('settings')))
    .toMatchObject({ monthlyLimit: 20, matchColors: false })
})
