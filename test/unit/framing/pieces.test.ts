import { expect, test } from 'vitest'
import type { Target } from '../../../plugin/shared/protocol.ts'
import {
  layersOf,
  piecesOf,
  type LayerPart,
} from '../../../ui/framing/pieces.ts'
import { defaultMaskOptions } from '../../../ui/tools/order.ts'

const bounds = { x: 0, y: 0, width: 100, height: 100 }

function target(id: string, ...maskIds: string[]): Target {
  const place = { pageId: '0:1', bounds }
  const [first, ...others] = maskIds.map((maskId) => ({
    id: maskId,
    name: maskId,
    bounds,
  }))
  return {
    scope: 'everything',
    place,
    source: {
      ...{ id, name: id, ...place },
      placements: ['fill'],
      isEmpty: false,
      density: null,
    },
    mask: first
      ? { layers: [first, ...others], shift: { x: 0, y: 0 }, reason: 'drawn' }
      : null,
    ...{ unseen: [], live: [], underId: null, grown: null },
  }
}

const part = (maskId: string, x: number): LayerPart => ({
  maskId,
  bounds: { x, y: 5, width: 10, height: 10 },
  within: { x: x - 3, y: 2, width: 16, height: 16 },
})

const hero = target('hero', 'blobs', 'beside')
const card = target('card', 'one')
const parts = new Map([
  [layersOf(hero), [part('blobs', 5), part('blobs', 80), part('beside', 40)]],
  [layersOf(card), [part('one', 5)]],
])
const split = { ...defaultMaskOptions, split: true }

test('unless it is asked for, all that masks a layer is one request', () => {
  const pieces = piecesOf([hero, card], defaultMaskOptions, parts)
  expect(pieces.map((piece) => piece.target)).toEqual([hero, card])
  expect(pieces.map(({ mask }) => mask!.within)).toEqual([undefined, undefined])
})

test('each part is a request, of its layer alone, with the others out of sight', () => {
  const pieces = piecesOf([hero, card], split, parts)
  const said = pieces.map(({ target: { mask, unseen }, ...piece }) => [
    mask!.layers.map(({ id }) => id).join(),
    unseen.map(({ id }) => id).join(),
    piece.mask!.within?.x,
  ])
  expect(said).toEqual([
    ['blobs', 'beside', 2],
    ['blobs', 'beside', 77],
    ['beside', 'blobs', 37],
    // Alone it is all of the mask: nothing is left out.
    ['one', '', undefined],
  ])
})

test('inverted, it is one request: everything but each part is no one’s wish', () => {
  const pieces = piecesOf([hero], { ...split, invert: true }, parts)
  expect(pieces).toMatchObject([{ target: hero, mask: { invert: true } }])
})

test('a layer without a mask is no request', () => {
  expect(piecesOf([target('bare')], split, new Map())).toEqual([])
})
