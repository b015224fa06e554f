import { expect, test } from 'vitest'
import { fit } from '../../../ui/views/controls/drawing.ts'
import {
  dollars,
  duration,
  imageCount,
  percent,
} from '../../../ui/views/controls/figures.ts'
import { phaseWords, titleOf } from '../../../ui/views/results/phases.ts'

test.each([
  [0.16, '$0.16'],
  [0.1 + 0.2, '$0.30'],
  [0.025, '$0.025'],
  [0, '$0.00'],
])('%d is %s', (usd, words) => {
  expect(dollars(usd)).toBe(words)
})

test('one image is not images', () => {
  expect([imageCount(1), imageCount(2)]).toEqual(['1 image', '2 images'])
})

test.each([
  [0.123, '12 %'],
  [0.001, 'under 1 %'],
  [0.999, 'over 99 %'],
  [1, '100 %'],
  [0, '0 %'],
])('a coverage of %d is %s', (share, words) => {
  expect(percent(share)).toBe(words)
})

test('time is told in minutes and seconds', () => {
  expect([duration(7_400), duration(61_000), duration(-5)]).toEqual([
    '0:07',
    '1:01',
    '0:00',
  ])
})

test('a cancelled job says whether it may cost something', () => {
  const words = (mayBeBilled: boolean) =>
    phaseWords({ name: 'cancelled', mayBeBilled })
  expect(words(true)).toMatch(/may have been billed/)
  expect(words(false)).toMatch(/Nothing was billed/)
})

test('the last picture is not fetched twice in words', () => {
  const results = [
    { kind: 'withheld', index: 0 },
    { kind: 'withheld', index: 1 },
  ] as const
  expect(
    phaseWords({ name: 'downloading', results: [...results], total: 2 }),
  ).toBe('Fetching 2 of 2')
})

test('a long prompt is cut for a title', () => {
  expect(titleOf({ title: 'x'.repeat(200) })).toHaveLength(60)
  expect(titleOf({ title: '' })).toBe('Untitled')
})

test('a picture is shown whole and in the middle', () => {
  expect(fit({ width: 100, height: 400 }, { width: 300, height: 200 })).toEqual(
    { x: 125, y: 0, width: 50, height: 200 },
  )
})
