/** Outlines, grips, frame names and the drawn box, above the painted page. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Box } from '../../figma/document/geometry.ts'
import {
  apply,
  boxAround,
  boxOf,
  corners,
  identity,
} from '../../figma/document/geometry.ts'
import { absoluteTransform } from '../../figma/document/tree.ts'
import type { Editor } from '../editor.ts'
import type { Outline } from './grips.ts'
import { gripPoint, grips, outlineOf } from './grips.ts'
import { toScreen } from './view.ts'

export function Overlay({ editor }: { editor: Editor }) {
  const { document, hovered, marquee, editedText } = editor
  const outline = editedText.value === null ? outlineOf(document) : null
  const several = document.selection.length > 1
  const parts = several ? document.selection : []
  const outlined = [...parts, hovered.value]
    .map((id) => (id === null ? null : layerOutline(document, id)))
    .filter((it) => it !== null)
  return (
    <svg class="overlay" aria-hidden="true">
      <FrameNames editor={editor} />
      {outlined.map((each, index) => (
        <polygon key={index} class="outline" points={points(document, each)} />
      ))}
      {outline && (
        <polygon class="outline" points={points(document, outline)} />
      )}
      {outline && <Grips document={document} outline={outline} />}
      {outline && <SizeLabel document={document} outline={outline} />}
      {marquee.value && (
        <polygon
          class="marquee"
          points={points(document, { box: marquee.value, matrix: identity })}
        />
      )}
    </svg>
  )
}

function layerOutline(document: FigmaDocument, id: string): Outline | null {
  const place = document.find(id)
  return place && { box: boxOf(place.layer), matrix: absoluteTransform(place) }
}

const onScreen = (document: FigmaDocument, { box, matrix }: Outline) =>
  corners(box).map((corner) => toScreen(document, apply(matrix, corner)))

const points = (document: FigmaDocument, outline: Outline) =>
  onScreen(document, outline)
    .map(({ x, y }) => `${x},${y}`)
    .join(' ')

interface OutlineProps {
  document: FigmaDocument
  outline: Outline
}

function Grips({ document, outline }: OutlineProps) {
  const atCorners = grips.filter(({ x, y }) => x !== 0 && y !== 0)
  return atCorners.map((grip) => {
    const { x, y } = toScreen(document, gripPoint(outline, grip))
    return (
      <rect
        key={`${grip.x} ${grip.y}`}
        class="grip"
        x={x - 3.5}
        y={y - 3.5}
        width={7}
        height={7}
      />
    )
  })
}

const rounded = (value: number) => String(Math.round(value * 100) / 100)

function SizeLabel({ document, outline }: OutlineProps) {
  const around: Box = boxAround(onScreen(document, outline))
  const { width, height } = outline.box
  const text = `${rounded(width)} × ${rounded(height)}`
  const wide = text.length * 6.4 + 12
  const x = around.x + around.width / 2
  const y = around.y + around.height + 8
  return (
    <g class="size-label">
      <rect x={x - wide / 2} y={y} width={wide} height={18} rx={4} />
      <text x={x} y={y + 12.5}>
        {text}
      </text>
    </g>
  )
}

/** Names of what lies on the page itself; a press on one selects it. */
function FrameNames({ editor }: { editor: Editor }) {
  const { document } = editor
  const named = document.currentPage.children.filter(
    ({ type, visible }) =>
      visible && ['FRAME', 'COMPONENT', 'INSTANCE', 'SECTION'].includes(type),
  )
  const selected = new Set(document.selection)
  return named.map((layer) => {
    const outline = layerOutline(document, layer.id)
    if (!outline) return null
    const { x, y } = boxAround(onScreen(document, outline))
    const kind = layer.type === 'FRAME' ? '' : 'component'
    return (
      <text
        key={layer.id}
        class={`frame-name ${kind} ${selected.has(layer.id) ? 'selected' : ''}`}
        x={x}
        y={y - 8}
        onPointerDown={(event) => {
          event.stopPropagation()
          document.select([layer.id])
        }}
      >
        {layer.name}
      </text>
    )
  })
}
