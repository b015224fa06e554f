import type { Point, Rect, Size } from '../../../plugin/shared/geometry.ts'
import { drawStroke } from '../../pixels/brush.ts'
import { drawChecks, drawVeil } from '../controls/drawing.ts'
import type { Painting } from './painting.ts'

/** What is seen while painting. */
export interface Scene {
  source: ImageBitmap
  /** Under the strokes, as alpha; fills the picture. */
  mask: ImageBitmap | null
  painting: Painting
  /** Of the brush, shares of the picture. */
  at: Point
  /** Of the canvas, CSS pixels. */
  size: Size
  /** Of all of the picture, CSS pixels; may reach outside. */
  place: Rect
}

export function drawScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
): void {
  const { source, painting, at, size, place } = scene
  const all = { x: 0, y: 0, ...size }
  context.canvas.width = size.width * devicePixelRatio
  context.canvas.height = size.height * devicePixelRatio
  context.scale(devicePixelRatio, devicePixelRatio)
  context.imageSmoothingQuality = 'high'
  drawChecks(context, all)
  context.drawImage(source, place.x, place.y, place.width, place.height)
  if (scene.mask || painting.strokes.length)
    drawVeil(context, painted(scene), all)
  const radius = painting.radius * Math.max(place.width, place.height)
  for (const [color, wider] of [
    ['#000000', 1],
    ['#ffffff', 0],
  ] as const) {
    const x = place.x + at.x * place.width
    const y = place.y + at.y * place.height
    context.strokeStyle = color
    context.beginPath()
    context.arc(x, y, radius + wider, 0, 2 * Math.PI)
    context.stroke()
  }
}

/** What is seen of the mask, its alpha what is covered. */
function painted({ mask, painting, size, place }: Scene): OffscreenCanvas {
  const ratio = devicePixelRatio
  const canvas = new OffscreenCanvas(
    Math.ceil(size.width * ratio),
    Math.ceil(size.height * ratio),
  )
  const context = canvas.getContext('2d')!
  const [x, y] = [place.x * ratio, place.y * ratio]
  const [width, height] = [place.width * ratio, place.height * ratio]
  if (mask) context.drawImage(mask, x, y, width, height)
  for (const stroke of painting.strokes)
    drawStroke(context, {
      ...stroke,
      points: stroke.points.map((point) => ({
        x: x + point.x * width,
        y: y + point.y * height,
      })),
      radius: stroke.radius * Math.max(width, height),
    })
  return canvas
}
