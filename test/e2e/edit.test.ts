import sharp from 'sharp'
import UPNG from 'upng-js'
import { expect, test } from 'vitest'
import {
  awaitResult,
  difference,
  drawHero,
  generate,
  insertResult,
  layerOf,
  openPanel,
  paidRequests,
  pixelsOf,
  seeSentence,
} from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

/** upng-js reads a whole buffer, not a part of one. */
const exactly = (bytes: Uint8Array) => Uint8Array.from(bytes).buffer

const hideMask = (stage: Stage, id: string) =>
  stage.page.evaluate(
    (id) => window.stage.figma.document.update(id, { visible: false }),
    id,
  )

test('draw, generate, insert, undo', async () => {
  stage = await openStage()
  const hero = await drawHero(stage)
  await hideMask(stage, hero.mask)
  const before = await pixelsOf(stage, hero.frame)
  await stage.page.evaluate(
    (id) => window.stage.figma.document.update(id, { visible: true }),
    hero.mask,
  )
  const untouched = await layerOf(stage, hero.frame)
  const steps = () =>
    stage.page.evaluate(() => window.stage.figma.document.undoSteps)

  await openPanel(stage)
  await seeSentence(stage, /Repaints Hero where Ellipse 1 covers, 6 %/)
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  // An export leaves no trace.
  expect(await layerOf(stage, hero.frame)).toEqual(untouched)
  const stepsBefore = await steps()

  await insertResult(stage)
  await seeSentence(stage, /^In view$/)
  expect(await steps()).toBe(stepsBefore + 1)
  const changed = difference(before, await pixelsOf(stage, hero.frame))
  // The ellipse and, around it, what fades: at most 25 px of the request.
  expect(changed).toMatchObject({ left: expect.any(Number) as number })
  expect(changed!.left).toBeGreaterThanOrEqual(220 - 13)
  expect(changed!.right).toBeLessThanOrEqual(220 + 160 + 13)
  expect(changed!.top).toBeGreaterThanOrEqual(140 - 13)
  expect(changed!.bottom).toBeLessThanOrEqual(140 + 120 + 13)
  expect(changed!.count).toBeGreaterThan(160 * 120 * 0.7)

  const filled = await layerOf(stage, hero.frame)
  expect(filled?.fills).toHaveLength(2)
  expect(filled?.fills[0]).toMatchObject({ ...untouched?.fills[0] })
  expect((await layerOf(stage, hero.mask))?.visible).toBe(false)

  await stage.page.evaluate(() => window.stage.figma.undo())
  expect(await layerOf(stage, hero.frame)).toEqual(untouched)
  expect(paidRequests(stage)).toHaveLength(1)
  expect(await stage.page.evaluate(() => window.stage.errors)).toEqual([])
})

test('the request is what the API’s page says', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun', 2)
  await awaitResult(stage)
  const [sent] = paidRequests(stage)
  expect(sent).toMatchObject({
    path: '/v1/ideogram-v3/inpaint',
    status: 200,
  })
  expect(sent!.fields).toMatchObject({
    prompt: ['a golden sun'],
    rendering_speed: ['DEFAULT'],
    num_images: ['2'],
    magic_prompt: ['AUTO'],
    style_type: ['GENERAL'],
  })
  const image = await sharp(sent!.files.image![0]!.bytes).metadata()
  // Read by another codec than the one that wrote it.
  const mask = UPNG.decode(exactly(sent!.files.mask![0]!.bytes))
  expect(mask).toMatchObject({ width: image.width, height: image.height })
  const [rgba] = UPNG.toRGBA8(mask)
  const values = new Set(new Uint32Array(rgba!))
  expect(values).toEqual(new Set([0xff000000, 0xffffffff]))
})

test('two results are two fills, to be switched', async () => {
  stage = await openStage()
  const hero = await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun', 2)
  await stage.panel.getByRole('button', { name: /^Insert all 2/ }).click()
  await seeSentence(stage, /^In view$/)
  const visible = async () =>
    (await layerOf(stage, hero.frame))?.fills.map(
      (fill) => fill.visible !== false,
    )
  expect(await visible()).toEqual([true, true, false])
  await stage.panel.getByRole('button', { name: /^Show result 2 / }).click()
  await expect.poll(visible).toEqual([true, false, true])
  await stage.page.evaluate(() => window.stage.figma.undo())
  expect(await visible()).toEqual([true, true, false])
})

