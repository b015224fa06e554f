import { expect, test } from 'vitest'
import { badDays } from '../ideogram/bad-days.ts'
import {
  awaitResult,
  chooseTool,
  drawHero,
  generate,
  openPanel,
  paidRequests,
  seeSentence,
  paidCall,
} from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

async function openWith(monthlyLimit: number | null) {
  stage = await openStage()
  await stage.page.evaluate((monthlyLimit) => {
    const settings = {
      connection: 'relay',
      matchColors: true,
      onCanvas: false,
      monthlyLimit,
    }
    window.stage.storage.set('settings', settings)
  }, monthlyLimit)
  await drawHero(stage)
  await openPanel(stage)
}

test('what was spent this month is told by tool, also after a restart', async () => {
  await openWith(null)
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  await chooseTool(stage, 'Remove')
  await stage.panel.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(() => button(/^Insert result 1/).count()).toBe(2)
  await stage.page.evaluate(() => window.stage.figma.kill())
  await openPanel(stage)
  await button('Settings').click()
  await seeSentence(stage, /^Edit: \$0\.06$/)
  await seeSentence(stage, /^Remove: \$0\.03$/)
})

test('the limit is asked about before it is passed, and a yes pays once', async () => {
  await openWith(0.1)
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  await seeSentence(stage, /pass your monthly limit\. It is \$0\.10, of which/)
  expect(await button(/^Generate$/).isDisabled()).toBe(true)
  await button('Generate anyway').click()
  await expect.poll(() => button(/^Insert result 1/).count()).toBe(2)
  expect(paidRequests(stage)).toHaveLength(2)
  await seeSentence(stage, /pass your monthly limit\. It is \$0\.10, of which/)
})

test('what is under way counts, and so does trying again', async () => {
  await openWith(0.1)
  stage.ideogram.script({ on: paidCall, answer: badDays.broken })
  await generate(stage, 'a golden sun')
  await button(/^Try again, about/).waitFor()
  stage.ideogram.script({ on: paidCall, answer: { kind: 'hang' } })
  await button(/^Generate$/).click()
  await seeSentence(stage, /Ideogram is painting/)
  await seeSentence(stage, /This would pass your monthly limit/)
  await button(/^Try again, about/).click()
  await seeSentence(stage, /Raise it in Settings, then try again/)
  await expect.poll(() => paidRequests(stage).length).toBe(2)
})
