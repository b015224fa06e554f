/** Layers that grow for what is painted around them. */
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import type { Rect } from '../../../plugin/shared/geometry.ts'
import {
  blue,
  frame,
  green,
  photo,
  red,
  row,
  shape,
  type Drawn,
} from './drawn.ts'
import {
  earlierOf,
  marker,
  numbered,
  onlyOf,
  placingOf,
  targetOf,
} from './placing.ts'
import { pixel } from './pictures.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const sides = { left: 30, top: 10, right: 20, bottom: 40 }

const grownBy = ({ x, y, width, height }: Rect): Rect => ({
  x: x - sides.left,
  y: y - sides.top,
  width: width + sides.left + sides.right,
  height: height + sides.top + sides.bottom,
})

/** Places something that reaches over all of the grown sides. */
async function grow(stage: Stage, id: string, how: 'fill' | 'layer' = 'fill') {
  const target = await targetOf(stage, id)
  const grown = grownBy(target.source.bounds)
  const placing = placingOf(
    { ...target, mask: null, grown },
    { how, made: numbered([marker(grown)]) },
  )
  return { grown, placing, ...(await stage.host.place(placing)) }
}

/** Nothing but slopes, so that what is moved or stretched is seen. */
function slopes(): string {
  const png = new PNG({ width: 60, height: 30 })
  for (let y = 0; y < 30; y++)
    for (let x = 0; x < 60; x++)
      png.data.set([4 * x, 8 * y, 255 - 4 * x, 255], 4 * (60 * y + x))
  return PNG.sync.write(png).toString('base64')
}

const gradient: Paint = {
  type: 'GRADIENT_LINEAR',
  gradientTransform: [
    [0.6, 0.2, 0.1],
    [-0.2, 0.6, 0.3],
  ],
  gradientStops: [
    { position: 0, color: { r: 1, g: 0, b: 0, a: 1 } },
    { position: 1, color: { r: 0, g: 0, b: 1, a: 1 } },
  ],
}

type Filling = Partial<ImagePaint> | 'gradient'

const fill = (stage: Stage, id: string, filling: Filling) =>
  stage.page.evaluate(
    ([id, base64, filling, gradient]) => {
      const { figma, imagePaint } = window.stage
      const paint =
        filling === 'gradient'
          ? gradient
          : { ...imagePaint(base64), ...filling }
      figma.document.update(id, { fills: [paint] })
      figma.document.commit()
    },
    [id, slopes(), filling, gradient] as const,
  )

/** How much of the old picture is another where it was on the page. */
function moved(before: PNG, after: PNG, by: { x: number; y: number }): number {
  let most = 0
  // Along the edge half a pixel of something else may be mixed in.
  for (let y = 2; y < before.height - 2; y++)
    for (let x = 2; x < before.width - 2; x++) {
      const [was, is] = [pixel(before, x, y), pixel(after, x + by.x, y + by.y)]
      for (const [at, value] of was.entries())
        most = Math.max(most, Math.abs(value - is[at]!))
    }
  return most
}

test.each<[string, Filling]>([
  ['FILL', { scaleMode: 'FILL' }],
  ['FIT', { scaleMode: 'FIT' }],
  ['FILL, on its side', { scaleMode: 'FILL', rotation: 270 }],
  [
    'CROP',
    {
      scaleMode: 'CROP',
      imageTransform: [
        [0.5, 0, 0.2],
        [0, 0.5, 0.3],
      ],
    },
  ],
  ['a gradient', 'gradient'],
])('a picture grows, and what it showed stays: %s', async (_, filling) => {
  const layers = [shape('photo', { type: 'RECTANGLE', at: [100, 60, 80, 50] })]
  const stage = await figma({ layers })
  await fill(stage, 'photo', filling)
  const before = await stage.picture('photo', 2)
  const document = await stage.trace()
  const { grown, how, refs } = await grow(stage, 'photo')
  expect(how).toBe('fill')
  expect(await stage.box('photo')).toEqual(grown)
  expect((await stage.trace()).undoSteps).toBe(document.undoSteps + 1)
  // Without what was painted over it.
  await stage.host.removeResults(refs)
  const after = await stage.picture('photo', 2)
  const isFit = filling !== 'gradient' && filling.scaleMode === 'FIT'
  if (!isFit) expect(moved(before, after, { x: 60, y: 20 })).toBeLessThan(6)
  await stage.undo()
  await stage.undo()
  expect((await stage.trace()).pages).toEqual(document.pages)
})

const child = (id: string, horizontal: ConstraintType): Drawn =>
  shape(id, {
    at: [20, 30, 40, 40],
    constraints: { horizontal, vertical: horizontal },
  })

const constraints: ConstraintType[] = [
  'MIN',
  'MAX',
  'CENTER',
  'STRETCH',
  'SCALE',
]

