/** The menu that a right click on the canvas or a layer's row opens. */
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Point } from '../../figma/document/geometry.ts'
import type { Editor } from '../editor.ts'
import { commandItems, pluginItems } from './command-items.ts'
import type { MenuItems } from './Menu.tsx'
import { MenuList } from './Menu.tsx'
import { usePopover } from './popover.ts'

/** CSS pixels left free at the window's edges. */
const margin = 8

export function ContextMenu({ editor }: { editor: Editor }) {
  const at = editor.contextMenu.value
  const close = () => (editor.contextMenu.value = null)
  const { root, giveFocusBack } = usePopover(at !== null, close)
  const [place, setPlace] = useState<Point | null>(null)
  useLayoutEffect(() => {
    const menu = root.current?.firstElementChild
    if (!at || !menu) return
    const { width, height } = menu.getBoundingClientRect()
    const x = Math.min(at.x, window.innerWidth - width - margin)
    const y = Math.min(at.y, window.innerHeight - height - margin)
    setPlace({ x: Math.max(margin, x), y: Math.max(margin, y) })
  }, [at, root])
  if (!at) return null
  const { x, y } = place ?? at
  return (
    <div
      class="context-menu"
      ref={root}
      style={{ left: `${x}px`, top: `${y}px` }}
    >
      <MenuList
        label="Layer menu"
        items={itemsOf(editor)}
        onEnd={() => {
          close()
          giveFocusBack()
        }}
      />
    </div>
  )
}

function itemsOf(editor: Editor): MenuItems {
  const { name } = editor.setup.plugin.manifest
  const plugin = pluginItems(editor, `${name}: `)
  return editor.document.selection.length === 0
    ? [
        ...commandItems(editor, 'paste', 'selectAll', null, 'zoomFit', null),
        ...plugin,
      ]
    : [
        ...plugin,
        null,
        ...commandItems(editor, 'copy', 'paste', 'duplicate', 'remove', null),
        ...commandItems(editor, 'bringToFront', 'sendToBack', null),
        ...commandItems(editor, 'group', 'ungroup', 'rename', null),
        ...commandItems(editor, 'hide', 'lock', null, 'exportPng'),
      ]
}
