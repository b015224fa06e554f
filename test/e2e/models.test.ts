/** Edit by each of its models, and answers that are asked for again and again. */
import { describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { resultsOn } from './cards.ts'
import {
  awaitResult,
  drawHero,
  generate,
  insertResult,
  layerOf,
  openPanel,
  paidCall,
  paidRequests,
  seeSentence,
} from './designer.ts'
import { end, keptJobs, type Way } from './endings.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

const precise = '4.5, true pixels'
const preciseCall = 'POST /v2/image/precise-edit/ideogram-4-5'

const chooseModel = (label: string) =>
  stage.panel.getByLabel('Model', { exact: true }).selectOption({ label })

/** A frame of 600 × 400 that shows a picture of so many pixels. */
async function openOn(label: string, width: number, height: number) {
  stage = await openStage()
  const { frame } = await drawHero(stage, { width, height })
  await openPanel(stage)
  await chooseModel(label)
  await seeSentence(stage, /Ellipse 1 covers, 6 %/)
  return frame
}

const models = [
  { label: '3.0', call: paidCall, image: 'image', model: undefined },
  { label: precise, call: preciseCall, image: 'image', model: undefined },
  { label: '2.0', call: 'POST /edit', image: 'image_file', model: 'V_2' },
  {
    ...{ label: '2.0 Turbo', call: 'POST /edit', image: 'image_file' },
    model: 'V_2_TURBO',
  },
  {
    ...{ label: '3.0, earlier version', call: 'POST /v1/ideogram-v3/edit' },
    ...{ image: 'image', model: undefined },
  },
]

test.each(models)(
  'the model $label edits by $call',
  async ({ label, call, image, model }) => {
    const frame = await openOn(label, 600, 400)
    await generate(stage, 'a golden sun')
    await awaitResult(stage)
    await insertResult(stage)
    await expect.poll(() => resultsOn(stage, frame)).toBe(2)
    const [sent, ...more] = paidRequests(stage)
    expect(more).toEqual([])
    expect(`${sent!.method} ${sent!.path}`).toBe(call)
    expect(sent!.fields.prompt).toEqual(['a golden sun'])
    expect(sent!.fields.model?.[0]).toBe(model)
    expect(Object.keys(sent!.files).sort()).toEqual([image, 'mask'])
    await expect.poll(() => keptJobs(stage)).toBe(0)
  },
)

test('true pixels: what is sent is the picture’s own, and so is what comes back', async () => {
  const frame = await openOn(precise, 1800, 1200)
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  await insertResult(stage)
  await expect.poll(() => resultsOn(stage, frame)).toBe(2)
  const { image, mask } = paidRequests(stage)[0]!.files
  const sent = await sharp(image![0]!.bytes).metadata()
  expect(await sharp(mask![0]!.bytes).metadata()).toMatchObject({
    ...{ width: sent.width, height: sent.height },
  })

  // Pixels of the patch for each of the frame's units: those of the picture.
  const fill = (await layerOf(stage, frame))!.fills.at(-1) as ImagePaint
  const bytes = await stage.page.evaluate(
    (hash) => [...window.stage.figma.document.data.images.get(hash)!],
    fill.imageHash!,
  )
  const patch = await sharp(Buffer.from(bytes)).metadata()
  const [[across], [, down]] = fill.imageTransform!
  expect((patch.width * across) / 600).toBeCloseTo(3, 2)
  expect((patch.height * down) / 400).toBeCloseTo(3, 2)
})

const ways: readonly Way[] = ['closed by the designer', 'killed']

describe.each(ways)('an answer that is polled for, %s', (way) => {
  const looks = () =>
    stage.ideogram.requests.filter(
      ({ method, path }) =>
        method === 'GET' && path.startsWith('/v2/generations/'),
    ).length

  const reopened = async (frame: string) => {
    await openPanel(stage)
    await seeSentence(stage, /costs nothing/)
    await stage.panel.getByRole('button', { name: 'Fetch 1 image' }).click()
    await awaitResult(stage)
    await insertResult(stage)
    await expect.poll(() => resultsOn(stage, frame)).toBe(2)
    await expect.poll(() => keptJobs(stage)).toBe(0)
    expect(paidRequests(stage)).toHaveLength(1)
  }

  test('while Ideogram paints: it is found at the next start', async () => {
    const frame = await openOn(precise, 600, 400)
    stage.ideogram.conditions.pendingLooks = 1000
    await generate(stage, 'a golden sun')
    await expect.poll(looks).toBeGreaterThan(0)
    await end(stage, way)
    stage.ideogram.conditions.pendingLooks = 0
    await reopened(frame)
  })

  test('while it is fetched: it is fetched at the next start', async () => {
    const frame = await openOn(precise, 600, 400)
    stage.ideogram.script({ on: 'image', answer: { kind: 'hang' } })
    await generate(stage, 'a golden sun')
    await seeSentence(stage, /Fetching 1 of 1/)
    await end(stage, way)
    await reopened(frame)
  })

  test('once it is done: it is offered at the next start', async () => {
    const frame = await openOn(precise, 600, 400)
    await generate(stage, 'a golden sun')
    await awaitResult(stage)
    await end(stage, way)
    await reopened(frame)
  })
})
