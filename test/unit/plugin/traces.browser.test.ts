import { expect, test } from 'vitest'
import { blue, frame, red, row, shape, white } from './drawn.ts'
import { decoded, painted, pixel } from './pictures.ts'
import { exported } from './said.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

test('auto-layout stays as it is while masks come and go', async () => {
  const part = { type: 'RECTANGLE' as const, fills: [blue] }
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'row',
        ...row,
        fills: [white],
        children: [
          { ...part, id: 'flowing', at: [0, 0, 50, 50], fills: [red] },
          { ...part, id: 'content', at: [0, 0, 50, 50] },
          { ...part, id: 'hidden', at: [0, 0, 30, 50], visible: false },
          {
            ...part,
            id: 'placed',
            at: [60, 10, 20, 20],
            layoutPositioning: 'ABSOLUTE',
          },
        ],
      },
    ],
  })
  const before = await stage.trace()
  const ids = ['flowing', 'hidden', 'placed'] as const
  const { source, masks } = await exported(stage, 1, ...ids)
  // Content lies beside the gap of the mask that flows.
  expect(source.bounds).toMatchObject({ width: 100, height: 50 })
  expect(pixel(decoded(source), 25, 25)).toEqual([255, 255, 255, 255])
  expect(pixel(decoded(source), 75, 25)).toEqual([0, 0, 255, 255])
  expect(painted(masks[0]!)).toMatchObject({ x: 25, y: 25 })
  expect(painted(masks[2]!)).toMatchObject({ x: 70, y: 20 })
  expect(await stage.trace()).toEqual(before)
})

test('what an instance allows is done, and what it does not is said', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'COMPONENT',
        id: '9:1',
        fills: [white],
        children: [
          shape('9:2', { fills: [red], at: [10, 10, 20, 20] }),
          shape('9:3', { isMask: true, at: [50, 50, 20, 20] }),
        ],
      },
      {
        type: 'INSTANCE',
        id: '9:4',
        mainComponentId: '9:1',
        at: [200, 0, 100, 100],
        fills: [white],
      },
    ],
  })
  const before = await stage.trace()
  const { source, masks } = await exported(stage, 1, 'I9:4;9:2')
  expect(pixel(decoded(source), 20, 20)).toEqual([255, 255, 255, 255])
  expect(painted(masks[0]!)).toMatchObject({
    x: expect.closeTo(220, 1) as number,
  })
  await expect(exported(stage, 1, 'I9:4;9:3')).rejects.toMatchObject({
    failure: { kind: 'mask-fixed', name: 'Ellipse' },
  })
  expect(await stage.trace()).toEqual(before)
})

test('a failed export leaves no trace either', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask', { isMask: true })])],
  })
  const before = await stage.trace()
  await stage.conditions({ exportFails: 'Failed to export node' })
  await expect(exported(stage, 1, 'mask')).rejects.toMatchObject({
    failure: {
      kind: 'export-refused',
      name: 'Frame',
      reason: 'Failed to export node',
    },
  })
  expect(await stage.trace()).toEqual(before)
})

test('closed in the middle of an export, the plugin puts everything back', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask', { isMask: true })])],
    select: ['mask'],
  })
  const before = await stage.trace()
  const [target] = (await stage.host.read()).targets
  await stage.conditions({ exportDelayMs: 60_000 })
  void stage.host.export(target!, 1).catch(() => undefined)
  await expect.poll(async () => (await stage.layer('mask')).opacity).toBe(0)
  await stage.close()
  expect(await stage.trace()).toEqual(before)
})

test('after a crash only the computer that made a change takes it back', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask')])],
    select: ['mask'],
  })
  // The first start tells whose computer it is.
  await stage.host.open()
  const before = await stage.trace()
  const [target] = (await stage.host.read()).targets
  await stage.conditions({ exportDelayMs: 60_000 })
  void stage.host.export(target!, 1).catch(() => undefined)
  const opacity = async () => (await stage.layer('mask')).opacity
  await expect.poll(opacity).toBe(0)
  const startAs = async (machine: unknown) => {
    await stage.page.evaluate((machine) => {
      window.stage.figma.kill()
      window.stage.storage.set('machine', machine)
    }, machine)
    await stage.start()
    await stage.host.open()
  }
  const mine = await stage.page.evaluate(() =>
    window.stage.storage.get('machine'),
  )
  // A colleague's, who may be in the middle of an export in the same file.
  await startAs('another')
  expect(await opacity()).toBe(0)
  await startAs(mine)
  expect((await stage.trace()).pages).toEqual(before.pages)
})

test('the selection is not read from layers in disguise', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask', { isMask: true })])],
    select: ['frame'],
  })
  const said = await stage.host.read()
  expect(said.targets[0]?.mask?.reason).toBe('mask-group')
  await stage.conditions({ exportDelayMs: 200 })
  const [, during] = await Promise.all([
    stage.host.export(said.targets[0]!, 1),
    stage.host.read(),
  ])
  expect(during).toEqual(said)
})

test('a mask that shows nothing, or is gone, is not a mask of everything', async () => {
  const stage = await figma({
    layers: [
      frame('frame', 0, [
        {
          type: 'GROUP',
          id: 'group',
          visible: false,
          children: [shape('unseen')],
        },
        shape('gone', { name: 'Blot' }),
      ]),
    ],
  })
  await expect(exported(stage, 1, 'unseen')).rejects.toMatchObject({
    failure: { kind: 'nothing-visible', name: 'Ellipse' },
  })
  await stage.select('gone')
  const [target] = (await stage.host.read()).targets
  await stage.remove('gone')
  await expect(stage.host.export(target!, 1)).rejects.toMatchObject({
    failure: { kind: 'source-gone', name: 'Blot' },
  })
  await stage.remove('frame')
  await expect(stage.host.export(target!, 1)).rejects.toMatchObject({
    failure: { kind: 'source-gone', name: 'Frame' },
  })
})
