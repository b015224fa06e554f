import { expect, test } from 'vitest'
import type { Landing } from '../../../plugin/shared/landing.ts'
import type { Made } from '../../../plugin/shared/made.ts'
import { createDropping } from '../../../ui/jobs/dropping.ts'
import { createMadeOf } from '../../../ui/jobs/made-of.ts'
import { readRecord } from '../../../ui/jobs/record.ts'
import { bounds, target } from './made.ts'
import { begin, document, job, patch, placing, ready } from './placing-setup.ts'

/** Another layer than the job's, half as wide as high. */
const card = { x: 500, y: 0, width: 80, height: 160 }
const onCard: Landing = {
  on: 'layer',
  target: {
    ...target,
    place: { pageId: 'page', bounds: card },
    source: { ...target.source!, id: 'card', bounds: card },
  },
}

const onCanvas: Landing = {
  on: 'canvas',
  pageId: 'page',
  holderId: 'section',
  at: { x: 300.2, y: 200.4 },
}

/** Indices of what was brought home. */
async function drop(index: number, landing: Landing): Promise<number[]> {
  const home: number[] = []
  await createDropping({
    host: document.host,
    now: () => 0,
    find: (id) => (id === 'job' ? job : undefined),
    madeOf: createMadeOf({
      wholeOf: (_, index) => Promise.resolve(patch(index)),
      fetchOne: () => Promise.reject(new Error('Nothing is to be fetched')),
    }),
    bringHome: ({ index }) => {
      home.push(index)
      return Promise.resolve()
    },
  })({ id: 'job', index }, landing)
  return home
}

test('a result covers the layer that it is dropped on', async () => {
  await drop(1, onCard)
  const [asked] = document.asked
  expect(asked).toMatchObject({
    ...{ how: 'fill', press: null, title: 'a moon', earlier: [] },
    target: { source: { id: 'card' } },
    // As high as the card, in its own shape, about the middle.
    made: [
      { index: 1, made: { bounds: { x: 440, y: 0, width: 200, height: 160 } } },
    ],
  })
  expect(readRecord(asked!.record)).toMatchObject({
    id: 'job',
    results: [{ index: 1, seed: 101 }],
  })
})

test('anywhere else it is a layer of the size it was made for', async () => {
  await drop(1, onCanvas)
  const place = { x: 250, y: 160, width: bounds.width, height: bounds.height }
  expect(document.asked).toMatchObject([
    {
      how: 'layer',
      holderId: 'section',
      target: { source: null, place: { pageId: 'page', bounds: place } },
      made: [{ index: 1, made: { bounds: place } }],
    },
  ])
})

const whole = { x: 0, y: 0, width: 1, height: 1 }
const tile = { bytes: Uint8Array.of(9), share: whole }

test.each<[string, Made, Made['kind']]>([
  ['a cut-out', { ...patch(0), kind: 'cutout' } as Made, 'picture'],
  ['a larger one', { kind: 'larger', of: 'x', tiles: [tile] }, 'picture'],
  [
    'one too large for Figma',
    { kind: 'larger', of: 'x', tiles: [tile, tile] },
    'larger',
  ],
])('%s goes over what is there', async (_, made, kind) => {
  await begin([ready(0, made)])
  await drop(0, onCard)
  expect(document.asked[0]!.made).toMatchObject([{ made: { kind } }])
})

test('the list stays as it was', async () => {
  await placing.insert('job', [0], null)
  const before = job
  await drop(0, onCard)
  await drop(1, onCanvas)
  expect(job).toBe(before)
})

test('on the layer that it was made for it is brought home', async () => {
  expect(await drop(1, { on: 'layer', target })).toEqual([1])
  await placing.insert('job', [0], 'layer')
  const onResult = {
    ...onCard,
    target: {
      ...onCard.target,
      source: { ...target.source!, id: 'layer-1' },
    },
  }
  expect(await drop(1, onResult)).toEqual([1])
  expect(document.asked).toHaveLength(1)
})

test('what is not in the list any more is nothing', async () => {
  await drop(7, onCard)
  expect(document.asked).toEqual([])
})
