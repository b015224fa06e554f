/** Between the page and the screen: pan, zoom, fit. */
import { absoluteBoundingBox } from '../../figma/document/bounds.ts'
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Box, Point } from '../../figma/document/geometry.ts'
import { unite } from '../../figma/document/geometry.ts'
import { placesOf } from '../../figma/document/tree.ts'

const smallestZoom = 0.02
export const largestZoom = 256

const within = (zoom: number) =>
  Math.min(largestZoom, Math.max(smallestZoom, zoom))

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
  const zoom = within(wanted)
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

/** CSS pixels of the canvas that something lies over, side by side. */
export interface Covered {
  top: number
  right: number
  bottom: number
  left: number
}

const nothing: Covered = { top: 0, right: 0, bottom: 0, left: 0 }

/** CSS pixels left free around what is fitted. */
const margin = 40

interface Fit {
  /** No closer than this. */
  largest?: number
  covered?: Covered
}

/** Shows the whole box in the middle of what is free. */
export function fit(
  document: FigmaDocument,
  box: Box | null,
  { largest = 1, covered = nothing }: Fit = {},
): void {
  if (!box) return
  const { size } = document.viewport
  const room = (side: number, ...taken: [number, number]) =>
    Math.max(80, side - 2 * margin - taken[0] - taken[1])
  const zoom = within(
    Math.min(
      largest,
      room(size.width, covered.left, covered.right) / Math.max(1, box.width),
      room(size.height, covered.top, covered.bottom) / Math.max(1, box.height),
    ),
  )
  document.setViewport({
    zoom,
    center: {
      x: box.x + box.width / 2 + (covered.right - covered.left) / 2 / zoom,
      y: box.y + box.height / 2 + (covered.bottom - covered.top) / 2 / zoom,
    },
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
