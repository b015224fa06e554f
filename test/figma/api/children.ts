/** Reading and searching what is inside a layer, a page or the document. */
import * as v from 'valibot'
import type { LayerData } from '../document/model.ts'
import type { HostObject } from '../sandbox/hosted.ts'
import type { Run } from './run.ts'
import { seenChildren } from './invisible.ts'
import type { LayerNow, Trait } from './trait.ts'
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
function* inside(
  run: Run,
  layers: readonly LayerData[],
  inInstance: boolean,
): Generator<LayerData> {
  for (const layer of layers) {
    if (inInstance && run.skipsInvisible && !layer.visible) continue
    yield layer
    const isInstance = inInstance || layer.type === 'INSTANCE'
    yield* inside(run, layer.children, isInstance)
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
export function searchIn(
  run: Run,
  layers: readonly LayerData[],
  inInstance = false,
): Search {
  const all = () => inside(run, layers, inInstance)
  const children = () =>
    inInstance && run.skipsInvisible
      ? layers.filter(({ visible }) => visible)
      : layers
  const objects = (list: Iterable<LayerData>) =>
    [...list].map((layer) => run.object(layer.id))
  return {
    findAll: (callback) => objects(all()).filter(testOf(callback)),
    findOne: (callback) => objects(all()).find(testOf(callback)) ?? null,
    findChildren: (callback) => objects(children()).filter(testOf(callback)),
    findChild: (callback) => objects(children()).find(testOf(callback)) ?? null,
    findAllWithCriteria: (value) => {
      const wanted = checked('criteria', criteria, value)
      return objects([...all()].filter((layer) => meets(run, layer, wanted)))
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

const searchAt = ({ run, layer, place }: LayerNow) => {
  const chain = [...place.ancestors, layer]
  const inInstance = chain.some(({ type }) => type === 'INSTANCE')
  return searchIn(run, layer.children, inInstance)
}

export const parent: Trait = {
  properties: {
    children: reading(({ run, place }) =>
      seenChildren(run, place).map((child) => run.object(child.id)),
    ),
  },
  methods: {
    appendChild: ({ run, id }, child) => {
      put(run, id, child)
    },
    insertChild: ({ run, id, layer }, index, child) => {
      put(run, id, child, indexIn(layer.children, index))
    },
    findAll: (node, callback) => searchAt(node).findAll(callback),
    findOne: (node, callback) => searchAt(node).findOne(callback),
    findChildren: (node, callback) => searchAt(node).findChildren(callback),
    findChild: (node, callback) => searchAt(node).findChild(callback),
    findAllWithCriteria: (node, wanted) =>
      searchAt(node).findAllWithCriteria(wanted),
  },
}
