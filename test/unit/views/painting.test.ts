import { expect, test } from 'vitest'
import {
  brush,
  clear,
  emptyPainting,
  flipErase,
  harden,
  isPainted,
  lift,
  move,
  press,
  redo,
  resize,
  undo,
} from '../../../ui/views/paint/painting.ts'

const a = { x: 0.1, y: 0.2 }
const b = { x: 0.3, y: 0.4 }

const painted = lift(move(press(emptyPainting, a), b))

test('a stroke goes from the press to the lift', () => {
  expect(painted.strokes).toEqual([
    {
      points: [a, b],
      radius: emptyPainting.radius,
      hardness: 1,
      erase: false,
    },
  ])
  expect(move(painted, a)).toEqual(painted)
})

test('a stroke keeps the brush it was begun with', () => {
  const wide = harden(resize(painted, 0.2), 0.5)
  const erased = press(flipErase(wide), b)
  expect(
    erased.strokes.map(({ radius, hardness, erase }) => [
      radius,
      hardness,
      erase,
    ]),
  ).toEqual([
    [emptyPainting.radius, 1, false],
    [0.2, 0.5, true],
  ])
})

test('what is undone comes back with redo, and not after a new stroke', () => {
  const two = lift(press(painted, b))
  const undone = undo(undo(two))
  expect(undone.strokes).toEqual([])
  expect(redo(redo(undone)).strokes).toEqual(two.strokes)
  const other = lift(press(undone, a))
  expect(redo(other)).toEqual(other)
})

test('undo in the middle of a stroke ends it', () => {
  const undone = undo(press(emptyPainting, a))
  expect(move(undone, b).strokes).toEqual([])
})

test('the brush stays within its limits', () => {
  expect(resize(painted, 9).radius).toBe(brush.max)
  expect(resize(painted, 0).radius).toBe(brush.min)
  expect(harden(painted, 9).hardness).toBe(1)
  expect(harden(painted, -1).hardness).toBe(0)
})

test('only paint makes a mask', () => {
  expect(isPainted(emptyPainting, false)).toBe(false)
  expect(isPainted(press(flipErase(emptyPainting), a), false)).toBe(false)
  expect(isPainted(painted, false)).toBe(true)
})

test('a mask that is there is changed by what is erased of it as well', () => {
  expect(isPainted(emptyPainting, true)).toBe(false)
  expect(isPainted(press(flipErase(emptyPainting), a), true)).toBe(true)
})

test('what is cleared is gone with what was there, and comes back with undo', () => {
  const cleared = clear(painted)
  for (const onMask of [true, false]) {
    expect(isPainted(cleared, onMask)).toBe(false)
    expect(isPainted(undo(cleared), onMask)).toBe(true)
    expect(isPainted(press(cleared, b), onMask)).toBe(true)
  }
})