test('a layer deleted while waiting: the result lies where it was', async () => {
  stage = await openStage()
  const hero = await drawHero(stage)
  await openPanel(stage)
  stage.ideogram.conditions.latency = 300
  await generate(stage, 'a golden sun')
  await seeSentence(stage, /Ideogram is painting/)
  await stage.page.evaluate((id) => {
    window.stage.figma.document.remove(id)
    window.stage.figma.document.commit()
  }, hero.frame)
  await awaitResult(stage)
  await insertResult(stage)
  await seeSentence(stage, /“Hero” was no longer there.*where it was/)
  const layers = await stage.page.evaluate(() =>
    window.stage.figma.document.currentPage.children.map((layer) => ({
      name: layer.name,
      x: layer.transform[0][2],
      y: layer.transform[1][2],
    })),
  )
  expect(layers).toHaveLength(1)
  expect(layers[0]?.name).toBe('Repaint · a golden sun')
  expect(layers[0]!.x).toBeGreaterThan(220)
  expect(layers[0]!.y).toBeGreaterThan(140)
})

test('another page opened while waiting: the result goes to its own', async () => {
  stage = await openStage()
  const hero = await drawHero(stage)
  await openPanel(stage)
  stage.ideogram.conditions.latency = 300
  await generate(stage, 'a golden sun')
  await seeSentence(stage, /Ideogram is painting/)
  await stage.page.evaluate(() => {
    const { document } = window.stage.figma
    document.addPage({
      id: '9:9',
      name: 'Elsewhere',
      backgrounds: [],
      children: [],
      pluginData: {},
      sharedPluginData: {},
    })
    document.setCurrentPage('9:9')
  })
  await awaitResult(stage)
  await insertResult(stage)
  await seeSentence(stage, /^In view$/)
  expect((await layerOf(stage, hero.frame))?.fills).toHaveLength(2)
  const elsewhere = await stage.page.evaluate(
    () => window.stage.figma.document.currentPage.children.length,
  )
  expect(elsewhere).toBe(0)
})

test('under the looser policy too', async () => {
  stage = await openStage({ csp: 'lenient' })
  await drawHero(stage)
  await openPanel(stage)
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
})

test('without a mask nothing can be paid for', async () => {
  stage = await openStage()
  const hero = await drawHero(stage)
  await stage.page.evaluate(({ frame, mask }) => {
    window.stage.figma.document.remove(mask)
    window.stage.figma.document.select([frame])
  }, hero)
  await openPanel(stage)
  await seeSentence(stage, /Draw a shape over what should change/)
  const button = stage.panel.getByRole('button', { name: /^Generate/ })
  expect(await button.isDisabled()).toBe(true)
  await stage.panel.getByRole('button', { name: 'Add mask shape' }).click()
  await seeSentence(stage, /Repaints Hero where Mask covers/)
})

test('a shape over nothing is told from nothing selected', async () => {
  stage = await openStage()
  const hero = await drawHero(stage)
  await stage.page.evaluate(({ mask }) => {
    const { document } = window.stage.figma
    const stray = window.stage.add('ELLIPSE', {
      name: 'Stray',
      width: 50,
      height: 50,
      transform: [
        [1, 0, 2000],
        [0, 1, 2000],
      ],
    })
    document.remove(mask)
    document.select([stray])
  }, hero)
  await openPanel(stage)
  await seeSentence(stage, /Stray.* lies over nothing\. Move it over a frame/)
  await seeSentence(stage, /^This shape lies over nothing\./)
})

test('without words, Edit offers to remove', async () => {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  await seeSentence(stage, /Repaints Hero where Ellipse 1 covers/)
  await stage.panel.getByRole('button', { name: /^Generate/ }).click()
  await stage.panel.getByRole('button', { name: 'Remove', exact: true }).click()
  await stage.panel.getByRole('button', { name: 'Tool: Remove' }).waitFor()
  expect(paidRequests(stage)).toHaveLength(0)
})

test('a mask that auto-layout has moved is said, and lifted out', async () => {
  stage = await openStage()
  const { frame, mask } = await drawHero(stage)
  await stage.page.evaluate((frame) => {
    window.stage.figma.document.update(frame, {
      autoLayout: {
        layoutMode: 'HORIZONTAL',
        itemSpacing: 0,
        paddingLeft: 0,
        paddingRight: 0,
        paddingTop: 0,
        paddingBottom: 0,
        primaryAxisAlignItems: 'MIN',
        counterAxisAlignItems: 'MIN',
        primaryAxisSizingMode: 'FIXED',
        counterAxisSizingMode: 'FIXED',
      },
    })
  }, frame)
  await openPanel(stage)
  const lift = stage.panel.getByRole('button', { name: 'Lift it out' })
  await seeSentence(
    stage,
    /Auto-layout has moved Ellipse 1 from where you drew it/,
  )
  await lift.click()
  await lift.waitFor({ state: 'detached' })
  expect((await layerOf(stage, mask))?.layoutPositioning).toBe('ABSOLUTE')
})
