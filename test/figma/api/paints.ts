/** The shapes of paints and effects, as strict as Figma's. */
import * as v from 'valibot'
import { finite, within } from './words.ts'

const unit = within(0, 1)

/** The colour as it was picked; passed through. */
const sourceColor = v.optional(
  v.variant('space', [
    v.strictObject({
      space: v.picklist(['SRGB', 'DISPLAY_P3']),
      r: finite,
      g: finite,
      b: finite,
    }),
    v.strictObject({
      space: v.literal('HSL'),
      h: finite,
      s: finite,
      l: finite,
    }),
    v.strictObject({
      space: v.literal('HSB'),
      h: finite,
      s: finite,
      b: finite,
    }),
    v.strictObject({
      space: v.literal('OKLAB'),
      l: finite,
      a: finite,
      b: finite,
    }),
    v.strictObject({
      space: v.literal('OKLCH'),
      l: finite,
      c: finite,
      h: finite,
    }),
  ]),
)
const rgb = v.strictObject({ r: unit, g: unit, b: unit, sourceColor })
const rgba = v.strictObject({ r: unit, g: unit, b: unit, a: unit, sourceColor })
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

export const alias = v.strictObject({
  type: v.literal('VARIABLE_ALIAS'),
  id: v.string(),
})

/** Which variable each of `fields` is bound to. */
const bound = <F extends string>(...fields: F[]) =>
  v.optional(
    v.strictObject(
      Object.fromEntries(
        fields.map((field) => [field, v.optional(alias)]),
      ) as Record<F, v.OptionalSchema<typeof alias, undefined>>,
    ),
  )

const look = {
  visible: v.optional(v.boolean()),
  opacity: v.optional(unit),
  blendMode: v.optional(blendMode),
}

const solid = v.strictObject({
  type: v.literal('SOLID'),
  color: rgb,
  boundVariables: bound('color'),
  ...look,
})

const stop = v.strictObject({
  position: unit,
  color: rgba,
  boundVariables: bound('color'),
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

const filters = v.optional(
  v.strictObject({
    exposure: filter,
    contrast: filter,
    saturation: filter,
    temperature: filter,
    tint: filter,
    highlights: filter,
    shadows: filter,
  }),
)

/** Of pictures and videos. */
const media = {
  scaleMode: v.picklist(['FILL', 'FIT', 'CROP', 'TILE']),
  scalingFactor: v.optional(finite),
  rotation: v.optional(
    v.pipe(
      finite,
      v.check((turn) => turn % 90 === 0, 'Rotation must be a multiple of 90'),
    ),
  ),
  filters,
  ...look,
}

/** Only an upright picture can be cropped. */
const isUprightCrop = (paint: {
  scaleMode: string
  rotation?: number | undefined
}) => paint.scaleMode !== 'CROP' || !paint.rotation

const turnedCrop = 'Rotation is not allowed with scaleMode CROP'

const image = v.pipe(
  v.strictObject({
    type: v.literal('IMAGE'),
    imageHash: v.nullable(v.string()),
    imageTransform: v.optional(transform),
    ...media,
  }),
  v.check((paint) => isUprightCrop(paint), turnedCrop),
)

const video = v.pipe(
  v.strictObject({
    type: v.literal('VIDEO'),
    videoHash: v.nullable(v.string()),
    videoTransform: v.optional(transform),
    ...media,
  }),
  v.check((paint) => isUprightCrop(paint), turnedCrop),
)

const pattern = v.strictObject({
  type: v.literal('PATTERN'),
  sourceNodeId: v.string(),
  tileType: v.picklist([
    'RECTANGULAR',
    'HORIZONTAL_HEXAGONAL',
    'VERTICAL_HEXAGONAL',
  ]),
  scalingFactor: finite,
  spacing: vector,
  horizontalAlignment: v.picklist(['START', 'CENTER', 'END']),
  ...look,
})

/** What a shader is given is its own business. */
export const shader = {
  type: v.literal('SHADER'),
  id: v.string(),
  properties: v.optional(v.record(v.string(), v.unknown())),
  propertyMetadata: v.optional(v.record(v.string(), v.unknown())),
}

export const paints = v.array(
  v.variant('type', [
    solid,
    gradient,
    pattern,
    v.strictObject({ ...shader, ...look }),
    // Checked last, for `variant` wants the bare objects.
    image,
    video,
  ]),
)

export const solidPaint = solid
export const solidPaints = v.array(solid)
export { rgb, rgba, vector, bound }
