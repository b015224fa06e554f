import { describe, expect, test } from 'vitest'
import { badDays } from '../ideogram/bad-days.ts'
import type { Fate } from '../ideogram/conditions.ts'
import { picturesOn } from './cards.ts'
import {
  chooseTool,
  drawHero,
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

/** Draws what the tool is for, left selected. */
type Draw = () => Promise<unknown>

const heroUnderMask: Draw = () => drawHero(stage)

const heroItself: Draw = async () => {
  const { frame, mask } = await drawHero(stage)
  await stage.page.evaluate(
    ({ frame, mask }) => {
      window.stage.figma.document.remove(mask)
      window.stage.figma.document.select([frame])
    },
    { frame, mask },
  )
}

const emptyFrame: Draw = () =>
  stage.page.evaluate(() => {
    const { add, figma } = window.stage
    const size = { width: 512, height: 512 }
    const frame = add('FRAME', { name: 'Empty', ...size, fills: [] })
    figma.document.select([frame])
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
  /** Paid for as well, once the first has been answered. */
  then?: string
  /** Chosen before the press. */
  choose?: () => Promise<void>
  /** How a result gets into the document. */
  insert: string | RegExp
  /** How many fills of the page are pictures, before and after. */
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

const inserts = /^Insert result 1 of/

/** What differs little: a picture that is sent whole, and comes back changed. */
const ofPicture = {
  draw: heroItself,
  insert: inserts,
  fills: [1, 2],
  withheld: heldBack,
  killed: fetched,
} satisfies Partial<Case>

const cases: Case[] = [
  {
    tool: 'Remove',
    press: 'Remove',
    draw: heroUnderMask,
    prompt: null,
    call: 'POST /v1/remove-object',
    files: ['image', 'mask'],
    insert: inserts,
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
    insert: inserts,
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
  {
    ...ofPicture,
    tool: 'Expand',
    press: 'Expand',
    prompt: 'a wide sea',
    choose: () =>
      stage.panel.getByRole('textbox', { name: 'Grow by, right' }).fill('200'),
    call: 'POST /v1/ideogram-v3/inpaint',
    files: ['image', 'mask'],
    price: '$0.06',
  },
  {
    ...ofPicture,
    tool: 'Remix',
    press: 'Remix',
    prompt: 'at night',
    call: 'POST /v1/ideogram-v3/remix',
    files: ['image'],
    price: '$0.06',
  },
  {
    ...ofPicture,
    tool: 'Reframe',
    press: 'Reframe',
    prompt: null,
    call: 'POST /v1/ideogram-v3/inpaint',
    files: ['image', 'mask'],
    // The new frame has a copy of the source, and what is painted around it.
    fills: [1, 3],
    price: '$0.06',
  },
  {
    ...ofPicture,
    tool: 'Replace background',
    press: 'Replace',
    prompt: 'a red wall',
    call: 'POST /v1/ideogram-v3/replace-background',
    then: 'POST /v1/remove-background',
    files: ['image'],
    price: '$0.07',
  },
  {
    ...ofPicture,
    tool: 'Remove background',
    press: 'Cut out',
    prompt: null,
    call: 'POST /v1/remove-background',
    files: ['image'],
    price: '$0.01',
  },
  {
    ...ofPicture,
    tool: 'Instruct',
    press: 'Generate',
    prompt: 'make it dusk',
    call: 'POST /v2/image/precise-edit/ideogram-4-5',
    files: ['image'],
    price: '$0.06',
  },
  {
    ...ofPicture,
    tool: 'Upscale',
    press: 'Upscale',
    prompt: null,
    call: 'POST /v2/image/upscale/auto',
    files: ['image'],
    price: '$0.06',
  },
]

describe.each(cases)(
  '$tool',
  ({ tool, draw, prompt, call, fills, withheld, killed, ...rest }) => {
    const open = async () => {
      stage = await openStage()
      await draw()
      await openPanel(stage)
      await chooseTool(stage, tool)
      if (prompt !== null) {
        await stage.panel.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
        const count = stage.panel.getByLabel('Images')
        await count.getByRole('radio', { name: '1', exact: true }).check()
      }
      await rest.choose?.()
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
