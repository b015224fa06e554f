import { describe, expect, test } from 'vitest'
import { badDays } from '../ideogram/bad-days.ts'
import type { Fate } from '../ideogram/conditions.ts'
import { picturesOn } from './cards.ts'
import { chooseTool, openPanel, paidRequests, seeSentence } from './designer.ts'
import { drawing, keptJobs } from './endings.ts'
import type { Stage } from './stage.ts'
import { cases } from './tool-cases.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

describe.each(cases)(
  '$tool',
  ({ tool, draw, prompt, call, fills, withheld, killed, ...rest }) => {
    const open = async () => {
      stage = await openStage()
      await draw(stage)
      await openPanel(stage)
      await chooseTool(stage, tool)
      if (prompt !== null) {
        await stage.panel.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
        const count = stage.panel.getByLabel('Images')
        await count.getByRole('radio', { name: '1', exact: true }).check()
      }
      await rest.choose?.(stage)
    }
    const press = () =>
      stage.panel.getByRole('button', { name: rest.press, exact: true }).click()
    const script = (fate: Fate) => stage.ideogram.script({ on: call, ...fate })

    test('is asked for once, for what was said, and lands in one step', async () => {
      await open()
      const { price } = rest
      await seeSentence(stage, new RegExp(`^1 image, about \\${price}$`))
      const before = await drawing(stage)
      expect(await picturesOn(stage)).toBe(fills[0])
      await press()
      await button(rest.insert).waitFor()
      // Nothing is written before the designer says so.
      expect(await drawing(stage)).toEqual(before)
      await button(rest.insert).click()
      await expect.poll(() => drawing(stage)).not.toEqual(before)
      await expect.poll(() => picturesOn(stage)).toBe(fills[1])
      await stage.page.evaluate(() => window.stage.figma.undo())
      expect(await drawing(stage)).toEqual(before)
      const [sent, ...more] = paidRequests(stage)
      const others = more.map(({ method, path }) => `${method} ${path}`)
      expect(others).toEqual(rest.then ? [rest.then] : [])
      expect(`${sent!.method} ${sent!.path}`).toBe(call)
      expect(Object.keys(sent!.files).sort()).toEqual(rest.files)
      await expect.poll(() => keptJobs(stage)).toBe(0)
    })

    test('cancelled: it says that it may have been billed', async () => {
      await open()
      const before = await drawing(stage)
      script({ answer: { kind: 'hang' } })
      await press()
      await expect.poll(() => paidRequests(stage).length).toBe(1)
      await button(/^Cancel “/).click()
      await seeSentence(stage, /Cancelled\. It may have been billed/)
      expect(await drawing(stage)).toEqual(before)
    })

    test('refused: it says why, and the next press works', async () => {
      await open()
      const before = await drawing(stage)
      script({ answer: badDays.insufficientFunds })
      await press()
      await seeSentence(stage, /no credit.*Nothing was billed/)
      expect(await drawing(stage)).toEqual(before)
      expect(await keptJobs(stage)).toBe(0)
      await press()
      await button(rest.insert).waitFor()
      const calls = paidRequests(stage).map(
        ({ method, path }) => `${method} ${path}`,
      )
      expect(calls).toEqual([call, call, ...(rest.then ? [rest.then] : [])])
    })

    test('withheld: it says that it was billed', async () => {
      await open()
      const [fate, says] = withheld
      script(fate)
      await press()
      await seeSentence(stage, says)
      expect(await button(rest.insert).count()).toBe(0)
      expect(paidRequests(stage)).toHaveLength(1)
    })

    test('closed in the middle: what was paid for is told, and not paid again', async () => {
      await open()
      const on = killed.hangs === 'image' ? 'image' : call
      stage.ideogram.script({ on, answer: { kind: 'hang' } })
      await press()
      if (on === 'image') await seeSentence(stage, /Fetching 1 of 1/)
      else await expect.poll(() => paidRequests(stage).length).toBe(1)
      await stage.page.evaluate(() => window.stage.figma.kill())
      await openPanel(stage)
      await seeSentence(stage, killed.says)
      if (on === 'image') {
        await button('Fetch 1 image').click()
        await button(rest.insert).click()
        await expect.poll(() => picturesOn(stage)).toBe(fills[1])
      } else await button('Dismiss').click()
      await expect.poll(() => keptJobs(stage)).toBe(0)
      expect(paidRequests(stage)).toHaveLength(rest.then ? 2 : 1)
    })
  },
)
