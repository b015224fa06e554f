/** The tree of layers, the topmost first. */
import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Editor } from '../editor.ts'
import { LayerRow } from './LayerRow.tsx'
import type { Drop } from './restacking.ts'
import { stepInTree } from './tree-keys.ts'

export function Layers({ editor }: { editor: Editor }) {
  const open = useSignal<ReadonlySet<string>>(new Set())
  const drop = useSignal<Drop | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const { document } = editor
  const { currentPage, selection } = document
  const layers = [...currentPage.children].reverse()
  const entry = entryOf(document, open.value)
  const setOpen = (id: string, isOpen: boolean) => {
    const ids = new Set(open.peek())
    if (isOpen) ids.add(id)
    else ids.delete(id)
    open.value = ids
  }
  // What is selected on the canvas is found in the list.
  useLayoutEffect(() => {
    for (const id of selection)
      for (const { id: outer } of document.find(id)?.ancestors ?? [])
        setOpen(outer, true)
    requestAnimationFrame(() => {
      list.current
        ?.querySelector('[aria-selected=true] > .row')
        ?.scrollIntoView({ block: 'nearest' })
    })
  }, [selection.join()])
  return (
    <section class="layers" aria-label="Layers">
      <h2>Layers</h2>
      {layers.length === 0 ? (
        <p class="empty">Nothing here yet. Drop a picture on the canvas.</p>
      ) : (
        <ul
          ref={list}
          role="tree"
          aria-label="Layers"
          aria-multiselectable="true"
          onKeyDown={(event) => {
            stepInTree(event, editor, setOpen)
          }}
        >
          {layers.map((layer) => (
            <LayerRow
              key={layer.id}
              layer={layer}
              level={1}
              {...{ editor, entry, open, setOpen, drop }}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** The first selected layer, or the closed one that it is in; else the topmost. */
function entryOf(
  document: FigmaDocument,
  open: ReadonlySet<string>,
): string | undefined {
  const place = document.find(document.selection[0] ?? '')
  if (!place) return document.currentPage.children.at(-1)?.id
  const closed = place.ancestors.find(({ id }) => !open.has(id))
  return (closed ?? place.layer).id
}
