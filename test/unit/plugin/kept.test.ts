/** What lies on layers of the jobs whose results they carry, by any version. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  forgetJob,
  hashesOf,
  jobsFrom,
  keepJob,
  keptJobs,
  resultsOn,
  type Kept,
} from '../../../plugin/results/kept.ts'
import { layers } from '../samples/stored.ts'

/** A layer as far as its plugin data goes. */
function layerWith(jobs: string) {
  const data: Record<string, string> = { jobs }
  let relaunch: Record<string, string> = { 'edit-again': 'before' }
  const layer = {
    getPluginData: (key: string) => data[key] ?? '',
    setPluginData: (key: string, value: string) => {
      data[key] = value
    },
    setRelaunchData: (buttons: Record<string, string>) => {
      relaunch = buttons
    },
  } as unknown as SceneNode
  return {
    layer,
    rows: () => JSON.parse(data.jobs || '[]') as unknown[],
    relaunch: () => relaunch,
    text: () => data.jobs!,
  }
}

const hash = (digit: string) => digit.repeat(40)

const kept = (digit: string, changes: Partial<Kept> = {}): Kept => ({
  record: `{"made by":"${digit}"}`,
  results: [{ index: 0, hash: hash(digit) }],
  how: 'fill',
  scope: 'picture',
  sourceId: null,
  maskIds: ['1:2'],
  covered: [],
  ...changes,
})

/** What a later version, or a stranger, has put among the jobs. */
const strange = [
  { v: 3, record: '{}', results: [{ index: 0, ref: 'svg' }], how: 'vector' },
  { v: 2, ...kept('9', { how: 'hologram' as 'fill' }) },
  { record: 'x', results: ['not a hash'], as: 'fill' },
  { v: 2 },
  'text',
  7,
  null,
]

describe('of version 0.1.0', () => {
  const hero = layers['1:1']!.jobs

  test('every result keeps its place and its image', () => {
    expect(keptJobs(layerWith(hero).layer)).toMatchObject([
      {
        results: [
          { index: 0, hash: '1db6c74e88f40789bd576c8d1ac5a9c3b579bbc2' },
          { index: 1, hash: '5adbb9c173e11cd9751dc67f184650383f2aa2f0' },
        ],
        how: 'fill',
        sourceId: null,
        maskIds: ['1:2'],
      },
    ])
  })

  test.each(Object.keys(layers))(
    'what lies on layer %s is understood',
    (id) => {
      const { jobs } = layers[id]!
      const stored = JSON.parse(jobs) as { record: string; as: string }[]
      const read = keptJobs(layerWith(jobs).layer)
      expect(read.map(({ record, how }) => [record, how])).toEqual(
        stored.map(({ record, as }) => [record, as]),
      )
    },
  )

  test('it stays as it is while others come and go', () => {
    const { layer, rows } = layerWith(hero)
    const before = rows()
    keepJob(layer, kept('a'), 'a moon')
    expect(rows()).toEqual([...before, { v: 2, ...kept('a') }])
    forgetJob(layer, hash('a'))
    expect(JSON.stringify(rows())).toBe(hero)
  })

  test('more results of the same job take its place, in today’s form', () => {
    const { layer, rows } = layerWith(hero)
    const [before] = keptJobs(layer)
    const results = [...before!.results, { index: 2, hash: hash('a') }]
    keepJob(layer, { ...before!, results }, 'a golden sun')
    expect(rows()).toEqual([{ v: 2, ...before, results }])
    expect(keptJobs(layer)).toMatchObject([{ ...before, results }])
  })
})

describe('what is not understood', () => {
  const among = JSON.stringify([strange[0], { v: 2, ...kept('a') }, ...strange])

  test('is no job, and hides none', () => {
    expect(keptJobs(layerWith(among).layer)).toMatchObject([kept('a')])
  })

  test('stays, to the letter, while jobs come and go', () => {
    const { layer, rows, text } = layerWith(among)
    keepJob(layer, kept('b'), 'a moon')
    expect(rows()).toEqual([
      strange[0],
      { v: 2, ...kept('a') },
      ...strange,
      { v: 2, ...kept('b') },
    ])
    forgetJob(layer, hash('b'))
    expect(text()).toBe(among)
    forgetJob(layer, hash('a'))
    expect(text()).toBe(JSON.stringify([strange[0], ...strange]))
  })

  test('is never the reason for an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (jobs) => {
        const { layer } = layerWith(jobs)
        expect(keptJobs(layer)).toEqual([])
        keepJob(layer, kept('a'), 'a moon')
        expect(keptJobs(layer)).toMatchObject([kept('a')])
      }),
    )
  })
})

test('a job’s results are told by one of them, and so are the jobs after it', () => {
  const two = kept('b', {
    results: [
      { index: 0, hash: hash('b') },
      { index: 3, hash: hash('c') },
    ],
  })
  const { layer } = layerWith('')
  for (const job of [kept('a'), two, kept('d')]) keepJob(layer, job, '')
  expect(resultsOn(layer, hash('c'))).toEqual(two.results)
  expect(resultsOn(layer, hash('e'))).toEqual([{ index: 0, hash: hash('e') }])
  expect(jobsFrom(layer, hash('b')).flatMap(hashesOf)).toEqual([
    ...[hash('b'), hash('c'), hash('d')],
  ])
  expect(jobsFrom(layer, hash('e'))).toEqual([])
})

test('what is a layer itself, and no image, is kept by its place', () => {
  const { layer } = layerWith('')
  const own = kept('a', { results: [{ index: 4, hash: null }] })
  keepJob(layer, own, '')
  expect(keptJobs(layer)).toMatchObject([own])
  expect(hashesOf(own)).toEqual([])
})

test('the button that edits again is there as long as anything is kept', () => {
  const { layer, relaunch } = layerWith('')
  keepJob(layer, kept('a'), `a moon ${'and more '.repeat(60)}`)
  expect(relaunch()['edit-again']).toMatch(/^a moon and more .*…$/)
  expect(relaunch()['edit-again']!.length).toBeLessThanOrEqual(200)
  keepJob(layer, kept('b'), 'a sun')
  forgetJob(layer, hash('b'))
  expect(relaunch()).toEqual({ 'edit-again': 'a sun' })
  forgetJob(layer, hash('a'))
  expect(relaunch()).toEqual({})
})

test('where Figma’s limit is reached the oldest go, and the newest stay whole', () => {
  const { layer, text } = layerWith('')
  const long = (digit: string) =>
    kept(digit, { record: JSON.stringify('門'.repeat(12_000)) })
  for (const digit of ['a', 'b', 'c']) keepJob(layer, long(digit), '')
  expect(keptJobs(layer)).toMatchObject([long('b'), long('c')])
  expect(Buffer.byteLength(text())).toBeLessThanOrEqual(99_000)
})
