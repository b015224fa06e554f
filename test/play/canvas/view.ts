/** Between the page and the screen: pan, zoom, fit. */
import { absoluteBoundingBox } from '../../figma/document/bounds.ts'
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Box, Point } from '../../figma/document/geometry.ts'
import { unite } from '../../figma/document/geometry.ts'
import { placesOf } from '../../figma/document/tree.ts'

const smallestZoom = 0.02
const largestZoom = 256

/** Screen points are CSS pixels from the canvas's upper left. */
export function toPage({ viewport }: FigmaDocument, screen: Point): Point {
  const { center, zoom, size } = viewport
  return {
    x: center.x + (screen.x - size.width / 2) / zoom,
    y: center.y + (screen.y - size.height / 2) / zoom,
  }
}

export function toScreen({ viewport }: FigmaDocument, page: Point): Point {
  const { center, zoom, size } = viewport
  return {
    x: (page.x - center.x) * zoom + size.width / 2,
    y: (page.y - center.y) * zoom + size.height / 2,
  }
}

/** By CSS pixels. */
export function pan(document: FigmaDocument, dx: number, dy: number): void {
  const { center, zoom } = document.viewport
  document.setViewport({
    center: { x: center.x + dx / zoom, y: center.y + dy / zoom },
  })
}

/** `about`, a point on the screen, keeps showing the same point of the page. */
export function zoomTo(
  document: FigmaDocument,
  wanted: number,
  about?: Point,
): void {
  const { size, center } = document.viewport
  const zoom = Math.min(largestZoom, Math.max(smallestZoom, wanted))
  const screen = about ?? { x: size.width / 2, y: size.height / 2 }
  const kept = toPage(document, screen)
  const share = document.viewport.zoom / zoom
  document.setViewport({
    zoom,
    center: {
      x: kept.x + (center.x - kept.x) * share,
      y: kept.y + (center.y - kept.y) * share,
    },
  })
}

/** CSS pixels left free around what is fitted. */
const margin = 64

export function fit(document: FigmaDocument, box: Box | null): void {
  if (!box) return
  const { size } = document.viewport
  const zoom = Math.min(
    1,
    (size.width - 2 * margin) / Math.max(1, box.width),
    (size.height - 2 * margin) / Math.max(1, box.height),
  )
  document.setViewport({
    zoom: Math.max(smallestZoom, zoom),
    center: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
  })
}

/** Around all layers of the current page; null when it is empty. */
export const pageBox = (document: FigmaDocument): Box | null =>
  unite([...placesOf(document.currentPage)].map(absoluteBoundingBox))

/** Around the selected layers; null when there are none. */
export function selectionBox(document: FigmaDocument): Box | null {
  const places = document.selection.map((id) => document.find(id))
  return unite(places.filter((it) => it !== null).map(absoluteBoundingBox))
}
