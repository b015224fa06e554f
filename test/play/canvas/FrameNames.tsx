/** Names of what lies on the page itself, along its upper edge; to be pressed. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Point } from '../../figma/document/geometry.ts'
import type { LayerData, LayerType } from '../../figma/document/model.ts'
import type { Editor } from '../editor.ts'
import { Icon } from '../panels/icons.tsx'
import { iconOf } from '../panels/layer-icon.ts'
import type { Edge } from './edges.ts'
import { onScreen, upperEdge } from './edges.ts'
import { layerOutline } from './Overlay.tsx'

const named: Partial<Record<LayerType, string>> = {
  FRAME: '',
  SECTION: 'section',
  COMPONENT: 'component',
  COMPONENT_SET: 'component',
  INSTANCE: 'component',
}

/** CSS pixels of edge below which there is no room for a name. */
const leastRoom = 20

export function FrameNames({ editor }: { editor: Editor }) {
  const document = editor.viewed
  const selected = new Set(document.selection)
  return (
    <div class="frame-names">
      {document.currentPage.children.map((layer) => {
        const kind = named[layer.type]
        const edge = kind === undefined ? null : namedEdge(document, layer)
        if (!edge || edge.length < leastRoom) return null
        const marks = [kind, selected.has(layer.id) && 'selected']
        const { start, angle, length } = edge
        return (
          <div
            key={layer.id}
            data-layer={layer.id}
            class={['frame-name', ...marks.filter(Boolean)].join(' ')}
            style={{
              maxWidth: `${length}px`,
              transform: `translate(${start.x}px, ${start.y}px) rotate(${angle}rad) translateY(-100%)`,
            }}
          >
            {kind === 'component' && <Icon name={iconOf(layer)} />}
            <span>{layer.name}</span>
          </div>
        )
      })}
    </div>
  )
}

/** Where a layer's name is; null out of sight. */
function namedEdge(document: FigmaDocument, layer: LayerData): Edge | null {
  const outline = layer.visible ? layerOutline(document, layer.id) : null
  if (!outline) return null
  const points = onScreen(document, outline)
  const { width, height } = document.viewport.size
  const isBeside = (out: (point: Point) => boolean) => points.every(out)
  const isOut =
    isBeside(({ x }) => x < 0) ||
    isBeside(({ x }) => x > width) ||
    isBeside(({ y }) => y < 0) ||
    isBeside(({ y }) => y > height + 40)
  return isOut ? null : upperEdge(document, outline)
}

/** The layer whose name an event is about. */
export const namedLayer = (target: EventTarget | null): string | null =>
  target instanceof Element
    ? (target.closest<HTMLElement>('[data-layer]')?.dataset['layer'] ?? null)
    : null
