import { describe, expect, test } from 'vitest'
import { Failed } from '../../../plugin/shared/failure.ts'
import { isReady, resultsOf } from '../../../ui/jobs/job.ts'
import { hashOf } from './document.ts'
import { bounds } from './made.ts'
import {
  patch,
  job,
  document,
  failures,
  placing,
  listed,
  left,
  changeJob,
} from './placing-setup.ts'

const indices = () => resultsOf(job!).map(({ index }) => index)

test('the document has the pictures then, and the panel lets go of them', async () => {
  await placing.insert('job', [0], null)
  const held = resultsOf(job!).filter(isReady)
  expect(held.map((one) => one.held)).toEqual([
    {
      at: 'document',
      ref: { nodeId: 'hero', hash: hashOf(Uint8Array.of(0)) },
      bounds,
    },
    { at: 'panel', made: patch(1) },
    { at: 'panel', made: patch(2) },
  ])
})

describe('what Figma refuses', () => {
  test('is said, and lost is nothing: the next one goes in', async () => {
    document.refuse(new Failed({ kind: 'storage-full' }))
    await placing.insert('job', [0], null)
    expect(failures).toHaveLength(1)
    expect(listed()).toEqual([])
    expect(left()).toEqual([3])
    expect(resultsOf(job!)).toHaveLength(3)
    document.refuse(null)
    await placing.insert('job', [0], null)
    expect(listed()).toEqual(['fill hero 0*'])
  })

  test('changes nothing of what is shown or listed', async () => {
    await placing.insert('job', [0, 1], null)
    document.refuse(new Failed({ kind: 'source-gone', name: 'Hero' }))
    await placing.showResult('job', 1)
    await placing.removeResult('job', 1)
    expect(listed()).toEqual(['fill hero 0*', 'fill hero 1'])
    expect(resultsOf(job!)).toHaveLength(3)
    expect(failures).toHaveLength(2)
  })
})

test('a source that is gone is said once, by its name', async () => {
  document.loseSource()
  await placing.insert('job', [0], null)
  await placing.insert('job', [1], 'layer')
  expect(job?.phase).toMatchObject({
    notes: [{ kind: 'source-gone', name: 'Hero' }],
  })
})

test.each([
  ['session', false, []],
  ['journal', true, []],
  // A job of the file is in no journal.
  ['file', false, [3]],
] as const)('of a job of the %s Figma is told', async (origin, told, after) => {
  changeJob((job) => ({ ...job, origin }))
  await placing.insert('job', [0, 1, 2], null)
  expect(document.asked[0]!.recovered).toBe(told)
  expect(left()).toEqual(after)
})

describe('a result that is shown', () => {
  test('takes the place of those of the same way only', async () => {
    await placing.insert('job', [0, 1], null)
    await placing.insert('job', [2], 'layer')
    await placing.showResult('job', 1)
    expect(listed()).toEqual([
      'fill hero 0',
      'fill hero 1*',
      'layer layer-1 2*',
    ])
    expect(document.shown()).toEqual(['hero 0', 'hero 1*', 'layer-1 2*'])
  })

  test('is listed as that at once: a second key may follow', async () => {
    await placing.insert('job', [0, 1], null)
    const done = placing.showResult('job', 1)
    expect(listed()).toEqual(['fill hero 0', 'fill hero 1*'])
    await done
    expect(document.shown()).toEqual(['hero 0', 'hero 1*'])
  })

  test('is one that is in the document', async () => {
    await placing.showResult('job', 1)
    await placing.showResult('another', 1)
    expect(failures).toEqual([])
  })
})

describe('a result that is taken out', () => {
  test('gives its place in view to the last that is left', async () => {
    await placing.insert('job', [0, 1, 2], null)
    await placing.removeResult('job', 0)
    expect(document.shown()).toEqual(['hero 1', 'hero 2*'])
    expect(listed()).toEqual(['fill hero 1', 'fill hero 2*'])
    expect(resultsOf(job!).map(({ index }) => index)).toEqual([1, 2])
  })

  test('and was not in view changes nothing of what is', async () => {
    await placing.insert('job', [0, 1, 2], null)
    await placing.removeResult('job', 1)
    expect(listed()).toEqual(['fill hero 0*', 'fill hero 2'])
  })

  test('leaves its place to none that lies elsewhere', async () => {
    await placing.insert('job', [0, 1], null)
    await placing.insert('job', [2], 'beside')
    await placing.removeResult('job', 0)
    expect(document.shown()).toEqual(['hero 1*', 'beside-1 2*'])
    expect(listed()).toEqual(['fill hero 1*', 'beside beside-1 2*'])
  })

  test('and is a copy beside stays there: it is the designer’s own by now', async () => {
    await placing.insert('job', [0, 1], 'beside')
    await placing.removeResult('job', 0)
    expect(document.removed).toEqual([])
    expect(listed()).toEqual(['beside beside-2 1*'])
    // Of the file it would be back at the next look.
    changeJob((job) => ({ ...job, origin: 'file' }))
    await placing.removeResult('job', 1)
    expect(document.removed).toMatchObject([{ nodeId: 'beside-2' }])
  })

  test('and is the last takes the job with it', async () => {
    for (const index of [0, 1, 2]) await placing.removeResult('job', index)
    expect(job).toBeUndefined()
    expect(document.removed).toEqual([])
  })
})

describe('the only one that is kept', () => {
  test('comes into view, and the others leave layer and list in one step', async () => {
    await placing.insert('job', [0, 1, 2], null)
    await placing.keepOnly('job', 1)
    expect(document.shown()).toEqual(['hero 1*'])
    expect(document.steps()).toBe(1)
    expect(listed()).toEqual(['fill hero 1*'])
    expect(indices()).toEqual([1])
    await placing.keepOnly('job', 1)
    expect(document.steps()).toBe(1)
  })

  test('leaves nothing to be fetched another day, copies beside where they are', async () => {
    await placing.insert('job', [0], 'beside')
    await placing.insert('job', [1], 'fill')
    expect(left()).toEqual([1])
    await placing.keepOnly('job', 1)
    expect(document.shown()).toEqual(['beside-1 0*', 'hero 1*'])
    expect(indices()).toEqual([1])
    expect(left()).toEqual([])
  })

  test('is alone on the list too where nothing is in the document yet', async () => {
    await placing.keepOnly('job', 2)
    expect(indices()).toEqual([2])
    // It is paid for, and only here.
    expect(left()).toEqual([3])
    expect(document.steps()).toBe(0)
  })
})

describe('a job that is discarded', () => {
  test('leaves its layers in one step, and the list', async () => {
    await placing.insert('job', [0, 1], null)
    await placing.insert('job', [2], 'layer')
    await placing.discard('job')
    expect(document.shown()).toEqual([])
    expect(document.steps()).toBe(1)
    expect(job).toBeUndefined()
    await placing.discard('job')
    expect(failures).toEqual([])
  })

  test('stays whole where Figma refuses', async () => {
    await placing.insert('job', [0, 1], null)
    document.refuse(new Failed({ kind: 'source-gone', name: 'Hero' }))
    await placing.discard('job')
    expect(failures).toHaveLength(1)
    expect(listed()).toEqual(['fill hero 0*', 'fill hero 1'])
    expect(indices()).toEqual([0, 1, 2])
  })

  test('waits for what is on its way into the document', async () => {
    const inserting = placing.insert('job', [0, 1], null)
    await Promise.all([inserting, placing.discard('job')])
    expect(document.shown()).toEqual([])
    expect(job).toBeUndefined()
  })
})
