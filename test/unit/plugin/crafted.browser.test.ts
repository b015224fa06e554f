/** Records that a stranger wrote, and what the buttons of the list do with them. */
import { expect, test } from 'vitest'
import type { Carried } from '../../../plugin/shared/protocol.ts'
import { drawing, frame, red, shape, type Drawn } from './drawn.ts'
import { inside, marker, numbered, placingOf, type Sourced } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const own = '0'.repeat(39) + '1'
const forged = '0'.repeat(39) + '2'

/** The designer's own, as Figma makes it of a picture that is dropped. */
const photo: Paint = { type: 'IMAGE', scaleMode: 'FILL', imageHash: own }
const patch: Paint = { ...photo, scaleMode: 'CROP', imageHash: forged }

const record = (changes: object = {}) => ({
  'repaint/jobs': JSON.stringify([
    {
      v: 2,
      record: '{"made by":"a stranger"}',
      results: [own, forged].map((hash, index) => ({ index, hash })),
      how: 'fill',
      scope: 'everything',
      sourceId: null,
      maskIds: [],
      covered: [],
      ...changes,
    },
  ]),
})

const opened = async (...layers: Drawn[]) => {
  const stage = await figma()
  // The pictures are in the file before the layers that show them.
  await stage.page.evaluate(
    ([hashes, layers]) => {
      const { document } = window.stage.figma
      const bytes = document.data.images
      for (const hash of hashes) bytes.set(hash, new Uint8Array(8))
      window.draw(layers)
    },
    [[own, forged], layers.map(drawing)] as const,
  )
  return stage
}

const listed = async (stage: Stage): Promise<Carried[]> =>
  (await stage.host.findResults('open')).carried

const rectangle = (fields: Partial<Drawn>) =>
  shape('photo', { type: 'RECTANGLE', ...fields })

test('the designer’s own picture is no result, and is not taken out as one', async () => {
  const stage = await opened(
    rectangle({ fills: [red, photo, patch], pluginData: record() }),
  )
  const { fills } = await stage.layer('photo')
  const [carried] = await listed(stage)
  expect(carried?.results.map(({ hash }) => hash)).toEqual([forged])
  await stage.host.removeResults([{ nodeId: 'photo', hash: own }])
  expect((await stage.layer('photo')).fills).toMatchObject(fills)
})

test('showing a result hides none of the designer’s own', async () => {
  const stage = await opened(
    rectangle({ fills: [red, photo, patch], pluginData: record() }),
  )
  await stage.host.showResult({ nodeId: 'photo', hash: forged })
  const { fills } = await stage.layer('photo')
  expect(fills.map(({ visible = true }) => visible)).toEqual([true, true, true])
})

test('nor does another result of the job that is put in', async () => {
  const stage = await opened(
    rectangle({ fills: [red, photo, patch], pluginData: record() }),
  )
  const [carried] = await listed(stage)
  const target = carried!.target as Sourced
  const made = numbered([marker(inside(target.source.bounds))], 2)
  const earlier = [own, forged].map((hash, index) => ({
    ...{ index, nodeId: 'photo', hash },
  }))
  await stage.host.place(placingOf(target, { made, earlier, filed: true }))
  const { fills } = await stage.layer('photo')
  expect(fills.map(({ visible = true }) => visible)).toEqual([
    ...[true, true, false, true],
  ])
})

test('a picture like the hidden one under it is none where a colour lies between', async () => {
  const hidden = { ...photo, visible: false }
  const stage = await opened(
    rectangle({ fills: [hidden, red, photo], pluginData: record() }),
  )
  expect(await listed(stage)).toEqual([])
})

test('only a rectangle goes with the last of its results', async () => {
  const data = { ...record({ results: [{ index: 0, hash: forged }] }) }
  const stage = await opened({
    ...frame('hero', 0, [shape('child')]),
    fills: [patch],
    pluginData: { ...data, 'repaint/made': 'yes' },
  })
  await stage.host.removeResults([{ nodeId: 'hero', hash: forged }])
  const hero = await stage.layer('hero')
  expect(hero.children.map(({ id }) => id)).toEqual(['child'])
  expect(hero.fills).toEqual([])
})

test('a text that a record calls a mask is not hidden', async () => {
  const text: Drawn = { type: 'TEXT', id: 'text', characters: 'Spring' }
  const stage = await opened({
    ...frame('hero', 0, [text]),
    fills: [red, patch],
    pluginData: record({ maskIds: ['text'] }),
  })
  const [carried] = await listed(stage)
  const target = carried!.target as Sourced
  expect(target.mask?.layers.map(({ id }) => id)).toEqual(['text'])
  const placing = placingOf(target, { how: 'layer', filed: true })
  await stage.host.place(placing)
  expect((await stage.layer('text')).visible).toBe(true)
  expect((await stage.layer('hero')).children).toHaveLength(2)
})
