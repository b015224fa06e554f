/** Reading and searching what is inside a layer, a page or the document. */
import * as v from 'valibot'
import type { LayerData } from '../document/model.ts'
import type { HostObject } from '../sandbox/hosted.ts'
import type { Run } from './run.ts'
import type { Trait } from './trait.ts'
import { reading } from './trait.ts'
import { checked } from './words.ts'

type Test = (node: unknown) => unknown

function testOf(callback: unknown): Test {
  if (callback === undefined) return () => true
  if (typeof callback === 'function') return callback as Test
  throw new Error(
    `Expected "callback" to have type function but got ${typeof callback} instead`,
  )
}

/** Depth first; a layer comes before what is in it, as in Figma. */
function* inside(run: Run, layers: readonly LayerData[]): Generator<LayerData> {
  for (const layer of layers) {
    yield layer
    const skipped =
      run.skipsInvisible && layer.type === 'INSTANCE' && !layer.visible
    if (!skipped) yield* inside(run, layer.children)
  }
}

const criteria = v.strictObject({
  types: v.optional(v.array(v.string())),
  pluginData: v.optional(
    v.strictObject({ keys: v.optional(v.array(v.string())) }),
  ),
  sharedPluginData: v.optional(
    v.strictObject({
      namespace: v.string(),
      keys: v.optional(v.array(v.string())),
    }),
  ),
})

export interface Search {
  findAll(callback?: unknown): HostObject[]
  findOne(callback: unknown): HostObject | null
  findChildren(callback?: unknown): HostObject[]
  findChild(callback: unknown): HostObject | null
  findAllWithCriteria(criteria: unknown): HostObject[]
}

/** Searches among `layers` and all in them. */
export function searchIn(run: Run, layers: readonly LayerData[]): Search {
  const objects = (list: Iterable<LayerData>) =>
    [...list].map((layer) => run.object(layer.id))
  return {
    findAll: (callback) =>
      objects(inside(run, layers)).filter(testOf(callback)),
    findOne: (callback) =>
      objects(inside(run, layers)).find(testOf(callback)) ?? null,
    findChildren: (callback) => objects(layers).filter(testOf(callback)),
    findChild: (callback) => objects(layers).find(testOf(callback)) ?? null,
    findAllWithCriteria: (value) => {
      const wanted = checked('criteria', criteria, value)
      const all = [...inside(run, layers)]
      return objects(all.filter((layer) => meets(run, layer, wanted)))
    },
  }
}

function meets(
  run: Run,
  layer: LayerData,
  wanted: v.InferOutput<typeof criteria>,
): boolean {
  if (wanted.types && !wanted.types.includes(layer.type)) return false
  if (wanted.pluginData) {
    const prefix = `${run.manifest.id}/`
    const keys = Object.keys(layer.pluginData)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
    if (!hasAny(keys, wanted.pluginData.keys)) return false
  }
  if (!wanted.sharedPluginData) return true
  const { namespace, keys } = wanted.sharedPluginData
  return hasAny(Object.keys(layer.sharedPluginData[namespace] ?? {}), keys)
}

const hasAny = (present: string[], keys: string[] | undefined) =>
  keys ? keys.some((key) => present.includes(key)) : present.length > 0

/** Puts a layer into the parent with the id `parent`. */
export function put(run: Run, parent: string, child: unknown, index?: number) {
  const id = run.idOf(child)
  if (id === null || !run.document.find(id)) {
    throw new Error('Expected node, got something else')
  }
  run.document.move(id, parent, index)
}

export function indexIn(layers: readonly LayerData[], value: unknown): number {
  const index = checked('index', v.pipe(v.number(), v.integer()), value)
  if (index >= 0 && index <= layers.length) return index
  throw new Error(
    `Invalid index ${String(index)}: the node has ${String(layers.length)} children`,
  )
}

export const parent: Trait = {
  properties: {
    children: reading(({ run, layer }) =>
      layer.children.map((child) => run.object(child.id)),
    ),
  },
  methods: {
    appendChild: ({ run, id }, child) => {
      put(run, id, child)
    },
    insertChild: ({ run, id, layer }, index, child) => {
      put(run, id, child, indexIn(layer.children, index))
    },
    findAll: ({ run, layer }, callback) =>
      searchIn(run, layer.children).findAll(callback),
    findOne: ({ run, layer }, callback) =>
      searchIn(run, layer.children).findOne(callback),
    findChildren: ({ run, layer }, callback) =>
      searchIn(run, layer.children).findChildren(callback),
    findChild: ({ run, layer }, callback) =>
      searchIn(run, layer.children).findChild(callback),
    findAllWithCriteria: ({ run, layer }, wanted) =>
      searchIn(run, layer.children).findAllWithCriteria(wanted),
  },
}
