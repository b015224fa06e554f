/** What every layer has: name, place in the tree, notes, removal, copies. */
import * as v from 'valibot'
import { identity } from '../document/geometry.ts'
import { idInside } from '../document/instances.ts'
import type { LayerData } from '../document/model.ts'
import { absoluteTransform, isInsideInstance } from '../document/tree.ts'
import { exportLayer } from './export.ts'
import { notes } from './notes.ts'
import { needWholeDocument } from './run.ts'
import type { LayerNow, Trait } from './trait.ts'
import { field, reading } from './trait.ts'

export const scene: Trait = {
  properties: {
    type: reading(({ layer }) => layer.type),
    name: field('name', v.string()),
    visible: field('visible', v.boolean()),
    locked: field('locked', v.boolean()),
    parent: reading(({ run, place }) => run.object(place.parent.id)),
    isAsset: reading(() => false),
    stuckNodes: reading(() => []),
    attachedConnectors: reading(() => []),
    componentPropertyReferences: reading(() => null),
    boundVariables: reading(() => ({})),
    exportSettings: reading(() => []),
  },
  methods: {
    remove,
    clone: ({ run, layer, place }) => {
      const copy = duplicate(layer, () => run.document.newId())
      const { currentPage } = run.document
      // A copy keeps where it was on the page, not what it was in.
      copy.transform = absoluteTransform(place)
      run.document.insert(copy, currentPage.id)
      return run.object(copy.id)
    },
    getTopLevelFrame: ({ run, place, layer }) => {
      const chain = [...place.ancestors, layer]
      const frame = chain.find((it) => it.type !== 'SECTION')
      return frame?.type === 'FRAME' ? run.object(frame.id) : undefined
    },
    exportAsync: (node, settings) => exportLayer(node, settings),
    ...notes(({ layer }: LayerNow) => ({
      plugin: layer.pluginData,
      shared: layer.sharedPluginData,
    })),
  },
}

function remove({ run, id, place }: LayerNow): void {
  if (isInsideInstance(place)) {
    throw new Error('Removing this node is not allowed')
  }
  run.document.remove(id)
}

/**
 * The layer and all in it under new ids. Components inside become instances of
 * the original.
 */
export function duplicate(
  layer: LayerData,
  newId: () => string,
  isInside = false,
): LayerData {
  const id = newId()
  const { type } = layer
  if (isInside && type === 'COMPONENT') return instanceOf(layer, id)
  const children =
    type === 'INSTANCE'
      ? layer.children.map((child) => copyInside(id, child))
      : layer.children.map((child) => duplicate(child, newId, true))
  return { ...layer, id, children }
}

/** Ids inside an instance begin with the instance's own. */
function copyInside(instance: string, child: LayerData): LayerData {
  const original = child.id.split(';').slice(1).join(';')
  const children = child.children.map((it) => copyInside(instance, it))
  return { ...child, id: idInside(instance, original), children }
}

/** Its children come by themselves when it is put into the document. */
export const instanceOf = (main: LayerData, id: string): LayerData => ({
  ...main,
  id,
  type: 'INSTANCE',
  mainComponentId: main.id,
  pluginData: {},
  sharedPluginData: {},
  relaunchData: {},
  children: [],
})

export const component: Trait = {
  properties: {
    description: reading(() => ''),
    remote: reading(() => false),
    key: reading(({ id }) => id),
  },
  methods: {
    createInstance: ({ run, layer }) => {
      const id = run.document.newId()
      const copy = { ...instanceOf(layer, id), transform: identity }
      run.document.insert(copy, run.document.currentPage.id)
      return run.object(id)
    },
  },
}

export const instance: Trait = {
  properties: {
    mainComponent: reading((node) => {
      needWholeDocument(node.run, 'node.getMainComponentAsync')
      return mainOf(node)
    }),
    componentProperties: reading(() => ({})),
    overrides: reading(() => []),
    exposedInstances: reading(() => []),
    isExposedInstance: reading(() => false),
  },
  methods: {
    getMainComponentAsync: (node) => Promise.resolve(mainOf(node)),
  },
}

function mainOf({ run, layer }: LayerNow) {
  const id = layer.mainComponentId
  const found = id === null ? null : run.document.find(id)
  return found ? run.object(found.layer.id) : null
}
