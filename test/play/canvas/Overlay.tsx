/** Outlines, grips and the drawn box, above the painted page. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import { boxOf, identity } from '../../figma/document/geometry.ts'
import { absoluteTransform } from '../../figma/document/tree.ts'
import type { Editor } from '../editor.ts'
import { lowestEdge, onScreen } from './edges.ts'
import type { Outline } from './grips.ts'
import { gripPoint, grips, outlineOf } from './grips.ts'
import { toScreen } from './view.ts'

export function Overlay({ editor }: { editor: Editor }) {
  const { viewed: document, hovered, marquee, editedText } = editor
  const { selection } = document
  const outline = editedText.value === null ? outlineOf(document) : null
  const kind = selection.every((id) => isComponent(document, id))
    ? 'component'
    : ''
  return (
    <svg class="overlay" aria-hidden="true">
      {selection.length > 1 &&
        selection.map((id) => (
          <LayerOutline key={id} document={document} id={id} kind="" />
        ))}
      {hovered.value !== null && !selection.includes(hovered.value) && (
        <LayerOutline document={document} id={hovered.value} kind="hovered" />
      )}
      {outline && (
        <g class={kind}>
          <polygon class="outline" points={points(document, outline)} />
          <Grips document={document} outline={outline} />
          <SizeLabel document={document} outline={outline} />
        </g>
      )}
      {marquee.value && (
        <polygon
          class="marquee"
          points={points(document, { box: marquee.value, matrix: identity })}
        />
      )}
    </svg>
  )
}

const componentTypes = ['COMPONENT', 'COMPONENT_SET', 'INSTANCE']

const isComponent = (document: FigmaDocument, id: string) =>
  componentTypes.includes(document.find(id)?.layer.type ?? '')

interface LayerOutlineProps {
  document: FigmaDocument
  id: string
  kind: 'hovered' | ''
}

function LayerOutline({ document, id, kind }: LayerOutlineProps) {
  const outline = layerOutline(document, id)
  if (!outline) return null
  return (
    <g class={isComponent(document, id) ? 'component' : ''}>
      <polygon class={`outline ${kind}`} points={points(document, outline)} />
    </g>
  )
}

export function layerOutline(
  document: FigmaDocument,
  id: string,
): Outline | null {
  const place = document.find(id)
  return place && { box: boxOf(place.layer), matrix: absoluteTransform(place) }
}

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
  const { width, height } = outline.box
  const text = `${rounded(width)} × ${rounded(height)}`
  const wide = text.length * 6.4 + 12
  const { start, end, angle } = lowestEdge(document, outline)
  const x = (start.x + end.x) / 2
  const y = (start.y + end.y) / 2
  const degrees = (angle * 180) / Math.PI
  return (
    <g class="size-label" transform={`translate(${x} ${y}) rotate(${degrees})`}>
      <rect x={-wide / 2} y={8} width={wide} height={18} rx={4} />
      <text y={20.5}>{text}</text>
    </g>
  )
}
