/** What is repainted, and what stays live above it. */
import { expect, test } from 'vitest'
import { gradientOf, red, shape, solid } from './drawn.ts'
import { hero, mask, picture, title, told, waysOf } from './hero.ts'
import { decoded, pixel } from './pictures.ts'
import { isSourced, onlyOf, placingOf } from './placing.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

test('the picture that carries the mask comes first, and the type above it stays live', async () => {
  const stage = await figma({ layers: [hero([picture(), title, mask])] })
  expect((await waysOf(stage)).map(told)).toEqual([
    ['picture', 'photo', '', 'title', 'title'],
    ['behind', 'hero', 'title', 'title', 'title'],
    ['everything', 'hero', '', '', null],
  ])
})

test('beyond the picture all up to the type is repainted', async () => {
  const stage = await figma({
    layers: [hero([picture({ at: [0, 0, 100, 200] }), title, mask])],
  })
  expect((await waysOf(stage)).map(told)).toEqual([
    ['behind', 'hero', 'title', 'title', 'title'],
    ['everything', 'hero', '', '', null],
  ])
})

const toAlpha = (a: number) =>
  gradientOf({ r: 0, g: 1, b: 0, a: 1 }, { r: 0, g: 0, b: 1, a })

test.each<[string, Paint, boolean]>([
  ['a colour', solid(0, 1, 0), true],
  ['a gradient', toAlpha(1), true],
  ['a gradient that ends clear', toAlpha(0), false],
  [
    'a colour that multiplies',
    { ...solid(0, 1, 0), blendMode: 'MULTIPLY' },
    false,
  ],
])('under what hides it no picture is offered: %s', async (_, fill, hides) => {
  const cover = shape('cover', {
    type: 'RECTANGLE',
    at: [0, 0, 400, 300],
    fills: [fill],
  })
  const stage = await figma({ layers: [hero([picture(), cover, mask])] })
  const scopes = (await waysOf(stage)).map(({ scope }) => scope)
  expect(scopes.includes('picture')).toBe(!hides)
  expect(scopes.at(-1)).toBe('everything')
})

test('what stays live is not in the picture that is sent', async () => {
  const badge = shape('badge', {
    type: 'INSTANCE',
    mainComponentId: '9:1',
    fills: [red],
    at: [90, 90, 20, 20],
  })
  const stage = await figma({
    layers: [
      {
        type: 'COMPONENT',
        id: '9:1',
        at: [600, 0, 20, 20],
        fills: [red],
      },
      hero([picture(), badge, mask]),
    ],
  })
  const before = await stage.trace()
  const seen: Record<string, number[]> = {}
  for (const way of await waysOf(stage)) {
    const { source } = await stage.host.export(way, 1)
    seen[way.scope] = pixel(decoded(source), 100, 100)
  }
  expect(seen.everything).toEqual([255, 0, 0, 255])
  expect(seen.behind).not.toEqual(seen.everything)
  expect(seen.behind).toEqual(seen.picture)
  expect(await stage.trace()).toEqual(before)
})

test('a layer of results lies right under what stays live', async () => {
  const stage = await figma({ layers: [hero([picture(), title, mask])] })
  const orders: Record<string, string[]> = {}
  for (const way of await waysOf(stage)) {
    if (!isSourced(way)) throw new Error('There is no source')
    await stage.host.place(placingOf(way, { how: 'layer' }))
    const { children } = await stage.layer('hero')
    orders[way.scope] = children.map(({ id, name }) =>
      name.startsWith('Repaint') ? 'result' : id,
    )
    await stage.undo()
  }
  expect(orders).toEqual({
    picture: ['photo', 'result', 'title', 'mask'],
    behind: ['photo', 'result', 'title', 'mask'],
    everything: ['photo', 'title', 'mask', 'result'],
  })
})

test('a result of the picture is a fill of it, and is read again as that', async () => {
  const stage = await figma({ layers: [hero([picture(), title, mask])] })
  const [way] = await waysOf(stage)
  if (!isSourced(way)) throw new Error('There is no source')
  const done = await stage.host.place(placingOf(way))
  expect(done.how).toBe('fill')
  expect(onlyOf(done).nodeId).toBe('photo')
  const { carried } = await stage.host.findResults('open')
  expect(carried.map(({ target }) => told(target).slice(0, 2))).toEqual([
    ['picture', 'photo'],
  ])
})

test('looking changes nothing, and shows the masks', async () => {
  const stage = await figma({ layers: [hero([mask])] })
  const before = await stage.trace()
  const [way] = await waysOf(stage)
  await stage.conditions({ exportDelayMs: 500 })
  const looked = stage.host.look(way, 1)
  expect(await stage.trace()).toEqual(before)
  const { source, masks } = await looked
  expect(pixel(decoded(source), 100, 100)).toEqual([255, 0, 0, 255])
  expect(masks.map(({ id }) => id)).toEqual(['mask'])
  expect(await stage.trace()).toEqual(before)
})

test('what a press places is one step, and selected in the end', async () => {
  const stage = await figma({
    layers: [
      picture(),
      picture({ id: 'other', at: [300, 0, 200, 200] }),
      picture({ id: 'third', at: [600, 0, 200, 200] }),
    ],
  })
  const before = await stage.trace()
  const press = 'a press'
  for (const id of ['photo', 'other']) {
    const [way] = await waysOf(stage, id)
    if (!isSourced(way)) throw new Error('There is no source')
    await stage.host.place(placingOf(way, { press }))
  }
  await stage.host.settle(press)
  expect((await stage.selected()).sort()).toEqual(['other', 'photo'])
  expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 1)
  expect((await stage.layer('other')).fills).toHaveLength(3)
  await stage.undo()
  expect((await stage.trace()).pages).toEqual(before.pages)
})
