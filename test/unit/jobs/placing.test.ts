import { describe, expect, test } from 'vitest'
import { type Made } from '../../../plugin/shared/made.ts'
import { resultsOf } from '../../../ui/jobs/job.ts'
import { hashOf } from './document.ts'
import { bounds, target } from './made.ts'
import {
  patch,
  ready,
  job,
  document,
  failures,
  placing,
  begin,
  listed,
  left,
  recordOf,
  lose,
} from './placing-setup.ts'

describe('the usual way', () => {
  test('all of a job take turns, the first of them in view', async () => {
    await placing.insert('job', [0, 1, 2], null)
    expect(document.shown()).toEqual(['hero 0*', 'hero 1', 'hero 2'])
    expect(listed()).toEqual(['fill hero 0*', 'fill hero 1', 'fill hero 2'])
    expect(document.asked).toMatchObject([
      { target, how: 'fill', title: 'a moon', recovered: false, earlier: [] },
    ])
    expect(recordOf(0)?.results).toEqual(
      [0, 1, 2].map((index) => ({
        index,
        seed: 100 + index,
        prompt: `rewritten ${String(index)}`,
      })),
    )
    expect(left()).toEqual([])
  })

  test('a later one comes into view in place of the earlier', async () => {
    await placing.insert('job', [0, 2], null)
    await placing.insert('job', [1], null)
    expect(document.asked[1]).toMatchObject({
      made: [{ index: 1 }],
      earlier: [
        { index: 0, nodeId: 'hero', hash: hashOf(Uint8Array.of(0)) },
        { index: 2, nodeId: 'hero', hash: hashOf(Uint8Array.of(2)) },
      ],
    })
    expect(listed()).toEqual(['fill hero 0', 'fill hero 2', 'fill hero 1*'])
    expect(document.shown()).toEqual(['hero 0', 'hero 2', 'hero 1*'])
    // What the layer carries is told whole, by each one's own number.
    const indices = recordOf(1)?.results.map(({ index }) => index)
    expect(indices).toEqual([0, 2, 1])
  })

  test('no result goes in twice', async () => {
    await placing.insert('job', [0], null)
    await placing.insert('job', [0], null)
    expect(document.asked).toHaveLength(1)
    await placing.insert('job', [0, 1], null)
    expect(document.asked[1]!.made).toMatchObject([{ index: 1 }])
  })

  test('two clicks at once are two insertions, the second knowing the first', async () => {
    await Promise.all([
      placing.insert('job', [0], null),
      placing.insert('job', [1], null),
    ])
    expect(listed()).toEqual(['fill hero 0', 'fill hero 1*'])
    expect(document.asked[1]!.earlier).toMatchObject([{ index: 0 }])
  })

  test('is from then on the way of the first', async () => {
    await placing.insert('job', [0], 'layer')
    await placing.insert('job', [1], null)
    expect(listed()).toEqual(['layer layer-1 0', 'layer layer-1 1*'])
  })
})

describe('another way', () => {
  test('copies beside each have a layer of their own, and all are in view', async () => {
    await placing.insert('job', [0, 1], 'beside')
    await placing.insert('job', [2], 'beside')
    const all = ['beside-1 0*', 'beside-2 1*', 'beside-3 2*']
    expect(document.shown()).toEqual(all)
    expect(listed()).toEqual(all.map((one) => `beside ${one}`))
    expect(left()).toEqual([])
  })

  test('what lies elsewhere stays, and nothing of it is offered again', async () => {
    await placing.insert('job', [0, 1], null)
    await placing.insert('job', [2], 'layer')
    expect(document.shown()).toEqual(['hero 0*', 'hero 1', 'layer-1 2*'])
    expect(listed()).toEqual([
      'fill hero 0*',
      'fill hero 1',
      'layer layer-1 2*',
    ])
    expect(left()).toEqual([])
  })

  test('takes the picture that the document has', async () => {
    await placing.insert('job', [1], null)
    await placing.insert('job', [1], 'layer')
    expect(document.asked[1]!.made[0]).toEqual({ index: 1, made: patch(1) })
  })

  test('hides what lies under a cut-out again', async () => {
    const cutout: Made = { kind: 'cutout', bytes: Uint8Array.of(0), bounds }
    await begin([ready(0, cutout)])
    await placing.insert('job', [0], null)
    await placing.insert('job', [0], 'layer')
    expect(document.asked.map(({ made }) => made)).toEqual([
      [{ index: 0, made: cutout }],
      [{ index: 0, made: cutout }],
    ])
  })

  test('has all tiles of a larger picture, and the fill that it is like', async () => {
    const share = { x: 0, y: 0, width: 1, height: 1 }
    const tile = { bytes: Uint8Array.of(7), share }
    const larger: Made = { kind: 'larger', of: 'old', tiles: [tile, tile] }
    await begin([ready(0, larger)])
    await placing.insert('job', [0], null)
    await placing.insert('job', [0], 'layer')
    expect(document.asked[1]!.made).toEqual([{ index: 0, made: larger }])
  })

  test('says whose word the job is: the file’s hides no masks', async () => {
    await placing.insert('job', [0], 'layer')
    await begin([ready(0)], { origin: 'file' })
    await placing.insert('job', [0], 'layer')
    const filed = document.asked.map((one) => one.filed ?? false)
    expect(filed).toEqual([false, true])
  })

  test('fetches it, free, where the document has it no more', async () => {
    await placing.insert('job', [1], null)
    const made: Made = { kind: 'picture', bytes: Uint8Array.of(9), bounds }
    lose(ready(1, made))
    await placing.insert('job', [1], 'layer')
    expect(document.asked[1]!.made[0]).toEqual({ index: 1, made })
  })

  test('says why, where it cannot be fetched either', async () => {
    await placing.insert('job', [1], null)
    lose()
    await placing.insert('job', [1], 'layer')
    expect(document.asked).toHaveLength(1)
    expect(failures).toMatchObject([{ failure: { kind: 'link-expired' } }])
    expect(listed()).toEqual(['fill hero 1*'])
  })

  test('a name is given, and nothing lies in the document', async () => {
    await begin([ready(0, { kind: 'words', text: 'A moon.' })])
    await placing.insert('job', [0], 'name')
    expect(document.asked).toMatchObject([
      { how: 'name', made: [{ index: 0, made: { text: 'A moon.' } }] },
    ])
    expect(listed()).toEqual([])
    expect(resultsOf(job!)).toEqual([
      ready(0, { kind: 'words', text: 'A moon.' }),
    ])
  })
})
