/** Drawing new layers: boxes, freehand lines, text. */
import { newLayer } from '../../figma/document/create.ts'
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Point } from '../../figma/document/geometry.ts'
import { boxAround } from '../../figma/document/geometry.ts'
import type { LayerData, LayerType } from '../../figma/document/model.ts'
import { numbered } from '../names.ts'
import { measured } from '../text.ts'
import type { Gesture, Pointer } from './gesture.ts'
import { distance, dragThreshold, rollBack } from './gesture.ts'
import { frameAt, intoParent, onPage } from './pick.ts'

/** Canvas units of a shape that was pressed and not drawn. */
const pressedSize = 100

/** A new layer below the pointer, upright on the page, and selected. */
function addLayer(
  document: FigmaDocument,
  type: LayerType,
  at: Point,
  fields: Partial<LayerData> = {},
): string {
  const frame = frameAt(document, at)
  const id = document.newId()
  const name = numbered(document, newLayer(type, id).name)
  const transform = onPage(intoParent(document, frame), at)
  document.insert(
    newLayer(type, id, { name, transform, ...fields }),
    frame?.id ?? document.currentPage.id,
  )
  document.select([id])
  return id
}

const whole = ({ x, y }: Point): Point => ({
  x: Math.round(x),
  y: Math.round(y),
})

/** A box between two corners; Shift makes it a square, Alt goes from its middle. */
export function drawGesture(
  document: FigmaDocument,
  type: 'RECTANGLE' | 'ELLIPSE' | 'FRAME',
  start: Pointer,
): Gesture {
  const from = whole(start.page)
  const frame = frameAt(document, start.page)
  const toParent = intoParent(document, frame)
  let id: string | null = null
  const show = (x: number, y: number, width: number, height: number) => {
    id ??= addLayer(document, type, from, { width: 1, height: 1 })
    document.resize(id, Math.max(1, width), Math.max(1, height))
    document.update(id, { transform: onPage(toParent, { x, y }) })
  }
  return {
    move({ page, screen, shift, alt }) {
      if (!id && distance(screen, start.screen) <= dragThreshold) return
      const to = whole(page)
      let dx = to.x - from.x
      let dy = to.y - from.y
      if (shift) {
        const side = Math.max(Math.abs(dx), Math.abs(dy))
        dx = Math.sign(dx || 1) * side
        dy = Math.sign(dy || 1) * side
      }
      const width = Math.abs(dx) * (alt ? 2 : 1)
      const height = Math.abs(dy) * (alt ? 2 : 1)
      show(
        alt || dx < 0 ? from.x - Math.abs(dx) : from.x,
        alt || dy < 0 ? from.y - Math.abs(dy) : from.y,
        width,
        height,
      )
    },
    end() {
      if (!id) show(from.x, from.y, pressedSize, pressedSize)
      document.commit()
    },
    cancel() {
      rollBack(document)
    },
  }
}

/** CSS pixels between the ends of a line that count as closed. */
const closingDistance = 16
const brushWeight = 32
const grey: Paint = { type: 'SOLID', color: { r: 0.85, g: 0.85, b: 0.85 } }
const black: Paint = { type: 'SOLID', color: { r: 0.1, g: 0.1, b: 0.1 } }

/** A line by hand. The pencil's becomes a filled shape where its ends meet. */
export function freehandGesture(
  document: FigmaDocument,
  tool: 'pencil' | 'brush',
  start: Pointer,
): Gesture {
  const frame = frameAt(document, start.page)
  const toParent = intoParent(document, frame)
  const points: Point[] = [start.page]
  const screens: Point[] = [start.screen]
  let id: string | null = null
  const show = (closed: boolean) => {
    id ??= addLayer(document, 'VECTOR', start.page, strokeOf(tool))
    const box = boxAround(points)
    const width = Math.max(0.01, box.width)
    const height = Math.max(0.01, box.height)
    document.resize(id, width, height)
    document.update(id, {
      transform: onPage(toParent, box),
      vectorPaths: [
        {
          windingRule: closed ? 'NONZERO' : 'NONE',
          data: pathOf(
            points.map(({ x, y }) => ({ x: x - box.x, y: y - box.y })),
            closed,
          ),
        },
      ],
      ...(closed ? { fills: [grey], strokes: [] } : {}),
    })
  }
  return {
    move({ page, screen }) {
      const last = screens.at(-1)
      if (last && distance(last, screen) < 2) return
      points.push(page)
      screens.push(screen)
      show(false)
    },
    end() {
      const first = screens[0]
      const last = screens.at(-1)
      const meets = first && last && distance(first, last) < closingDistance
      if (tool === 'brush') show(false)
      else if (points.length > 2) show(Boolean(meets) && points.length > 8)
      document.commit()
    },
    cancel() {
      rollBack(document)
    },
  }
}

function strokeOf(tool: 'pencil' | 'brush'): Partial<LayerData> {
  const line = { strokeCap: 'ROUND', strokeJoin: 'ROUND' } as const
  return tool === 'brush'
    ? { ...line, strokes: [grey], strokeWeight: brushWeight }
    : { ...line, strokes: [black], strokeWeight: 2 }
}

const digits = (value: number) => String(Math.round(value * 100) / 100)

/** Smooth through the middles between the points, as Figma's path data. */
function pathOf(points: readonly Point[], closed: boolean): string {
  const pair = ({ x, y }: Point) => `${digits(x)} ${digits(y)}`
  const [first, ...rest] = points
  if (!first) return ''
  if (rest.length === 0)
    return `M ${pair(first)} L ${pair({ ...first, x: first.x + 0.01 })}`
  const curves = rest.map((point, index) => {
    const next = rest[index + 1]
    if (!next) return `L ${pair(point)}`
    const middle = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q ${pair(point)} ${pair(middle)}`
  })
  return [`M ${pair(first)}`, ...curves, ...(closed ? ['Z'] : [])].join(' ')
}

/** An empty text at the point; its words are typed next. */
export function addText(document: FigmaDocument, at: Point): string {
  const id = addLayer(document, 'TEXT', whole(at))
  const layer = document.find(id)?.layer
  if (layer?.textStyle)
    document.update(id, { textStyle: { ...layer.textStyle, fontSize: 24 } })
  if (layer) {
    const { width, height } = measured(layer)
    document.resize(id, width, height)
  }
  return id
}
