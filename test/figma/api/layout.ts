/** Where a layer is and how big. */
import * as v from 'valibot'
import {
  absoluteBoundingBox,
  absoluteRenderBounds,
} from '../document/bounds.ts'
import { determinant, invert, multiply } from '../document/geometry.ts'
import { rotationOf, withPlace, withRotation } from '../document/geometry.ts'
import type { Matrix } from '../document/model.ts'
import { absoluteTransform, containerTransform } from '../document/tree.ts'
import { isInsideInstance, isPage } from '../document/tree.ts'
import { transform } from './paints.ts'
import type { LayerNow, Property, Trait } from './trait.ts'
import { reading } from './trait.ts'
import { checked, finite } from './words.ts'

const relativeTransform = ({ place, layer }: LayerNow): Matrix =>
  multiply(containerTransform(place), layer.transform)

function setRelativeTransform(node: LayerNow, relative: Matrix): void {
  const inGroup = multiply(invert(containerTransform(node.place)), relative)
  node.run.document.update(node.id, { transform: inGroup })
}

/** Under auto-layout the parent puts the layer back at once. */
function coordinate(name: 'x' | 'y'): Property {
  const row = name === 'x' ? 0 : 1
  return {
    fixedInInstance: true,
    get: (node) => relativeTransform(node)[row][2],
    set: (node, value) => {
      const at = checked(name, finite, value)
      const now = relativeTransform(node)
      const [x, y] = name === 'x' ? [at, now[1][2]] : [now[0][2], at]
      setRelativeTransform(node, withPlace(now, x, y))
    },
  }
}

/** Figma keeps the axes of a transform at length 1: size is not in it. */
const unitAxes = ([[a, c], [b, d]]: Matrix) =>
  Math.abs(Math.hypot(a, b) - 1) < 1e-3 && Math.abs(Math.hypot(c, d) - 1) < 1e-3

const atLeastAHundredth = v.pipe(
  finite,
  v.minValue(0.01, 'Number must be greater than or equal to 0.01'),
)

function resize(
  node: LayerNow,
  width: unknown,
  height: unknown,
  withConstraints: boolean,
): void {
  if (isInsideInstance(node.place)) {
    throw new Error('This property cannot be overriden on an instance')
  }
  const size = atLeastAHundredth
  const isLine = node.layer.type === 'LINE'
  node.run.document.resize(
    node.id,
    checked('width', size, width),
    checked('height', isLine ? v.literal(0) : size, height),
    withConstraints,
  )
}

/** Whatever has a size, sections included. */
export const resizable: Trait = {
  methods: {
    resize: (node, width, height) => {
      resize(node, width, height, true)
    },
    resizeWithoutConstraints: (node, width, height) => {
      resize(node, width, height, false)
    },
  },
}

export const geometry: Trait = {
  properties: {
    x: coordinate('x'),
    y: coordinate('y'),
    width: reading(({ layer }) => layer.width),
    height: reading(({ layer }) => layer.height),
    absoluteTransform: reading(({ place }) => absoluteTransform(place)),
    absoluteBoundingBox: reading(({ place }) => absoluteBoundingBox(place)),
    relativeTransform: {
      fixedInInstance: true,
      get: relativeTransform,
      set: (node, value) => {
        const matrix = checked<Matrix>('relativeTransform', transform, value)
        if (determinant(matrix) === 0 || !unitAxes(matrix)) {
          throw new Error(
            'Property "relativeTransform" failed validation: The axes must have length 1',
          )
        }
        setRelativeTransform(node, matrix)
      },
    },
  },
}

/** Everything but sections, and what a deck is made of. */
export const rotatable: Trait = {
  properties: {
    absoluteRenderBounds: reading(({ place }) => absoluteRenderBounds(place)),
    rotation: {
      fixedInInstance: true,
      get: (node) => rotationOf(relativeTransform(node)),
      set: (node, value) => {
        const degrees = checked('rotation', finite, value)
        const now = relativeTransform(node)
        setRelativeTransform(node, withRotation(now, degrees))
      },
    },
    layoutPositioning: {
      fixedInInstance: true,
      get: ({ layer }) => layer.layoutPositioning,
      set: ({ run, id, place }, value) => {
        const positioning = checked(
          'layoutPositioning',
          v.picklist(['AUTO', 'ABSOLUTE']),
          value,
        )
        const { parent } = place
        if (
          positioning === 'ABSOLUTE' &&
          (isPage(parent) || !(parent.autoLayout ?? parent.grid))
        ) {
          throw new Error(
            'Can only set layoutPositioning = ABSOLUTE if the parent node has layoutMode !== NONE',
          )
        }
        run.document.update(id, { layoutPositioning: positioning })
      },
    },
    layoutAlign: reading(() => 'INHERIT'),
    layoutGrow: reading(() => 0),
  },
  methods: {
    rescale: ({ run, id, place }, scale) => {
      if (isInsideInstance(place))
        throw new Error('This property cannot be overriden on an instance')
      run.document.rescale(id, checked('scale', atLeastAHundredth, scale))
    },
  },
}
