/** What every layer has: name, place in the tree, notes, removal, copies. */
import * as v from 'valibot'
import { invert, multiply } from '../document/geometry.ts'
import { idInside } from '../document/instances.ts'
import type { LayerData } from '../document/model.ts'
import { absoluteTransform } from '../document/tree.ts'
import { exportLayer } from './export.ts'
import { notes } from './notes.ts'
import type { LayerNow, Trait } from './trait.ts'
import { field, isInsideInstance, reading } from './trait.ts'

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

/** The layer and all in it under new ids. */
export function duplicate(layer: LayerData, newId: () => string): LayerData {
  const id = newId()
  const inside = (child: LayerData): LayerData => ({
    ...child,
    id: idInside(id, child.id.split(';').slice(1).join(';')),
    children: child.children.map(inside),
  })
  const children =
    layer.type === 'INSTANCE'
      ? layer.children.map(inside)
      : layer.children.map((child) => duplicate(child, newId))
  // A copy of a component is an instance of it only in Figma's own interface.
  return { ...layer, id, children, relaunchData: { ...layer.relaunchData } }
}

export const component: Trait = {
  properties: {
    description: reading(() => ''),
    remote: reading(() => false),
    key: reading(({ id }) => id),
  },
  methods: {
    createInstance: ({ run, layer }) => {
      const id = run.document.newId()
      const copy: LayerData = {
        ...layer,
        id,
        type: 'INSTANCE',
        mainComponentId: layer.id,
        transform: multiply(invert(layer.transform), layer.transform),
        pluginData: {},
        sharedPluginData: {},
        children: [],
      }
      run.document.insert(copy, run.document.currentPage.id)
      return run.object(id)
    },
  },
}

export const instance: Trait = {
  properties: {
    mainComponent: reading(() => {
      throw new Error(
        'Cannot call with documentAccess: dynamic-page. Use node.getMainComponentAsync instead.',
      )
    }),
    componentProperties: reading(() => ({})),
    overrides: reading(() => []),
    exposedInstances: reading(() => []),
    isExposedInstance: reading(() => false),
  },
  methods: {
    getMainComponentAsync: ({ run, layer }) => {
      const id = layer.mainComponentId
      const found = id !== null && run.document.find(id)
      return Promise.resolve(found ? run.object(found.layer.id) : null)
    },
  },
}
