import { expect, test } from 'vitest'
import {
  brush,
  clear,
  emptyPainting,
  flipErase,
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
    { points: [a, b], radius: emptyPainting.radius, erase: false },
  ])
  expect(move(painted, a)).toEqual(painted)
})

test('a stroke keeps the brush it was begun with', () => {
  const wide = resize(painted, 0.2)
  const erased = press(flipErase(wide), b)
  expect(erased.strokes.map(({ radius, erase }) => [radius, erase])).toEqual([
    [emptyPainting.radius, false],
    [0.2, true],
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
})

test('only paint makes a mask', () => {
  expect(isPainted(press(flipErase(emptyPainting), a))).toBe(false)
  expect(isPainted(painted)).toBe(true)
  expect(isPainted(clear(painted))).toBe(false)
})
