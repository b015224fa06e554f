/** How a layer looks: fills, strokes, effects, corners, blending. */
import * as v from 'valibot'
import type { LayerData } from '../document/model.ts'
import { mixed } from '../sandbox/crossing.ts'
import { effects } from './effects.ts'
import { fillPaths } from './fill-paths.ts'
import { noStyle, refuseNewShaders, strokePaints } from './fills.ts'
import { blendMode } from './paints.ts'
import type { Property, Trait } from './trait.ts'
import { field, reading } from './trait.ts'
import { checked, within } from './words.ts'

const size = within(0, Infinity)

export const blend: Trait = {
  properties: {
    opacity: field('opacity', within(0, 1)),
    blendMode: field('blendMode', blendMode),
    isMask: field('isMask', v.boolean(), true),
    maskType: field(
      'maskType',
      v.picklist(['ALPHA', 'VECTOR', 'LUMINANCE']),
      true,
    ),
    effects: {
      get: ({ layer }) => layer.effects,
      set: ({ run, id, layer }, value) => {
        const list = checked('effects', effects, value) as unknown as Effect[]
        refuseNewShaders(layer, list)
        run.document.update(id, { effects: list })
      },
    },
    effectStyleId: noStyle,
  },
}

/** Of whatever has an edge, sections included. */
export const minimalStrokes: Trait = {
  properties: {
    ...strokePaints.properties,
    strokeWeight: field('strokeWeight', size),
    strokeAlign: field(
      'strokeAlign',
      v.picklist(['CENTER', 'INSIDE', 'OUTSIDE']),
    ),
    strokeJoin: field('strokeJoin', v.picklist(['MITER', 'BEVEL', 'ROUND'])),
    dashPattern: field('dashPattern', v.array(size)),
    strokeGeometry: reading(() => []),
  },
  ...(strokePaints.methods ? { methods: strokePaints.methods } : {}),
}

export const strokes: Trait = {
  ...minimalStrokes,
  properties: {
    ...minimalStrokes.properties,
    strokeCap: field(
      'strokeCap',
      v.picklist([
        'NONE',
        'ROUND',
        'SQUARE',
        'ARROW_LINES',
        'ARROW_EQUILATERAL',
      ]),
    ),
    strokeMiterLimit: reading(() => 4),
    fillGeometry: reading(({ layer }) => fillPaths(layer)),
  },
}

const allCorners: Property = {
  get: ({ layer: { cornerRadii } }) =>
    cornerRadii.every((radius) => radius === cornerRadii[0])
      ? cornerRadii[0]
      : mixed,
  set: ({ run, id }, value) => {
    const radius = checked('cornerRadius', size, value)
    run.document.update(id, { cornerRadii: [radius, radius, radius, radius] })
  },
}

const corner = (name: string, index: 0 | 1 | 2 | 3): Property => ({
  get: ({ layer }) => layer.cornerRadii[index],
  set: ({ run, id, layer }, value) => {
    const cornerRadii: LayerData['cornerRadii'] = [...layer.cornerRadii]
    cornerRadii[index] = checked(name, size, value)
    run.document.update(id, { cornerRadii })
  },
})

export const corners: Trait = {
  properties: {
    cornerRadius: allCorners,
    cornerSmoothing: reading(() => 0),
  },
}

export const fourCorners: Trait = {
  properties: {
    topLeftRadius: corner('topLeftRadius', 0),
    topRightRadius: corner('topRightRadius', 1),
    bottomRightRadius: corner('bottomRightRadius', 2),
    bottomLeftRadius: corner('bottomLeftRadius', 3),
  },
}
