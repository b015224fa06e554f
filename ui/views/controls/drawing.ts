import {
  centredOn,
  intersection,
  type Rect,
  type Size,
} from '../../../plugin/shared/geometry.ts'

/** Figma's slot colour: seldom part of a design, seen on light and on dark. */
const veilColor = '#ff24bd'
const veilOpacity = 0.42
/** CSS pixels. */
const edgeWidth = 1.5

/** The largest rectangle of the picture's shape inside the box, centred. */
export function fit(picture: Size, box: Size): Rect {
  return centredOn({ ...box, x: 0, y: 0 }, picture, 'inside')
}

/** From the page to the canvas that shows `view` in `box`. */
export function placeIn(rect: Rect, view: Rect, box: Rect): Rect {
  const scale = box.width / view.width
  return {
    x: box.x + (rect.x - view.x) * scale,
    y: box.y + (rect.y - view.y) * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  }
}

/** What shows that a picture is transparent. */
export function drawChecks(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rect,
): void {
  const side = 8
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  context.fillStyle = '#ffffff'
  context.fillRect(x, y, width, height)
  context.fillStyle = '#e1e1e1'
  for (let row = 0; row * side < height; row++)
    for (let column = row % 2; column * side < width; column += 2)
      context.fillRect(x + column * side, y + row * side, side, side)
  context.restore()
}

/**
 * Lays the mask over the picture as a coloured veil with an edge.
 *
 * @param mask its alpha is what it covers; it fills `place`
 */
export function drawVeil(
  context: CanvasRenderingContext2D,
  mask: CanvasImageSource,
  place: Rect,
): void {
  const veil = colored(mask, place)
  const edge = edgeOf(veil, place)
  context.save()
  context.globalAlpha = veilOpacity
  context.drawImage(veil, place.x, place.y, place.width, place.height)
  context.globalAlpha = 1
  context.drawImage(edge, place.x, place.y, place.width, place.height)
  context.restore()
}

function canvasFor({ width, height }: Size) {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * devicePixelRatio)),
    Math.max(1, Math.round(height * devicePixelRatio)),
  )
  return { canvas, context: canvas.getContext('2d')! }
}

function colored(mask: CanvasImageSource, size: Size): OffscreenCanvas {
  const { canvas, context } = canvasFor(size)
  context.drawImage(mask, 0, 0, canvas.width, canvas.height)
  context.globalCompositeOperation = 'source-in'
  context.fillStyle = veilColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  return canvas
}

/** What the veil would cover if it were moved a little, without the veil. */
function edgeOf(veil: OffscreenCanvas, size: Size): OffscreenCanvas {
  const { canvas, context } = canvasFor(size)
  const reach = edgeWidth * devicePixelRatio
  for (let turn = 0; turn < 8; turn++) {
    const angle = (turn * Math.PI) / 4
    context.drawImage(veil, reach * Math.cos(angle), reach * Math.sin(angle))
  }
  context.globalCompositeOperation = 'destination-out'
  context.drawImage(veil, 0, 0)
  return canvas
}

/**
 * Dims what no request sends and frames what each of them does.
 *
 * @param regions shares of the source; may reach outside
 * @param place of the source
 */
export function drawRegions(
  context: CanvasRenderingContext2D,
  regions: readonly Rect[],
  place: Rect,
): void {
  const framed = regions.flatMap(({ x, y, width, height }) => {
    const region = {
      x: place.x + x * place.width,
      y: place.y + y * place.height,
      width: width * place.width,
      height: height * place.height,
    }
    return intersection(place, region) ?? []
  })
  if (!framed.length) return
  context.save()
  // One after another: two regions may overlap.
  for (const { x, y, width, height } of framed) {
    context.beginPath()
    context.rect(place.x, place.y, place.width, place.height)
    context.rect(x, y, width, height)
    context.clip('evenodd')
  }
  context.fillStyle = 'rgba(0, 0, 0, 0.35)'
  context.fillRect(place.x, place.y, place.width, place.height)
  context.restore()
  for (const region of framed) drawFrame(context, region)
}

function drawFrame(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rect,
): void {
  context.save()
  for (const [color, offset] of [
    ['#000000', 0],
    ['#ffffff', 4],
  ] as const) {
    context.strokeStyle = color
    context.setLineDash([4, 4])
    context.lineDashOffset = offset
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
  }
  context.restore()
}
