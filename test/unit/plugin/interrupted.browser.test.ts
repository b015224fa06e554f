/** What a designer does in the middle of the one export after a press. */
import { expect, test } from 'vitest'
import type { LayerData } from '../../figma/document/model.ts'
import { blue, frame, photo, red, shape, white } from './drawn.ts'
import { decoded, highestAlpha, painted, pixel } from './pictures.ts'
import { onlyOf, placed } from './placing.ts'
import { exported } from './said.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

type Deed = 'undo' | 'redo' | 'remove' | Partial<LayerData>

/** Each export from now on meets what the designer does to a layer at that moment. */
const meanwhile = (stage: Stage, id: string, ...exports: Deed[][]) =>
  stage.page.evaluate(
    ([id, exports]) => {
      const { conditions, document } = window.stage.figma
      conditions.duringExport = () => {
        for (const deed of exports.shift() ?? []) {
          if (deed === 'undo' || deed === 'redo') document[deed]()
          else if (deed === 'remove') document.remove(id)
          else document.update(id, deed)
          document.commit()
        }
      }
    },
    [id, exports] as const,
  )

/** A mask in a white frame, changed by the designer in a step of its own. */
async function open(fields: Partial<LayerData>) {
  const mask = shape('mask', { fills: [red] })
  const layers = [{ ...frame('frame', 0, [mask]), fills: [white] }]
  const stage = await figma({ layers })
  await stage.change('mask', fields)
  return stage
}

const masked = { isMask: true }

/** Sees that the mask is not in the source, and where its own picture has it. */
async function seeMaskApart(stage: Stage, middle: { x: number; y: number }) {
  const { source, masks } = await exported(stage, 1, 'mask')
  const { x, y } = middle
  expect(pixel(decoded(source), x, y)).toEqual([255, 255, 255, 255])
  expect(painted(masks[0]!).x).toBeCloseTo(x, 1)
  expect(painted(masks[0]!).y).toBeCloseTo(y, 1)
}

const middle = { x: 100, y: 100 }

test('undone in the middle, a picture is taken again, and a redo brings no disguise', async () => {
  const stage = await open(masked)
  const before = await stage.layer('mask')
  await meanwhile(stage, 'mask', ['undo'])
  await seeMaskApart(stage, middle)
  expect(await stage.layer('mask')).toEqual(before)
  await stage.redo()
  await expect.poll(() => stage.layer('mask')).toEqual(before)

  await meanwhile(stage, 'mask', ['undo'], ['undo'], ['undo'])
  await expect(exported(stage, 1, 'mask')).rejects.toMatchObject({
    failure: {
      kind: 'export-refused',
      name: 'Frame',
      reason: 'the layers were changed again and again meanwhile',
    },
  })
  expect(await stage.layer('mask')).toEqual(before)

  // One for the disguise, one for what the designer did before the press.
  await meanwhile(stage, 'mask', ['undo', 'undo'])
  await seeMaskApart(stage, middle)
  expect(await stage.layer('mask')).toEqual({ ...before, isMask: false })
})

test.each([{ visible: false }, { opacity: 0 }])(
  'undone while it is shown for its own picture: %o',
  async (hidden) => {
    const stage = await open(hidden)
    const before = await stage.layer('mask')
    await meanwhile(stage, 'mask', [], ['undo'])
    const { masks } = await exported(stage, 1, 'mask')
    expect(highestAlpha(decoded(masks[0]!))).toBe(255)
    expect(await stage.layer('mask')).toEqual(before)
  },
)

test('redone in the middle, a disguise is in the history, but never in the file', async () => {
  const stage = await open(masked)
  const before = await stage.layer('mask')
  await meanwhile(stage, 'mask', ['undo', 'redo'])
  await seeMaskApart(stage, middle)
  expect(await stage.layer('mask')).toEqual(before)
  await stage.undo()
  await expect.poll(() => stage.layer('mask')).toEqual(before)
})

test('what is edited in the middle stays, and is in the picture', async () => {
  const stage = await open(masked)
  const before = await stage.layer('mask')
  await meanwhile(stage, 'mask', [{ opacity: 0.4 }])
  await seeMaskApart(stage, middle)
  expect(await stage.layer('mask')).toEqual({ ...before, opacity: 0.4 })

  const edit: Partial<LayerData> = {
    fills: [blue],
    transform: [
      [1, 0, 200],
      [0, 1, 140],
    ],
  }
  await meanwhile(stage, 'mask', [edit])
  await seeMaskApart(stage, { x: 250, y: 180 })
  expect(await stage.layer('mask')).toEqual({
    ...before,
    ...edit,
    opacity: 0.4,
  })
})

test('a result that is edited in the middle stays as edited, and out of the picture', async () => {
  const layers = [
    shape('photo', {
      type: 'RECTANGLE',
      fills: [blue, { ...photo, visible: false }],
    }),
  ]
  const stage = await figma({ layers })
  const { target, ...done } = await placed(stage, ['photo'])
  const { fills } = await stage.layer('photo')
  const edited = fills.map((paint) =>
    paint.type === 'IMAGE' && paint.visible !== false
      ? { ...paint, opacity: 0.5 }
      : paint,
  )
  await meanwhile(stage, 'photo', [{ fills: edited }])
  const before = await stage.host.exportBefore(target, onlyOf(done), 1)
  expect(pixel(decoded(before), 50, 40)).toEqual([0, 0, 255, 255])
  expect((await stage.layer('photo')).fills).toEqual(edited)
})

test('what is deleted in the middle is said by its name', async () => {
  const stage = await open(masked)
  for (const [id, name] of [
    ['mask', 'Ellipse'],
    ['frame', 'Frame'],
  ] as const) {
    await meanwhile(stage, id, ['remove'])
    await expect(exported(stage, 1, 'mask')).rejects.toMatchObject({
      failure: { kind: 'source-gone', name },
    })
    await meanwhile(stage, id)
    await stage.undo()
    await expect.poll(() => stage.find('mask')).toMatchObject(masked)
  }
})
