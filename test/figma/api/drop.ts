/** Things from outside that are dropped onto the canvas. */
import * as v from 'valibot'
import { addImageLayer } from '../document/add-image.ts'
import type { FigmaDocument } from '../document/document.ts'
import type { Point } from '../document/geometry.ts'
import { apply, boxOf, contains, invert } from '../document/geometry.ts'
import type { LayerData, Matrix, PageData } from '../document/model.ts'
import { identity, multiply } from '../document/geometry.ts'
import { canHoldLayers } from '../document/tree.ts'
import { readImage } from './image-file.ts'
import type { Run } from './run.ts'

export interface Drop {
  /** Where, page space. */
  x: number
  y: number
  /** What is no file: text, links, … */
  items?: readonly { type: string; data: string }[]
  files?: readonly File[]
  /** Only from the plugin's own window. */
  dropMetadata?: unknown
}

interface Landing {
  holder: LayerData | PageData
  /** Page space to the holder's. */
  into: Matrix
}

/** The innermost layer there that can hold others and is not locked. */
function landingAt(document: FigmaDocument, point: Point): Landing {
  const page = document.currentPage
  let found: Landing = { holder: page, into: identity }
  const search = (layers: readonly LayerData[], from: Matrix): boolean =>
    [...layers].reverse().some((layer) => {
      const open = layer.visible && !layer.locked && canHoldLayers(layer.type)
      if (!open || layer.type === 'INSTANCE') return false
      const into = multiply(invert(layer.transform), from)
      if (!contains(boxOf(layer), apply(into, point))) return false
      found = { holder: layer, into }
      search(layer.children, into)
      return true
    })
  search(page.children, identity)
  return found
}

/** The event as `figma.on('drop')` brings it. */
export function dropEvent(run: Run, drop: Drop) {
  const { holder, into } = landingAt(run.document, drop)
  const { x, y } = apply(into, drop)
  return {
    node: run.object(holder.id),
    x,
    y,
    absoluteX: drop.x,
    absoluteY: drop.y,
    items: [...(drop.items ?? [])],
    files: (drop.files ?? []).map((file) => ({
      name: file.name,
      type: file.type,
      getBytesAsync: async () => new Uint8Array(await file.arrayBuffer()),
      getTextAsync: () => file.text(),
    })),
    ...('dropMetadata' in drop ? { dropMetadata: drop.dropMetadata } : {}),
  }
}

/** What Figma does by itself: pictures become rectangles. */
export async function importDropped(
  document: FigmaDocument,
  drop: Drop,
): Promise<void> {
  const { holder, into } = landingAt(document, drop)
  for (const file of drop.files ?? []) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (!/^image\/(png|jpeg|gif)$/.test(file.type)) continue
    const size = readImage(bytes)
    const place = apply(into, drop)
    addImageLayer(
      document,
      { bytes, name: file.name, ...size, ...place },
      holder.id,
    )
  }
  document.commit()
}

const message = v.object({
  clientX: v.number(),
  clientY: v.number(),
  items: v.optional(
    v.array(v.object({ type: v.string(), data: v.string() })),
    [],
  ),
  files: v.optional(v.array(v.instance(File)), []),
  dropMetadata: v.optional(v.unknown()),
})

/**
 * What the plugin's window tells with `pluginDrop`. `toCanvas` takes a point of
 * its page to page space.
 */
export function windowDrop(
  data: unknown,
  toCanvas: (point: Point) => Point,
): Drop {
  const { clientX, clientY, ...rest } = v.parse(message, data)
  return { ...toCanvas({ x: clientX, y: clientY }), ...rest }
}
