/** What Figma re-arranges by itself after every change: groups, auto-layout. */
import {
  boxOf,
  multiply,
  transformBox,
  translation,
  unite,
} from './geometry.ts'
import { arrange } from './autolayout.ts'
import { arrangeDeck, isDeck } from './deck.ts'
import { arrangeGrid } from './grid.ts'
import type { LayerData, PageData } from './model.ts'
import { followsChildren } from './tree.ts'

/**
 * Innermost layers first, so that what a layer depends on is settled. An empty
 * group with the id `held` stays.
 */
export function settle(
  parent: PageData | LayerData,
  held: string | null = null,
): void {
  for (const child of parent.children) settle(child, held)
  const vanishes = (child: LayerData) => child.id !== held && isEmptied(child)
  if (parent.children.some(vanishes)) {
    parent.children = parent.children.filter((child) => !vanishes(child))
  }
  if (!('transform' in parent)) return
  if (followsChildren(parent.type)) fit(parent)
  else if (isDeck(parent)) arrangeDeck(parent)
  else if (parent.autoLayout) arrange(parent, parent.autoLayout)
  else if (parent.grid) arrangeGrid(parent, parent.grid)
}

const isEmptied = (layer: LayerData) =>
  followsChildren(layer.type) && layer.children.length === 0

/** Lets the group's box follow its children without moving them on the page. */
function fit(group: LayerData): void {
  const box = unite(
    group.children.map((child) => transformBox(child.transform, boxOf(child))),
  )
  if (!box) return
  if (box.x !== 0 || box.y !== 0) {
    group.transform = multiply(group.transform, translation(box.x, box.y))
    for (const child of group.children) {
      child.transform = multiply(translation(-box.x, -box.y), child.transform)
    }
  }
  group.width = box.width
  group.height = box.height
}
