import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import {
  applyPreset,
  awaitResult,
  drawHero,
  generate,
  openPanel,
  paidRequests,
  savePreset,
  seeSentence,
} from './designer.ts'
import { openStage, type Stage } from './stage.ts'

let browser: Browser
let stage: Stage
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
afterEach(() => stage.close())

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

const prompt = () => stage.panel.getByRole('textbox', { name: 'Prompt' })

async function restart() {
  await stage.page.evaluate(() => window.stage.figma.kill())
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %/)
}

test('Alt with ↑ and ↓ goes through earlier prompts, also after a restart', async () => {
  stage = await openStage(browser)
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

test('presets come back after a restart: one’s own, and the file’s elsewhere too', async () => {
  stage = await openStage(browser)
  await drawHero(stage)
  await openPanel(stage)
  await prompt().fill('evening light')
  await savePreset(stage, 'Evening', 'For me')
  await prompt().fill('morning fog')
  await savePreset(stage, 'Morning', 'For everyone in this file')
  await prompt().fill('')
  await restart()
  await applyPreset(stage, 'Evening')
  expect(await prompt().inputValue()).toBe('evening light')
  await stage.page.evaluate((key) => {
    window.stage.figma.kill()
    window.stage.storage.clear()
    window.stage.storage.set('key', key)
  }, stage.ideogram.key)
  await openPanel(stage)
  await applyPreset(stage, 'Morning · file')
  expect(await prompt().inputValue()).toBe('morning fog')
  await button(/^Generate$/).click()
  await awaitResult(stage)
  expect(paidRequests(stage)[0]!.fields.prompt).toEqual(['morning fog'])
})

test('presets are brought along as a file; what is none is left out', async () => {
  stage = await openStage(browser)
  await drawHero(stage)
  await openPanel(stage)
  await button('Settings').click()
  const presets = [
    { name: 'Dusk', tool: 'edit', values: { prompt: 'dusk', seed: '5' } },
    { name: '', tool: 'edit', values: {} },
    { name: 'Odd', tool: 'no such tool', values: {} },
  ]
  await stage.panel.locator('input[type=file]').setInputFiles({
    name: 'presets.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(presets)),
  })
  await button('Remove preset “Dusk”').waitFor()
  expect(await button(/^Remove preset/).count()).toBe(1)
  await button('Back').click()
  await restart()
  await applyPreset(stage, 'Dusk')
  expect(await prompt().inputValue()).toBe('dusk')
})
