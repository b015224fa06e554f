/** Frames: clipping and auto-layout. */
import * as v from 'valibot'
import { newGrid } from '../document/grid.ts'
import type { AutoLayoutData } from '../document/model.ts'
import type { Property, Trait } from './trait.ts'
import { field, reading } from './trait.ts'
import { checked, within } from './words.ts'

const noLayout: AutoLayoutData = {
  layoutMode: 'HORIZONTAL',
  itemSpacing: 0,
  paddingLeft: 0,
  paddingRight: 0,
  paddingTop: 0,
  paddingBottom: 0,
  primaryAxisAlignItems: 'MIN',
  counterAxisAlignItems: 'MIN',
  primaryAxisSizingMode: 'AUTO',
  counterAxisSizingMode: 'AUTO',
}

function setting(
  name: keyof AutoLayoutData,
  schema: v.GenericSchema<unknown, unknown>,
): Property {
  return {
    fixedInInstance: true,
    get: ({ layer }) => (layer.autoLayout ?? noLayout)[name],
    set: ({ run, id, layer }, value) => {
      const valid = checked(name, schema, value)
      // Figma remembers such a setting; the model has no place to.
      if (!layer.autoLayout) {
        throw new Error(
          `Can only set ${name} on a frame whose layoutMode is not NONE`,
        )
      }
      const autoLayout = { ...layer.autoLayout, [name]: valid }
      run.document.update(id, { autoLayout })
    },
  }
}

const length = within(0, Infinity)

type Side = 'paddingLeft' | 'paddingRight' | 'paddingTop' | 'paddingBottom'

/** Grids have a padding too. */
function padding(name: Side): Property {
  const ofLayout = setting(name, length)
  return {
    fixedInInstance: true,
    get: (node) => node.layer.grid?.[name] ?? ofLayout.get(node),
    set: (node, value) => {
      const { run, id, layer } = node
      if (!layer.grid) return ofLayout.set?.(node, value)
      const grid = { ...layer.grid, [name]: checked(name, length, value) }
      run.document.update(id, { grid })
    },
  }
}

const sizing = v.picklist(['FIXED', 'AUTO'])

const layoutMode: Property = {
  fixedInInstance: true,
  get: ({ layer }) =>
    layer.grid ? 'GRID' : (layer.autoLayout?.layoutMode ?? 'NONE'),
  set: ({ run, id, layer }, value) => {
    const mode = checked(
      'layoutMode',
      v.picklist(['NONE', 'HORIZONTAL', 'VERTICAL', 'GRID']),
      value,
    )
    const autoLayout =
      mode === 'NONE' || mode === 'GRID'
        ? null
        : { ...noLayout, ...layer.autoLayout, layoutMode: mode }
    const grid = mode === 'GRID' ? (layer.grid ?? newGrid) : null
    run.document.update(id, { autoLayout, grid })
  },
}

export const frame: Trait = {
  properties: {
    clipsContent: field('clipsContent', v.boolean()),
    layoutMode,
    itemSpacing: setting('itemSpacing', v.number()),
    paddingLeft: padding('paddingLeft'),
    paddingRight: padding('paddingRight'),
    paddingTop: padding('paddingTop'),
    paddingBottom: padding('paddingBottom'),
    primaryAxisAlignItems: setting(
      'primaryAxisAlignItems',
      v.picklist(['MIN', 'MAX', 'CENTER', 'SPACE_BETWEEN']),
    ),
    counterAxisAlignItems: setting(
      'counterAxisAlignItems',
      v.picklist(['MIN', 'MAX', 'CENTER', 'BASELINE']),
    ),
    primaryAxisSizingMode: setting('primaryAxisSizingMode', sizing),
    counterAxisSizingMode: setting('counterAxisSizingMode', sizing),
    layoutWrap: reading(() => 'NO_WRAP'),
    layoutGrids: reading(() => []),
    guides: reading(() => []),
  },
}
