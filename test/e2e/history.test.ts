import { expect, test } from 'vitest'
import { drawHero, generate, openPanel, seeSentence } from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

const prompt = () => stage.panel.getByRole('textbox', { name: 'Prompt' })

async function restart() {
  await stage.page.evaluate(() => window.stage.figma.kill())
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %/)
}

test('Alt with ↑ and ↓ goes through earlier prompts, also after a restart', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  for (const [at, text] of ['a moon', 'a red door', 'a moon'].entries()) {
    await generate(stage, text)
    await expect.poll(() => button(/^Insert result 1/).count()).toBe(at + 1)
  }
  await restart()
  const press = async (key: string) => {
    await prompt().press(key)
    return prompt().inputValue()
  }
  // What was sent last is still written; each prompt is listed once.
  expect(await prompt().inputValue()).toBe('a moon')
  expect(await press('Alt+ArrowUp')).toBe('a red door')
  expect(await press('Alt+ArrowUp')).toBe('a red door')
  expect(await press('Alt+ArrowDown')).toBe('a moon')
  await prompt().fill('half a thou')
  expect(await press('Alt+ArrowUp')).toBe('a moon')
  expect(await press('Alt+ArrowDown')).toBe('half a thou')
})
