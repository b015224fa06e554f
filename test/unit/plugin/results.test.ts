import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isFilled } from '../../../plugin/results/fills.ts'

const mixed = Symbol('figma.mixed')

beforeEach(() => vi.stubGlobal('figma', { mixed }))
afterEach(() => vi.unstubAllGlobals())

const node = (fields: object) =>
  isFilled({
    type: 'RECTANGLE',
    relativeTransform: [],
    fills: [],
    fillStyleId: '',
    parent: null,
    ...fields,
  } as unknown as SceneNode)

// The simulated Figma knows neither styles nor mixed fills.
test('a layer that would lose its style or its fills takes no more', () => {
  expect(node({})).toBe(true)
  expect(node({ fillStyleId: 'S:1' })).toBe(false)
  expect(node({ fillStyleId: mixed })).toBe(false)
  expect(node({ type: 'VECTOR', fills: mixed })).toBe(false)
})
