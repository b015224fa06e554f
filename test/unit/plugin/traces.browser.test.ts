import { expect, test } from 'vitest'
import { blue, frame, photo, red, row, shape, white } from './drawn.ts'
import { decoded, painted, pixel } from './pictures.ts'
import { exported } from './said.ts'
import { useFigma, type Stage } from './stage.ts'

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
  const [ways] = (await stage.host.read()).targets
  expect(ways!.map(({ scope }) => scope)).toEqual(['behind', 'everything'])
  const behind = await stage.host.export(ways![0], 1)
  expect(behind.source.bounds).toEqual(source.bounds)
  expect(new Set(decoded(behind.source).data)).toEqual(new Set([255]))
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

test('a mask beside its source is in no picture of it: only a hidden one is shown', async () => {
  const stage = await figma({
    layers: [
      shape('photo', {
        type: 'RECTANGLE',
        fills: [photo],
        at: [0, 0, 200, 200],
      }),
      shape('shown', { fills: [red] }),
      shape('hidden', { fills: [red], visible: false }),
      shape('clear', { fills: [red], opacity: 0 }),
    ],
  })
  const before = await stage.trace()
  const ids = ['shown', 'hidden', 'clear'] as const
  const { source, masks } = await exported(stage, 1, 'photo', ...ids)
  expect(source.bounds).toMatchObject({ width: 200, height: 200 })
  expect(masks.map(({ id }) => id)).toEqual(ids)
  const written = ['photo', ...ids].map((id) => stage.writes(id))
  expect(await Promise.all(written)).toEqual([
    [],
    [],
    ['visible', 'visible'],
    ['opacity', 'opacity'],
  ])
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
  const [target] = (await stage.host.read()).targets[0]!
  await stage.conditions({ exportDelayMs: 60_000 })
  void stage.host.export(target, 1).catch(() => undefined)
  await expect
    .poll(async () => (await stage.layer('mask')).opacity)
    .toBeLessThan(0.001)
  await stage.close()
  expect(await stage.trace()).toEqual(before)
})

test('after a crash the next start puts back what no run is working on', async () => {
  const stage = await figma({
    layers: [
      frame('frame', 0, [
        shape('mask', { opacity: 0.25, isMask: true }),
        shape('hidden', { visible: false }),
      ]),
    ],
    select: ['mask'],
  })
  await stage.host.open()
  const before = await stage.trace()
  const [target] = (await stage.host.read()).targets[0]!
  await stage.conditions({ exportDelayMs: 60_000 })
  void stage.host.export(target, 1).catch(() => undefined)
  const isDisguised = async () => (await stage.layer('mask')).opacity < 0.001
  await expect.poll(isDisguised).toBe(true)
  await expect.poll(async () => (await notes(stage)).length).toBe(1)
  const [[name, note]] = (await notes(stage)) as [[string, { beat: number }]]
  const startWith = async (stored: unknown) => {
    await stage.page.evaluate(
      ([name, stored]) => {
        window.stage.figma.kill()
        if (stored) window.stage.storage.set(name, stored)
        else window.stage.storage.delete(name)
      },
      [name, stored] as const,
    )
    await stage.start()
    await stage.host.open()
  }
  // A colleague's computer: the note is in the storage of the other.
  await startWith(null)
  expect(await isDisguised()).toBe(true)
  // Another window of the same designer, whose export may still run.
  await startWith({ ...note, beat: Date.now() })
  expect(await isDisguised()).toBe(true)
  await startWith({ ...note, beat: Date.now() - 60_000 })
  expect((await stage.trace()).pages).toEqual(before.pages)
  expect(await notes(stage)).toEqual([])
})

/** What lies in the storage of exports that are on. */
function notes(stage: Stage): Promise<[name: string, note: unknown][]> {
  return stage.page.evaluate(() =>
    [...window.stage.storage].filter(([name]) => name.startsWith('dressed/')),
  )
}

const shownForItself = { hidden: true, clear: true, flowing: true }

test('what a crash left shown for its own picture is as it was', async () => {
  const flow = frame('flow', 0, [
    shape('mask', { layoutPositioning: 'ABSOLUTE' }),
  ])
  const stage = await figma({
    layers: [{ ...flow, ...row }],
    storage: {
      'dressed/1': { beat: 0, worn: [{ id: 'mask', was: shownForItself }] },
    },
  })
  await stage.host.open()
  expect(await stage.layer('mask')).toMatchObject({
    visible: false,
    opacity: 0,
    layoutPositioning: 'AUTO',
  })
  expect(await notes(stage)).toEqual([])
})

test('what is no note of an export is taken away, and nothing with it', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask')])],
    storage: {
      'dressed/1': 'text',
      'dressed/2': { beat: 0, worn: [{ id: 'mask', was: 'yes' }] },
      'dressed/3': { beat: 0, worn: [{ id: '9:9', was: shownForItself }] },
    },
  })
  const before = await stage.trace()
  await stage.host.open()
  expect(await stage.trace()).toEqual(before)
  expect(await notes(stage)).toEqual([])
})

test('the selection is not read from layers in disguise', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask', { isMask: true })])],
    select: ['frame'],
  })
  const said = await stage.host.read()
  const [target] = said.targets[0]!
  expect(target.mask?.reason).toBe('mask-group')
  await stage.conditions({ exportDelayMs: 200 })
  const [, during] = await Promise.all([
    stage.host.export(target, 1),
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
  const [target] = (await stage.host.read()).targets[0]!
  await stage.remove('gone')
  await expect(stage.host.export(target, 1)).rejects.toMatchObject({
    failure: { kind: 'source-gone', name: 'Blot' },
  })
  await stage.remove('frame')
  await expect(stage.host.export(target, 1)).rejects.toMatchObject({
    failure: { kind: 'source-gone', name: 'Frame' },
  })
})
