import { describe, expect, test } from 'vitest'
import { badDays } from '../ideogram/bad-days.ts'
import type { Fate } from '../ideogram/conditions.ts'
import { resultsOn } from './cards.ts'
import {
  chooseTool,
  drawHero,
  layerOf,
  openPanel,
  paidRequests,
  seeSentence,
} from './designer.ts'
import { drawing, keptJobs } from './endings.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

/** @returns the id of the layer that gets what is made */
type Draw = () => Promise<string>

const heroUnderMask: Draw = async () => (await drawHero(stage)).frame

const heroItself: Draw = async () => {
  const { frame, mask } = await drawHero(stage)
  await stage.page.evaluate(
    ({ frame, mask }) => {
      window.stage.figma.document.remove(mask)
      window.stage.figma.document.select([frame])
    },
    { frame, mask },
  )
  return frame
}

const emptyFrame: Draw = () =>
  stage.page.evaluate(() => {
    const { add, figma } = window.stage
    const size = { width: 512, height: 512 }
    const frame = add('FRAME', { name: 'Empty', ...size, fills: [] })
    figma.document.select([frame])
    return frame
  })

interface Case {
  tool: string
  /** On the button. */
  press: string
  draw: Draw
  /** Null where the tool asks for none. */
  prompt: string | null
  call: string
  files: string[]
  /** How a result gets into the document. */
  insert: string | RegExp
  /** How often the layer's fills are pictures, before and after. */
  fills: [before: number, after: number]
  /** US dollars for one image. */
  price: string
  /** What is paid for and cannot be had. */
  withheld: [Fate, says: RegExp]
  /** What stands still while it is killed, and what is offered after it. */
  killed: { hangs: 'image' | 'request'; says: RegExp }
}

const heldBack: Case['withheld'] = [
  { conditions: { withhold: [0] } },
  /safety check held this one back.*billed/,
]

const fetched: Case['killed'] = {
  hangs: 'image',
  says: /They are paid for; fetching them costs nothing/,
}

const cases: Case[] = [
  {
    tool: 'Remove',
    press: 'Remove',
    draw: heroUnderMask,
    prompt: null,
    call: 'POST /v1/remove-object',
    files: ['image', 'mask'],
    insert: /^Insert result 1 of/,
    fills: [1, 2],
    price: '$0.03',
    withheld: heldBack,
    killed: fetched,
  },
  {
    tool: 'Generate',
    press: 'Generate',
    draw: emptyFrame,
    prompt: 'a golden sun',
    call: 'POST /v1/ideogram-v3/generate',
    files: [],
    insert: /^Insert result 1 of/,
    fills: [0, 1],
    price: '$0.06',
    withheld: heldBack,
    killed: fetched,
  },
  {
    tool: 'Describe',
    press: 'Describe',
    draw: heroItself,
    prompt: null,
    call: 'POST /describe',
    files: ['image_file'],
    insert: 'Name the layer',
    fills: [1, 1],
    price: '$0.01',
    withheld: [
      { answer: { kind: 'changed', change: () => ({ descriptions: [] }) } },
      /was billed, but nothing came back/,
    ],
    killed: {
      hangs: 'request',
      says: /No answer had come.*may have been billed/,
    },
  },
]

describe.each(cases)(
  '$tool',
  ({ tool, draw, prompt, call, fills, withheld, killed, ...rest }) => {
    const open = async () => {
      stage = await openStage()
      const layer = await draw()
      await openPanel(stage)
      await chooseTool(stage, tool)
      if (prompt !== null) {
        await stage.panel.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
        const count = stage.panel.getByLabel('Images')
        await count.getByRole('radio', { name: '1', exact: true }).check()
      }
      return layer
    }
    const press = () =>
      stage.panel.getByRole('button', { name: rest.press, exact: true }).click()
    const script = (fate: Fate) => stage.ideogram.script({ on: call, ...fate })

    test('is asked for once, for what was said, and lands in one step', async () => {
      const layer = await open()
      const { price } = rest
      await seeSentence(stage, new RegExp(`^1 image, about \\${price}$`))
      const before = await layerOf(stage, layer)
      expect(await resultsOn(stage, layer)).toBe(fills[0])
      await press()
      await button(rest.insert).waitFor()
      // Nothing is written before the designer says so.
      expect(await layerOf(stage, layer)).toEqual(before)
      await button(rest.insert).click()
      await expect.poll(() => layerOf(stage, layer)).not.toEqual(before)
      await expect.poll(() => resultsOn(stage, layer)).toBe(fills[1])
      await stage.page.evaluate(() => window.stage.figma.undo())
      expect(await layerOf(stage, layer)).toEqual(before)
      const [sent, ...more] = paidRequests(stage)
      expect(more).toEqual([])
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
      expect(paidRequests(stage)).toHaveLength(2)
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
      const layer = await open()
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
        await expect.poll(() => resultsOn(stage, layer)).toBe(fills[1])
      } else await button('Dismiss').click()
      await expect.poll(() => keptJobs(stage)).toBe(0)
      expect(paidRequests(stage)).toHaveLength(1)
    })
  },
)
