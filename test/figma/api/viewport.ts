/** `figma.viewport`: what of the canvas is in sight. */
import * as v from 'valibot'
import { absoluteBoundingBox } from '../document/bounds.ts'
import { unite } from '../document/geometry.ts'
import { expose, joined } from '../sandbox/hosted.ts'
import type { Run } from './run.ts'
import { checked, finite, within } from './words.ts'

const point = v.strictObject({ x: finite, y: finite })

/** Share of the screen that what is zoomed to may fill. */
const filling = 0.8

const slidesView = (run: Run) => ({
  get slidesView() {
    return run.document.seat.view === 'grid' ? 'grid' : 'single-slide'
  },
  set slidesView(value: unknown) {
    const names = v.picklist(['grid', 'single-slide'])
    setView(run, checked('slidesView', names, value))
  },
})

const canvasView = (run: Run) => ({
  get canvasView() {
    return run.document.seat.view === 'grid' ? 'grid' : 'single-asset'
  },
  set canvasView(value: unknown) {
    const names = v.picklist(['grid', 'single-asset'])
    setView(run, checked('canvasView', names, value))
  },
})

/** One asset is in focus as soon as one fills the window. */
function setView({ document }: Run, name: string): void {
  const { seat } = document
  seat.view = name === 'grid' ? 'grid' : 'single'
  if (seat.view === 'grid') return
  const [grid] = document.currentPage.children
  seat.focused ??= grid?.children[0]?.children[0]?.id ?? null
}

export function viewportObject(run: Run) {
  const views = {
    slides: [slidesView, canvasView],
    buzz: [canvasView],
    figma: [],
    figjam: [],
    dev: [],
  }[run.editor]
  const parts = views.map((view) => view(run))
  return expose('ViewportAPI', joined(canvas(run), ...parts))
}

function canvas(run: Run) {
  const { document } = run
  return {
    get center() {
      return document.viewport.center
    },
    set center(value: unknown) {
      document.setViewport({ center: checked('center', point, value) })
    },
    get zoom() {
      return document.viewport.zoom
    },
    set zoom(value: unknown) {
      document.setViewport({ zoom: checked('zoom', within(0.01, 256), value) })
    },
    get bounds() {
      const { center, zoom, size } = document.viewport
      const width = size.width / zoom
      const height = size.height / zoom
      const x = center.x - width / 2
      return { x, y: center.y - height / 2, width, height }
    },
    scrollAndZoomIntoView: (nodes: unknown) => {
      if (!Array.isArray(nodes)) throw new Error('Expected an array of nodes')
      const boxes = nodes.flatMap((node) => {
        const place = document.find(run.idOf(node) ?? '')
        return place ? [absoluteBoundingBox(place)] : []
      })
      const box = unite(boxes)
      if (!box) return
      const { size } = document.viewport
      const zoom = Math.min(
        (size.width * filling) / Math.max(box.width, 1),
        (size.height * filling) / Math.max(box.height, 1),
        256,
      )
      const x = box.x + box.width / 2
      const y = box.y + box.height / 2
      document.setViewport({ center: { x, y }, zoom })
    },
  }
}
