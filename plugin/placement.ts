import {
  invert,
  multiply,
  scaling,
  translation,
  type Rect,
  type Size,
  type Transform,
} from './shared/geometry.ts'

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

/** The transform, in a parent's space, of a layer that lies at `place` upright on the page. */
export function uprightIn(parentAbsolute: Transform, place: Rect): Transform {
  return multiply(invert(parentAbsolute), translation(place.x, place.y))
}
