import {
  apply,
  boxOf,
  corners,
  determinant,
  invert,
  multiply,
  outset,
  scaling,
  transformBox,
  translation,
} from '../document/geometry.ts'
import type { Extent } from '../document/geometry.ts'
import type { Matrix } from '../document/model.ts'
import type { BeyondEdge } from '../conditions.ts'
import { fillFar } from './edges.ts'
import { extended, isNear } from './extended.ts'
import type { Margins } from './extended.ts'
import { fillWith, isWhole } from './fill-with.ts'
import { fromUnitSquare } from './ground.ts'
import type { DevicePath, Ground } from './ground.ts'
import { pictureOf } from './images.ts'
import { boxPath, devicePath, enterDevice } from './surface.ts'
import type { Surface } from './surface.ts'

export function coatImage(
  surface: Surface,
  paint: ImagePaint,
  ground: Ground,
  shape: DevicePath,
): void {
  const picture = pictureOf(ground.document, paint.imageHash, paint.filters)
  if (!picture || determinant(ground.matrix) === 0) return
  const inLayer = placeInLayer(paint, picture, ground.size)
  if (determinant(inLayer) === 0) return
  const placed = snapped(multiply(ground.matrix, inLayer), picture)
  const { pen } = surface
  pen.save()
  enterDevice(surface)
  pen.imageSmoothingEnabled = !isWhole(placed)
  pen.imageSmoothingQuality = 'high'
  const edge = edgeOf(paint, ground)
  if (edge === 'clamp') {
    if (paint.scaleMode === 'FIT')
      clipToPicture(surface, picture, inLayer, ground)
    const margins = marginsNeeded(paint, picture, placed, ground)
    if (isNear(margins, picture)) {
      const moved = translation(-margins.left, -margins.top)
      const wide = extended(picture, margins)
      fillWith(surface, wide, 'no-repeat', multiply(placed, moved), shape)
    } else {
      fillFar(surface, picture, { placed, ground }, shape)
    }
  } else {
    const repetition = edge === 'repeat' ? 'repeat' : 'no-repeat'
    fillWith(surface, picture, repetition, placed, shape)
  }
  pen.restore()
}

/** What is seen where the layer reaches beyond the picture. */
function edgeOf({ scaleMode }: ImagePaint, { document }: Ground): BeyondEdge {
  if (scaleMode === 'TILE') return 'repeat'
  if (scaleMode !== 'CROP') return 'clamp'
  return document.conditions?.cropBeyondEdge ?? 'clamp'
}

/** Pixels of the picture to the layer's space. */
export function placeInLayer(
  paint: ImagePaint,
  picture: Extent,
  layer: Extent,
): Matrix {
  switch (paint.scaleMode) {
    case 'FILL':
      return centred(paint, picture, layer, Math.max)
    case 'FIT':
      return centred(paint, picture, layer, Math.min)
    case 'CROP':
      return cropped(paint, picture, layer)
    case 'TILE':
      return tiled(paint, picture)
  }
}

const quarters: Matrix[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
  ],
  [
    [0, -1, 0],
    [1, 0, 0],
  ],
  [
    [-1, 0, 0],
    [0, -1, 0],
  ],
  [
    [0, 1, 0],
    [-1, 0, 0],
  ],
]

/** Clockwise on the screen, by the paint's rotation in whole quarters. */
function turn({ rotation = 0 }: ImagePaint): Matrix {
  const quarter = ((Math.round(rotation / 90) % 4) + 4) % 4
  return quarters[quarter] ?? translation(0, 0)
}

function centred(
  paint: ImagePaint,
  { width, height }: Extent,
  layer: Extent,
  choose: (a: number, b: number) => number,
): Matrix {
  const toMiddle = translation(-width / 2, -height / 2)
  const turned = multiply(turn(paint), toMiddle)
  const box = transformBox(turned, boxOf({ width, height }))
  const scale = choose(layer.width / box.width, layer.height / box.height)
  const middle = translation(layer.width / 2, layer.height / 2)
  return multiply(middle, multiply(scaling(scale, scale), turned))
}

/** `imageTransform` takes the layer's unit square to the picture's. */
function cropped(
  { imageTransform }: ImagePaint,
  picture: Extent,
  layer: Extent,
): Matrix {
  const [[a, c, e], [b, d, f]] = imageTransform ?? translation(0, 0)
  const crop: Matrix = [
    [a, c, e],
    [b, d, f],
  ]
  if (determinant(crop) === 0) return scaling(0, 0)
  const fromPicture = scaling(1 / picture.width, 1 / picture.height)
  return multiply(fromUnitSquare(layer), multiply(invert(crop), fromPicture))
}

/** The first tile's upper left corner is the layer's. */
function tiled(paint: ImagePaint, picture: Extent): Matrix {
  const turned = turn(paint)
  const { x, y } = transformBox(turned, boxOf(picture))
  const scale = paint.scalingFactor ?? 1
  return multiply(scaling(scale, scale), multiply(translation(-x, -y), turned))
}

/**
 * The nearest matrix of whole numbers if no pixel of the picture moves by more
 * than a hundredth of a pixel: crops carry the rounding of their divisions.
 */
function snapped(matrix: Matrix, picture: Extent): Matrix {
  const whole = matrix.map((row) => row.map(Math.round)) as Matrix
  const near = corners(boxOf(picture)).every((corner) => {
    const [is, could] = [apply(matrix, corner), apply(whole, corner)]
    return Math.hypot(is.x - could.x, is.y - could.y) < 0.01
  })
  return near ? whole : matrix
}

function clipToPicture(
  { pen }: Surface,
  picture: Extent,
  inLayer: Matrix,
  { matrix, size }: Ground,
): void {
  const { width, height } = transformBox(inLayer, boxOf(picture))
  // The layer's own edge is there: a second one would thin it.
  if (width > size.width - 1e-6 && height > size.height - 1e-6) return
  const edge = devicePath(boxPath(boxOf(picture)), multiply(matrix, inLayer))
  pen.clip(edge)
}

/** How far beyond its edges the picture is looked at; its last pixels go on. */
function marginsNeeded(
  { scaleMode }: ImagePaint,
  picture: Extent,
  placed: Matrix,
  { matrix, size, reach }: Ground,
): Margins {
  const toPicture = multiply(invert(placed), matrix)
  const look =
    scaleMode === 'FIT'
      ? boxOf(picture)
      : transformBox(toPicture, outset(boxOf(size), reach))
  const beyond = (distance: number) =>
    distance > 1e-3 ? Math.ceil(distance) + 2 : isWhole(placed) ? 0 : 2
  return {
    left: beyond(-look.x),
    top: beyond(-look.y),
    right: beyond(look.x + look.width - picture.width),
    bottom: beyond(look.y + look.height - picture.height),
  }
}
