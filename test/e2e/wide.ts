import type { Rect } from '../../plugin/shared/geometry.ts'
import { landscape } from './designer.ts'
import type { Stage } from './stage.ts'

export const wideSize = { width: 1200, height: 500 }

/** A layer without fills that holds a blob at each place: one mask. */
export function drawMask(
  stage: Stage,
  frame: string,
  { width, height }: { width: number; height: number },
  places: readonly Rect[],
): Promise<string[]> {
  return stage.page.evaluate(
    ({ frame, width, height, places }) => {
      const { add } = window.stage
      const mask = add(
        'FRAME',
        { name: 'Mask', width, height, fills: [] },
        frame,
      )
      const blobs = places.map(({ x, y, width, height }) => {
        const transform: Transform = [
          [1, 0, x],
          [0, 1, y],
        ]
        const color = { r: 1, g: 0, b: 0 }
        const fills = [{ type: 'SOLID' as const, color }]
        return add('ELLIPSE', { width, height, transform, fills }, mask)
      })
      return [mask, ...blobs]
    },
    { frame, width, height, places },
  )
}

/** Draws a wide picture with such a mask over it, left selected. */
export async function drawWide(stage: Stage, ...places: Rect[]) {
  const picture = await landscape(wideSize.width, wideSize.height)
  const frame = await stage.page.evaluate(
    ({ base64, size }) => {
      const { add, imagePaint } = window.stage
      return add('FRAME', {
        name: 'Wide',
        ...size,
        fills: [imagePaint(base64)],
      })
    },
    { base64: picture.toString('base64'), size: wideSize },
  )
  const [mask, ...blobs] = await drawMask(stage, frame, wideSize, places)
  await stage.page.evaluate(
    (frame) => window.stage.figma.document.select([frame]),
    frame,
  )
  return { frame, mask: mask!, blobs }
}
