import { multiply, scaling, translation } from '../../plugin/shared/geometry.ts'
import { sizeOfPng } from '../../plugin/shared/png.ts'
import type { Outline, Picture } from '../../plugin/shared/picture.ts'

/**
 * Outlines as a picture of the same size and place as another.
 *
 * @param scale pixels per canvas unit
 */
export async function drawnWithin(
  outlines: readonly Outline[],
  { png, bounds }: Picture,
  scale: number,
): Promise<Picture> {
  const { width, height } = sizeOfPng(png)
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')!
  const toPixels = multiply(
    scaling(scale, scale),
    translation(-bounds.x, -bounds.y),
  )
  for (const { data, windingRule, toPage } of outlines) {
    const [[a, c, e], [b, d, f]] = multiply(toPixels, toPage)
    pen.setTransform(a, b, c, d, e, f)
    pen.fill(
      new Path2D(data),
      windingRule === 'EVENODD' ? 'evenodd' : 'nonzero',
    )
  }
  const blob = await canvas.convertToBlob()
  return { png: new Uint8Array(await blob.arrayBuffer()), bounds }
}