test('a frame grows under its layers, whatever holds them', async () => {
  const group: Drawn = {
    ...{ type: 'GROUP', id: 'group', at: [100, 100, 30, 30] },
    children: [shape('inner', { at: [0, 0, 30, 30], turned: 20 })],
  }
  const ids = constraints.map((one) => one.toLowerCase())
  const stage = await figma({
    layers: [
      frame('hero', 50, [
        ...constraints.map((one) => child(one.toLowerCase(), one)),
        group,
      ]),
    ],
  })
  const before = await stage.trace()
  const places = () => Promise.all([...ids, 'inner'].map((id) => stage.box(id)))
  const were = await places()
  const { grown, how } = await grow(stage, 'hero', 'layer')
  expect(how).toBe('layer')
  expect(await stage.box('hero')).toEqual(grown)
  const are = await places()
  for (const [at, { x, y, width, height }] of were.entries()) {
    expect(are[at]!.x).toBeCloseTo(x, 5)
    expect(are[at]!.y).toBeCloseTo(y, 5)
    expect(are[at]!.width).toBeCloseTo(width, 5)
    expect(are[at]!.height).toBeCloseTo(height, 5)
  }
  await stage.undo()
  expect((await stage.trace()).pages).toEqual(before.pages)
})

test.each(['AUTO', 'FIXED'] as const)(
  'auto-layout has so much more padding, and its layers stay: %s',
  async (sizing) => {
    const layout = {
      ...row.autoLayout!,
      primaryAxisSizingMode: sizing,
      counterAxisSizingMode: sizing,
    }
    const stage = await figma({
      layers: [
        {
          ...frame('hero', 50, [
            shape('one', { at: [0, 0, 60, 50] }),
            shape('two', { at: [60, 0, 70, 40] }),
            shape('free', { at: [5, 5, 9, 9], layoutPositioning: 'ABSOLUTE' }),
          ]),
          autoLayout: layout,
        },
      ],
    })
    const places = () =>
      Promise.all(['one', 'two', 'free'].map((id) => stage.box(id)))
    const were = await places()
    const { grown } = await grow(stage, 'hero', 'layer')
    expect(await places()).toEqual(were)
    expect(await stage.box('hero')).toEqual(grown)
  },
)

test('more results of the job do not make it grow again; after an undo they do', async () => {
  const layers = [
    shape('photo', { type: 'RECTANGLE', at: [100, 60, 80, 50], fills: [blue] }),
  ]
  const stage = await figma({ layers })
  const { grown, placing, ...done } = await grow(stage, 'photo')
  const more = {
    ...placing,
    made: numbered([marker(grown, 90)], 1),
    earlier: earlierOf(done),
  }
  await stage.host.place(more)
  expect(await stage.box('photo')).toEqual(grown)
  expect((await stage.layer('photo')).fills).toHaveLength(3)
  await stage.undo()
  await stage.undo()
  await stage.host.place(more)
  expect(await stage.box('photo')).toEqual(grown)
})

const picture: Paint = { type: 'IMAGE', scaleMode: 'TILE', imageHash: null }

test.each<[string, Drawn[], string[]]>([
  [
    'is turned',
    [shape('photo', { type: 'RECTANGLE', turned: 20, fills: [red] })],
    [],
  ],
  ['is an ellipse', [shape('photo', { fills: [red] })], []],
  [
    'repeats its picture',
    [shape('photo', { type: 'RECTANGLE', fills: [red, picture] })],
    [],
  ],
  [
    'is in the flow of auto-layout',
    [
      {
        ...frame('row', 0, [
          shape('photo', { type: 'RECTANGLE', fills: [red, photo] }),
          shape('next', { fills: [green] }),
        ]),
        ...row,
      },
    ],
    ['row'],
  ],
])(
  'what %s stays as it is under a layer of the new size',
  async (_, layers, path) => {
    const stage = await figma({ layers })
    const before = await stage.layer('photo')
    const { grown, how, ...done } = await grow(stage, 'photo')
    expect(how).toBe('layer')
    const { nodeId } = onlyOf({ how, ...done })
    expect(await stage.layer('photo')).toEqual(before)
    expect(await stage.pathTo(nodeId)).toEqual(path)
    const box = await stage.box(nodeId)
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(box[side]).toBeCloseTo(grown[side], 3)
  },
)

test('what Figma refuses leaves it as large as it was', async () => {
  const layers = [
    frame('hero', 50, [child('max', 'MAX'), child('scale', 'SCALE')]),
  ]
  const stage = await figma({ layers })
  // With all that Figma adds.
  const whole = { visible: true, opacity: 1, blendMode: 'NORMAL' } as const
  await fill(stage, 'hero', { scaleMode: 'FILL', ...whole })
  const target = await targetOf(stage, 'hero')
  const grown = grownBy(target.source.bounds)
  const made = numbered([marker({ ...grown, width: 0 })])
  const before = await stage.trace()
  const placing = placingOf({ ...target, grown }, { how: 'layer', made })
  await expect(stage.host.place(placing)).rejects.toMatchObject({
    failure: { kind: 'place-refused' },
  })
  const after = await stage.trace()
  expect(after.pages).toEqual(before.pages)
})
