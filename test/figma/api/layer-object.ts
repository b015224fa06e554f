/** The object a plugin holds for a layer. */
import type { LayerData, LayerType } from '../document/model.ts'
import { isInsideInstance } from '../document/tree.ts'
import { HostObject } from '../sandbox/hosted.ts'
import type { Shape } from '../sandbox/wire.ts'
import { parent } from './children.ts'
import { frame } from './frame.ts'
import { aspectRatio, constraints } from './constraints.ts'
import { geometry, resizable, rotatable } from './layout.ts'
import { fills } from './fills.ts'
import { grid, gridChild } from './grid.ts'
import { isSkipped } from './invisible.ts'
import { section, slide, slideGrid, slot } from './holders.ts'
import { blend, corners, fourCorners, minimalStrokes, strokes } from './look.ts'
import { relaunchData } from './notes.ts'
import type { Run } from './run.ts'
import { assertOpen, within } from './run.ts'
import { component, instance, scene } from './scene.ts'
import { booleanOperation, ellipse, polygon, star, vector } from './shapes.ts'
import { text } from './text.ts'
import { transformGroup } from './transform-group.ts'
import type { LayerNow, Method, Property, Trait } from './trait.ts'

const base = [scene, relaunch(), geometry]
const laidOut = [...base, resizable, rotatable, gridChild]
const drawn = [...laidOut, blend, fills, strokes, constraints]
const shaped = [...drawn, aspectRatio]
const framed = [...shaped, corners, fourCorners, parent, frame, grid]
const grouped = [...laidOut, blend, parent, aspectRatio]

/** Which kind of layer has what; facts from the typings' interfaces. */
const traitsOf: Record<LayerType, readonly Trait[]> = {
  FRAME: framed,
  COMPONENT: [...framed, component],
  COMPONENT_SET: framed,
  INSTANCE: [...framed, instance],
  SLOT: [...framed, slot],
  SLIDE: [...framed, slide],
  RECTANGLE: [...shaped, corners, fourCorners],
  ELLIPSE: [...shaped, corners, ellipse],
  POLYGON: [...shaped, corners, polygon],
  STAR: [...shaped, corners, star],
  LINE: drawn,
  VECTOR: [...shaped, corners, vector],
  TEXT: [...shaped, text],
  BOOLEAN_OPERATION: [
    ...laidOut,
    blend,
    fills,
    strokes,
    corners,
    parent,
    aspectRatio,
    booleanOperation,
  ],
  GROUP: grouped,
  TRANSFORM_GROUP: [...grouped, transformGroup],
  SLICE: laidOut,
  SECTION: [
    ...base,
    resizable,
    fills,
    minimalStrokes,
    corners,
    fourCorners,
    aspectRatio,
    parent,
    section,
  ],
  SLIDE_ROW: [...base, parent],
  SLIDE_GRID: [...base, parent, slideGrid],
}

interface Members {
  properties: Record<string, Property>
  methods: Record<string, Method>
}

const membersOf = Object.fromEntries(
  Object.entries(traitsOf).map(([type, traits]) => [
    type,
    {
      properties: Object.assign(
        {},
        ...traits.map((trait) => trait.properties),
      ) as Members['properties'],
      methods: Object.assign(
        {},
        ...traits.map((trait) => trait.methods),
      ) as Members['methods'],
    },
  ]),
) as Record<LayerType, Members>

const shapesThat = (lacks: Shape['lacks']) =>
  Object.fromEntries(
    Object.entries(membersOf).map(([type, { properties, methods }]) => [
      type,
      {
        name: type,
        lacks,
        getters: ['removed', ...Object.keys(properties)],
        setters: Object.entries(properties)
          .filter(([, property]) => 'set' in property)
          .map(([name]) => name),
        methods: ['toString', ...Object.keys(methods)],
      },
    ]),
  ) as Record<LayerType, Shape>

const shapes = {
  undefined: shapesThat('undefined'),
  throws: shapesThat('throws'),
}

/** `id` stays readable after the layer is gone, and so does `removed`. */
export function layerObject(run: Run, { id, type }: LayerData): HostObject {
  const { properties, methods } = membersOf[type]
  const now = (): LayerNow => {
    const place = run.document.find(id)
    if (place && !isSkipped(run, place))
      return { run, id, place, layer: place.layer }
    const what = id.startsWith('I')
      ? 'node (instance sublayer or table cell)'
      : 'node'
    throw new Error(`The ${what} with id "${id}" does not exist`)
  }
  return new HostObject(
    shapes[run.conditions.lackedMembers][type],
    { id },
    {
      get: (key) =>
        within(`get_${key}`, () => {
          assertOpen(run)
          if (key === 'removed') return run.document.find(id) === null
          return properties[key]?.get(now())
        }),
      set: (key, value) => {
        within(`set_${key}`, () => {
          assertOpen(run)
          const property = properties[key]
          const node = now()
          if (property?.fixedInInstance && isInsideInstance(node.place)) {
            throw new Error('This property cannot be overriden on an instance')
          }
          property?.set?.(node, value)
        })
      },
      call: (key, args) =>
        within(key, () => {
          assertOpen(run)
          return key === 'toString' ? id : methods[key]?.(now(), ...args)
        }),
    },
  )
}

function relaunch(): Trait {
  return {
    methods: {
      setRelaunchData: ({ run, id }, data) => {
        run.document.update(id, { relaunchData: relaunchData(run, data) })
      },
      getRelaunchData: ({ layer }) => layer.relaunchData,
    },
  }
}
