import { describe, expect, test } from 'vitest'
import { badDays } from '../ideogram/bad-days.ts'
import type { Fate } from '../ideogram/conditions.ts'
import { picturesOn } from './cards.ts'
import { chooseTool, openPanel, paidRequests, seeSentence } from './designer.ts'
import { drawing, keptJobs } from './endings.ts'
import type { Stage } from './stage.ts'
import { cases, type Case } from './tool-cases.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

const paidCalls = () =>
  paidRequests(stage).map(({ method, path }) => `${method} ${path}`)

/** The tool, ready to be pressed. */
async function open({ tool, draw, prompt, choose }: Case) {
  stage = await openStage()
  await draw(stage)
  await openPanel(stage)
  await chooseTool(stage, tool)
  if (prompt !== null) {
    await stage.panel.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
    const count = stage.panel.getByLabel('Images')
    await count.getByRole('radio', { name: '1', exact: true }).check()
  }
  await choose?.(stage)
}

const press = ({ press: name }: Case) =>
  stage.panel.getByRole('button', { name, exact: true }).click()

const script = ({ call }: Case, fate: Fate) =>
  stage.ideogram.script({ on: call, ...fate })

const callsOf = ({ call, then }: Case) => (then ? [call, then] : [call])

describe.each(cases)('$tool', (tool) => {
  const { insert, fills, price, files, killed } = tool

  test('is asked for once, for what was said, and lands in one step', async () => {
    await open(tool)
    await seeSentence(stage, new RegExp(`^1 image, about \\${price}$`))
    const before = await drawing(stage)
    expect(await picturesOn(stage)).toBe(fills[0])
    await press(tool)
    await button(insert).waitFor()
    // Nothing is written before the designer says so.
    expect(await drawing(stage)).toEqual(before)
    await button(insert).click()
    await expect.poll(() => drawing(stage)).not.toEqual(before)
    await expect.poll(() => picturesOn(stage)).toBe(fills[1])
    await stage.page.evaluate(() => window.stage.figma.undo())
    expect(await drawing(stage)).toEqual(before)
    expect(paidCalls()).toEqual(callsOf(tool))
    expect(Object.keys(paidRequests(stage)[0]!.files).sort()).toEqual(files)
    await expect.poll(() => keptJobs(stage)).toBe(0)
  })

  test('closed in the middle: what was paid for is told, and not paid again', async () => {
    await open(tool)
    const on = killed.hangs === 'image' ? 'image' : tool.call
    stage.ideogram.script({ on, answer: { kind: 'hang' } })
    await press(tool)
    if (on === 'image') await seeSentence(stage, /Fetching 1 of 1/)
    else await expect.poll(() => paidCalls().length).toBe(1)
    await stage.page.evaluate(() => window.stage.figma.kill())
    await openPanel(stage)
    await seeSentence(stage, killed.says)
    if (on === 'image') {
      await button('Fetch 1 image').click()
      await button(insert).click()
      await expect.poll(() => picturesOn(stage)).toBe(fills[1])
    } else await button('Dismiss').click()
    await expect.poll(() => keptJobs(stage)).toBe(0)
    expect(paidCalls()).toEqual(callsOf(tool))
  })
})

describe.each(cases.filter(({ alike }) => !alike))('$tool', (tool) => {
  const { call, insert, withheld } = tool

  test('cancelled: it says that it may have been billed', async () => {
    await open(tool)
    const before = await drawing(stage)
    script(tool, { answer: { kind: 'hang' } })
    await press(tool)
    await expect.poll(() => paidCalls().length).toBe(1)
    await button(/^Cancel “/).click()
    await seeSentence(stage, /Cancelled\. It may have been billed/)
    expect(await drawing(stage)).toEqual(before)
  })

  test('refused: it says why, and the next press works', async () => {
    await open(tool)
    const before = await drawing(stage)
    script(tool, { answer: badDays.insufficientFunds })
    await press(tool)
    await seeSentence(stage, /no credit.*Nothing was billed/)
    expect(await drawing(stage)).toEqual(before)
    expect(await keptJobs(stage)).toBe(0)
    await press(tool)
    await button(insert).waitFor()
    expect(paidCalls()).toEqual([call, ...callsOf(tool)])
  })

  test('withheld: it says that it was billed', async () => {
    await open(tool)
    const [fate, says] = withheld
    script(tool, fate)
    await press(tool)
    await seeSentence(stage, says)
    expect(await button(insert).count()).toBe(0)
    expect(paidCalls()).toEqual([call])
  })
})
