/** The shapes of effects, as strict as Figma's. */
import * as v from 'valibot'
import { blendMode, bound, rgba, shader, vector } from './paints.ts'
import { finite, within } from './words.ts'

const unit = within(0, 1)
const length = within(0, Infinity)

const shadow = {
  color: rgba,
  offset: vector,
  radius: length,
  spread: v.optional(finite),
  visible: v.boolean(),
  blendMode,
  boundVariables: bound('color', 'radius', 'spread', 'offsetX', 'offsetY'),
}

const blur = {
  type: v.picklist(['LAYER_BLUR', 'BACKGROUND_BLUR']),
  radius: length,
  visible: v.boolean(),
  boundVariables: bound('radius'),
}

const nothingBound = bound()

/** Both sizes of a grain must say the same of its x. */
const sameSize = (effect: {
  noiseSize: number
  noiseSizeVector?: Vector | undefined
}) => (effect.noiseSizeVector?.x ?? effect.noiseSize) === effect.noiseSize

const otherSize = 'noiseSizeVector.x must be equal to noiseSize'

const noise = {
  type: v.literal('NOISE'),
  color: rgba,
  visible: v.boolean(),
  blendMode,
  noiseSize: finite,
  noiseSizeVector: v.optional(vector),
  density: finite,
  boundVariables: nothingBound,
}

export const effects = v.array(
  v.variant('type', [
    v.strictObject({
      type: v.literal('DROP_SHADOW'),
      showShadowBehindNode: v.optional(v.boolean()),
      ...shadow,
    }),
    v.strictObject({ type: v.literal('INNER_SHADOW'), ...shadow }),
    v.strictObject({ ...blur, blurType: v.optional(v.literal('NORMAL')) }),
    v.strictObject({
      ...blur,
      blurType: v.literal('PROGRESSIVE'),
      startRadius: length,
      startOffset: vector,
      endOffset: vector,
    }),
    v.strictObject({
      type: v.literal('GLASS'),
      visible: v.boolean(),
      lightIntensity: unit,
      lightAngle: finite,
      refraction: unit,
      depth: within(1, Infinity),
      dispersion: unit,
      radius: length,
      boundVariables: nothingBound,
    }),
    v.strictObject({ ...shader, visible: v.boolean() }),
    v.pipe(
      v.strictObject({
        type: v.literal('TEXTURE'),
        visible: v.boolean(),
        noiseSize: finite,
        noiseSizeVector: v.optional(vector),
        radius: length,
        clipToShape: v.boolean(),
        boundVariables: nothingBound,
      }),
      v.check((effect) => sameSize(effect), otherSize),
    ),
    v.pipe(
      v.strictObject({ ...noise, noiseType: v.literal('MONOTONE') }),
      v.check((effect) => sameSize(effect), otherSize),
    ),
    v.pipe(
      v.strictObject({
        ...noise,
        noiseType: v.literal('DUOTONE'),
        secondaryColor: rgba,
      }),
      v.check((effect) => sameSize(effect), otherSize),
    ),
    v.pipe(
      v.strictObject({
        ...noise,
        noiseType: v.literal('MULTITONE'),
        opacity: unit,
      }),
      v.check((effect) => sameSize(effect), otherSize),
    ),
  ]),
)
