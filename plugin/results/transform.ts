import {
  identity,
  invert,
  multiply,
  scaling,
  translation,
  type Rect,
  type Size,
  type Transform,
} from '../shared/geometry.ts'

/**
 * Where in a layer a picture must be sampled so that it lies at `patch` on the
 * page, whatever the layer's rotation: Figma's `imageTransform` maps the
 * layer's unit square to the picture's.
 *
 * @param absolute the layer's own space to the page, canvas units
 * @param patch on the page, canvas units
 */
export function imageTransform(
  absolute: Transform,
  layer: Size,
  patch: Rect,
): Transform {
  const toPatch = multiply(
    scaling(1 / patch.width, 1 / patch.height),
    translation(-patch.x, -patch.y),
  )
  const fromUnit = multiply(absolute, scaling(layer.width, layer.height))
  return multiply(toPatch, fromUnit)
}

/**
 * Where a picture lies on the page that was put there with `imageTransform`:
 * its upright box, wherever the layer has gone since. Canvas units.
 *
 * @param absolute the layer's own space to the page, canvas units
 */
export function boundsOf(
  absolute: Transform,
  layer: Size,
  transform: Transform,
): Rect {
  const fromUnit = multiply(absolute, scaling(layer.width, layer.height))
  const [[a, c, x], [b, d, y]] = multiply(fromUnit, invert(transform))
  return {
    x: x + Math.min(0, a) + Math.min(0, c),
    y: y + Math.min(0, b) + Math.min(0, d),
    width: Math.abs(a) + Math.abs(c),
    height: Math.abs(b) + Math.abs(d),
  }
}

/**
 * What a paint that fills a layer, fits into it or is cropped shows of its
 * picture, as an `imageTransform` tells it.
 *
 * @param image its size, pixels
 */
export function cropOf(
  { scaleMode, imageTransform, rotation = 0 }: ImagePaint,
  layer: Size,
  image: Size,
): Transform {
  if (scaleMode === 'CROP') return imageTransform ?? identity
  const angle = (rotation / 180) * Math.PI
  const [cos, sin] = [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))]
  const { width, height } = sin
    ? { width: image.height, height: image.width }
    : image
  const pick = scaleMode === 'FIT' ? Math.min : Math.max
  const scale = pick(layer.width / width, layer.height / height)
  return [
    translation(0.5, 0.5),
    scaling(1 / scale / image.width, 1 / scale / image.height),
    [
      [cos, sin, 0],
      [-sin, cos, 0],
    ] satisfies Transform,
    scaling(layer.width, layer.height),
    translation(-0.5, -0.5),
  ].reduce(multiply)
}

/** The transform, in a parent's space, of a layer that lies at `place` upright on the page. */
export function uprightIn(parentAbsolute: Transform, place: Rect): Transform {
  return multiply(invert(parentAbsolute), translation(place.x, place.y))
}
