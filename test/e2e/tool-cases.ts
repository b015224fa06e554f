/** What tells the tools from each other, from the press to the page. */
import type { Fate } from '../ideogram/conditions.ts'
import { drawHero } from './designer.ts'
import type { Stage } from './stage.ts'

/** Draws what the tool is for, left selected. */
type Draw = (stage: Stage) => Promise<unknown>

const heroUnderMask: Draw = (stage) => drawHero(stage)

const heroItself: Draw = async (stage) => {
  const { frame, mask } = await drawHero(stage)
  await stage.page.evaluate(
    ({ frame, mask }) => {
      window.stage.figma.document.remove(mask)
      window.stage.figma.document.select([frame])
    },
    { frame, mask },
  )
}

const emptyFrame: Draw = (stage) =>
  stage.page.evaluate(() => {
    const { add, figma } = window.stage
    const size = { width: 512, height: 512 }
    const frame = add('FRAME', { name: 'Empty', ...size, fills: [] })
    figma.document.select([frame])
  })

export interface Case {
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
  choose?: (stage: Stage) => Promise<void>
  /** How a result gets into the document. */
  insert: string | RegExp
  /** How many fills of the page are pictures, before and after. */
  fills: [before: number, after: number]
  /** US dollars for one image. */
  price: string
  /** What is paid for and cannot be had. */
  withheld: [Fate, says: RegExp]
  /** Cancelled, refused and withheld as the others are. */
  alike?: true
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

export const cases: Case[] = [
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
    alike: true,
    press: 'Expand',
    prompt: 'a wide sea',
    choose: (stage) =>
      stage.panel.getByRole('textbox', { name: 'Grow by, right' }).fill('200'),
    call: 'POST /v1/ideogram-v3/inpaint',
    files: ['image', 'mask'],
    price: '$0.06',
  },
  {
    ...ofPicture,
    tool: 'Remix',
    alike: true,
    press: 'Remix',
    prompt: 'at night',
    call: 'POST /v1/ideogram-v3/remix',
    files: ['image'],
    price: '$0.06',
  },
  {
    ...ofPicture,
    tool: 'Reframe',
    alike: true,
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
    alike: true,
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
    alike: true,
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
    alike: true,
    press: 'Upscale',
    prompt: null,
    call: 'POST /v2/image/upscale/auto',
    files: ['image'],
    price: '$0.058',
  },
]
