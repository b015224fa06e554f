import { expect, test } from 'vitest'
import { frameOf } from '../../figma/api/export-frame.ts'

const bounds = { x: 0.5, y: 10, width: 100, height: 50.4 }

test('an export shows the exact bounds in whole pixels', () => {
  expect(frameOf(bounds, { type: 'SCALE', value: 2 }, false)).toEqual({
    region: bounds,
    size: { width: 200, height: 101 },
  })
})

test('snapping outward covers whole pixels of the page', () => {
  expect(frameOf(bounds, { type: 'SCALE', value: 1 }, true)).toEqual({
    region: { x: 0, y: 10, width: 101, height: 51 },
    size: { width: 101, height: 51 },
  })
})

test('a side given is met exactly, the other is rounded', () => {
  const wide = frameOf(bounds, { type: 'WIDTH', value: 333 }, true)
  expect(wide.size).toEqual({ width: 333, height: 168 })
  const high = frameOf(bounds, { type: 'HEIGHT', value: 7 }, false)
  expect(high.size).toEqual({ width: 14, height: 7 })
})

test('a hair is one pixel wide', () => {
  const hair = { x: 0, y: 0, width: 0.01, height: 5 }
  const { size } = frameOf(hair, { type: 'SCALE', value: 1 }, false)
  expect(size).toEqual({ width: 1, height: 5 })
})
