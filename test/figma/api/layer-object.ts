/** The object a plugin holds for a layer. */
import type { LayerData, LayerType } from '../document/model.ts'
import { HostObject } from '../sandbox/hosted.ts'
import type { Shape } from '../sandbox/wire.ts'
import { parent } from './children.ts'
import { frame } from './frame.ts'
import { geometry, rotatable } from './layout.ts'
import { blend, corners, fills, fourCorners, strokes } from './look.ts'
import { relaunchData } from './notes.ts'
import type { Run } from './run.ts'
import { assertOpen, within } from './run.ts'
import { component, instance, scene } from './scene.ts'
import { booleanOperation, ellipse, polygon, star, vector } from './shapes.ts'
import { text } from './text.ts'
import type { LayerNow, Method, Property, Trait } from './trait.ts'
import { isInsideInstance } from './trait.ts'

const base = [scene, relaunch(), geometry]
const drawn = [...base, rotatable, blend, fills, strokes]
const framed = [...drawn, corners, fourCorners, parent, frame]

/** Which kind of layer has what; facts from the typings' interfaces. */
const traitsOf: Record<LayerType, readonly Trait[]> = {
  FRAME: framed,
  COMPONENT: [...framed, component],
  COMPONENT_SET: framed,
  INSTANCE: [...framed, instance],
  RECTANGLE: [...drawn, corners, fourCorners],
  ELLIPSE: [...drawn, corners, ellipse],
  POLYGON: [...drawn, corners, polygon],
  STAR: [...drawn, corners, star],
  LINE: drawn,
  VECTOR: [...drawn, corners, vector],
  TEXT: [...drawn, text],
  BOOLEAN_OPERATION: [...drawn, corners, parent, booleanOperation],
  GROUP: [...base, rotatable, blend, parent],
  SLICE: [...base, rotatable],
  SECTION: [...base, fills, parent],
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

const shapeOf = Object.fromEntries(
  Object.entries(membersOf).map(([type, { properties, methods }]) => [
    type,
    {
      name: type,
      strict: true,
      getters: ['removed', ...Object.keys(properties)],
      setters: Object.entries(properties)
        .filter(([, property]) => 'set' in property)
        .map(([name]) => name),
      methods: ['toString', ...Object.keys(methods)],
    },
  ]),
) as Record<LayerType, Shape>

/** `id` stays readable after the layer is gone, and so does `removed`. */
export function layerObject(run: Run, { id, type }: LayerData): HostObject {
  const { properties, methods } = membersOf[type]
  const now = (): LayerNow => {
    const place = run.document.find(id)
    if (!place) throw new Error(`The node with id "${id}" does not exist`)
    return { run, id, place, layer: place.layer }
  }
  return new HostObject(
    shapeOf[type],
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
