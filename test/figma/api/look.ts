/** How a layer looks: fills, strokes, effects, corners, blending. */
import * as v from 'valibot'
import type { LayerData } from '../document/model.ts'
import { mixed } from '../sandbox/crossing.ts'
import { blendMode, effects, paints } from './paints.ts'
import type { Property, Trait } from './trait.ts'
import { field, reading } from './trait.ts'
import { checked, within } from './words.ts'

const size = within(0, Infinity)

/** Styles are not simulated: a layer has none. */
const noStyle = reading(() => '')

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
      set: ({ run, id }, value) => {
        const list = checked('effects', effects, value) as unknown as Effect[]
        run.document.update(id, { effects: list })
      },
    },
    effectStyleId: noStyle,
  },
}

const paintList = (name: 'fills' | 'strokes'): Property => ({
  get: ({ layer }) => layer[name].map(withDefaults),
  set: ({ run, id }, value) => {
    const list = checked(name, paints, value) as Paint[]
    for (const paint of list) {
      if (paint.type !== 'IMAGE' || paint.imageHash === null) continue
      if (!run.document.data.images.has(paint.imageHash)) {
        throw new Error(
          `Property "${name}" failed validation: Invalid image hash`,
        )
      }
    }
    run.document.update(id, { [name]: list.map(withDefaults) })
  },
})

/** Figma keeps, and answers with, the fields that have defaults. */
function withDefaults(paint: Paint): Paint {
  const full = { visible: true, opacity: 1, blendMode: 'NORMAL', ...paint }
  return full as Paint
}

export const fills: Trait = {
  properties: { fills: paintList('fills'), fillStyleId: noStyle },
}

export const strokes: Trait = {
  properties: {
    strokes: paintList('strokes'),
    strokeStyleId: noStyle,
    strokeWeight: field('strokeWeight', size),
    strokeAlign: field(
      'strokeAlign',
      v.picklist(['CENTER', 'INSIDE', 'OUTSIDE']),
    ),
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
    strokeJoin: field('strokeJoin', v.picklist(['MITER', 'BEVEL', 'ROUND'])),
    strokeMiterLimit: reading(() => 4),
    dashPattern: field('dashPattern', v.array(size)),
    strokeGeometry: reading(() => []),
    fillGeometry: reading(() => []),
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
