import { expect, test } from 'vitest'
import { maxImageSide } from '../../../plugin/shared/limits.ts'
import { larger } from '../../../ui/outcomes/larger.ts'
import type { Pixels } from '../../../ui/pixels/pixels.ts'

const laying = {
  kind: 'own',
  hash: 'old',
  bounds: { x: 0, y: 0, width: 10, height: 10 },
} as const

/** Two tiles of a picture, beyond its edges and over each other. */
const pixels: Pick<Pixels, 'looked' | 'tiles'> = {
  looked: () =>
    Promise.resolve({
      ...{ type: 'image/png', transparent: false, bounds: null },
      ...{ width: 8000, height: 4000 },
    }),
  tiles: ({ picture, most }) => {
    expect(most).toBe(maxImageSide)
    return Promise.resolve(
      [-1, 3998].map((x) => ({
        bytes: picture,
        rect: { x, y: -1, width: 4003, height: 4002 },
      })),
    )
  },
}

test('a picture too large for Figma is in tiles, each with its share of it', async () => {
  const answer = Uint8Array.of(1)
  const { made } = await larger(answer, laying, pixels)
  expect(made).toMatchObject({ kind: 'larger', of: 'old' })
  if (made.kind !== 'larger') throw new Error('It is something else')
  const share = { y: -1 / 4000, width: 4003 / 8000, height: 4002 / 4000 }
  expect(made.tiles).toEqual([
    { bytes: answer, share: { x: -1 / 8000, ...share } },
    { bytes: answer, share: { x: 3998 / 8000, ...share } },
  ])
})
