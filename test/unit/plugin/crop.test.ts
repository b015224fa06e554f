/** What a paint shows of its picture, against the painter of the simulated Figma. */
import { describe, expect, test } from 'vitest'
import { cropOf } from '../../../plugin/results/transform.ts'
import {
  invert,
  multiply,
  scaling,
  type Size,
} from '../../../plugin/shared/geometry.ts'
import { placeInLayer } from '../../figma/render/image-fill.ts'

const picture: Size = { width: 80, height: 48 }
const layers: Size[] = [
  { width: 200, height: 150 },
  { width: 40, height: 300 },
]

const painted = (paint: ImagePaint, layer: Size) =>
  [
    scaling(1 / picture.width, 1 / picture.height),
    invert(placeInLayer(paint, picture, layer)),
    scaling(layer.width, layer.height),
  ].reduce(multiply)

describe.each(['FILL', 'FIT'] as const)('%s', (scaleMode) => {
  test.each([0, 90, 180, 270, -90])('turned by %d degrees', (rotation) => {
    for (const layer of layers) {
      const paint: ImagePaint = {
        ...{ type: 'IMAGE', scaleMode, imageHash: null, rotation },
      }
      const crop = cropOf(paint, layer, picture).flat()
      for (const [at, value] of painted(paint, layer).flat().entries())
        expect(crop[at]).toBeCloseTo(value, 9)
    }
  })
})
