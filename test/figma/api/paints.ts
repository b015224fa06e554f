/** The shapes of paints and effects, as strict as Figma's. */
import * as v from 'valibot'
import { finite, within } from './words.ts'

const unit = within(0, 1)
const rgb = v.strictObject({ r: unit, g: unit, b: unit })
const rgba = v.strictObject({ r: unit, g: unit, b: unit, a: unit })
const row = v.strictTuple([finite, finite, finite])
export const transform = v.strictTuple([row, row])
const vector = v.strictObject({ x: finite, y: finite })

export const blendMode = v.picklist([
  'PASS_THROUGH',
  'NORMAL',
  'DARKEN',
  'MULTIPLY',
  'LINEAR_BURN',
  'COLOR_BURN',
  'LIGHTEN',
  'SCREEN',
  'LINEAR_DODGE',
  'COLOR_DODGE',
  'OVERLAY',
  'SOFT_LIGHT',
  'HARD_LIGHT',
  'DIFFERENCE',
  'EXCLUSION',
  'HUE',
  'SATURATION',
  'COLOR',
  'LUMINOSITY',
])

/** Variables are not simulated: only an empty binding is taken. */
const noVariables = v.optional(v.strictObject({}))

const look = {
  visible: v.optional(v.boolean()),
  opacity: v.optional(unit),
  blendMode: v.optional(blendMode),
}

const solid = v.strictObject({
  type: v.literal('SOLID'),
  color: rgb,
  boundVariables: noVariables,
  ...look,
})

const stop = v.strictObject({
  position: unit,
  color: rgba,
  boundVariables: noVariables,
})

const gradient = v.strictObject({
  type: v.picklist([
    'GRADIENT_LINEAR',
    'GRADIENT_RADIAL',
    'GRADIENT_ANGULAR',
    'GRADIENT_DIAMOND',
  ]),
  gradientTransform: transform,
  gradientStops: v.pipe(
    v.array(stop),
    v.minLength(2, 'Gradients must have at least 2 stops'),
  ),
  ...look,
})

const filter = v.optional(within(-1, 1))

const image = v.pipe(
  v.strictObject({
    type: v.literal('IMAGE'),
    scaleMode: v.picklist(['FILL', 'FIT', 'CROP', 'TILE']),
    imageHash: v.nullable(v.string()),
    imageTransform: v.optional(transform),
    scalingFactor: v.optional(finite),
    rotation: v.optional(
      v.pipe(
        finite,
        v.check((turn) => turn % 90 === 0, 'Rotation must be a multiple of 90'),
      ),
    ),
    filters: v.optional(
      v.strictObject({
        exposure: filter,
        contrast: filter,
        saturation: filter,
        temperature: filter,
        tint: filter,
        highlights: filter,
        shadows: filter,
      }),
    ),
    ...look,
  }),
  v.check(
    (paint) => paint.scaleMode !== 'CROP' || !paint.rotation,
    'Rotation is not allowed with scaleMode CROP',
  ),
)

export const paints = v.array(
  v.variant('type', [
    solid,
    gradient,
    // Checked last, for `variant` wants the bare objects.
    image,
  ]),
)

export const solidPaints = v.array(solid)

const shadow = {
  color: rgba,
  offset: vector,
  radius: within(0, Infinity),
  spread: v.optional(finite),
  visible: v.boolean(),
  blendMode,
  boundVariables: noVariables,
}
const blur = {
  radius: within(0, Infinity),
  visible: v.boolean(),
  blurType: v.optional(v.literal('NORMAL')),
  boundVariables: noVariables,
}

export const effects = v.array(
  v.variant('type', [
    v.strictObject({
      type: v.literal('DROP_SHADOW'),
      showShadowBehindNode: v.optional(v.boolean()),
      ...shadow,
    }),
    v.strictObject({ type: v.literal('INNER_SHADOW'), ...shadow }),
    v.strictObject({ type: v.literal('LAYER_BLUR'), ...blur }),
    v.strictObject({ type: v.literal('BACKGROUND_BLUR'), ...blur }),
  ]),
)
