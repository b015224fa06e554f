/** A layer in the tree, with those inside it. */
import type { Signal } from '@preact/signals'
import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { LayerData } from '../../figma/document/model.ts'
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'
import { Icon } from './icons.tsx'
import { iconOf } from './layer-icon.ts'
import type { Drop } from './restacking.ts'
import { dropOf, moveLayers } from './restacking.ts'

interface LayerRowProps {
  editor: Editor
  layer: LayerData
  level: number
  /** The id of the row that Tab comes to. */
  entry: string | undefined
  /** Ids of the layers that show their children. */
  open: Signal<ReadonlySet<string>>
  setOpen: (id: string, isOpen: boolean) => void
  drop: Signal<Drop | null>
}

export function LayerRow({ layer, level, ...tree }: LayerRowProps) {
  const { editor, entry, open, setOpen, drop } = tree
  const { document, hovered } = editor
  const isHovered = useComputed(() => hovered.value === layer.id)
  const holds = layer.children.length > 0
  const isOpen = open.value.has(layer.id)
  const selected = document.selection.includes(layer.id)
  const marks = [
    'row',
    selected && 'selected',
    isHovered.value && 'hovered',
    !layer.visible && 'hidden-layer',
    ['COMPONENT', 'COMPONENT_SET', 'INSTANCE'].includes(layer.type) &&
      'component',
    drop.value?.target === layer.id && `drop-${drop.value.where}`,
  ]
  return (
    <li
      role="treeitem"
      data-row={layer.id}
      aria-label={layer.name}
      aria-level={level}
      aria-selected={selected}
      tabIndex={entry === layer.id ? 0 : -1}
      {...(holds && { 'aria-expanded': isOpen })}
    >
      <div
        class={marks.filter(Boolean).join(' ')}
        style={{ paddingLeft: `${level * 16 - 8}px` }}
        draggable
        onClick={(event) => {
          choose(editor, layer.id, event)
        }}
        onDblClick={() => {
          editor.renamed.value = layer.id
        }}
        onContextMenu={(event) => {
          event.preventDefault()
          if (!selected) document.select([layer.id])
          editor.contextMenu.value = { x: event.clientX, y: event.clientY }
        }}
        onPointerEnter={() => (hovered.value = layer.id)}
        onPointerLeave={() => (hovered.value = null)}
        onDragStart={(event) => {
          if (!selected) document.select([layer.id])
          event.dataTransfer?.setData('text/plain', layer.name)
        }}
        onDragOver={(event) => {
          event.preventDefault()
          drop.value = dropOf(layer, event)
        }}
        onDragEnd={() => (drop.value = null)}
        onDrop={(event) => {
          event.preventDefault()
          moveLayers(editor, dropOf(layer, event))
          drop.value = null
        }}
      >
        <button
          type="button"
          tabIndex={-1}
          class={isOpen ? 'twisty open' : 'twisty'}
          aria-label={`${isOpen ? 'Close' : 'Open'} ${layer.name}`}
          style={{ visibility: holds ? 'visible' : 'hidden' }}
          onClick={(event) => {
            event.stopPropagation()
            setOpen(layer.id, !isOpen)
          }}
        >
          <Icon name="chevron" />
        </button>
        <Icon name={iconOf(layer)} />
        <Name layer={layer} editor={editor} />
        <Switches layer={layer} editor={editor} />
      </div>
      {holds && isOpen && (
        <ul role="group">
          {[...layer.children].reverse().map((child) => (
            <LayerRow
              key={child.id}
              layer={child}
              level={level + 1}
              {...tree}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

function choose({ document }: Editor, id: string, event: MouseEvent): void {
  const selected = document.selection
  if (!event.shiftKey && !event.ctrlKey && !event.metaKey) document.select([id])
  else if (selected.includes(id))
    document.select(selected.filter((it) => it !== id))
  else document.select([...selected, id])
}

interface PartProps {
  editor: Editor
  layer: LayerData
}

function Name({ layer, editor }: PartProps) {
  const { document, renamed } = editor
  const field = useRef<HTMLInputElement>(null)
  const isRenamed = renamed.value === layer.id
  useEffect(() => {
    field.current?.select()
  }, [isRenamed])
  if (!isRenamed) return <span class="name">{layer.name}</span>
  const finish = (name: string | null) => {
    renamed.value = null
    // The row has the focus again.
    field.current?.closest<HTMLElement>('[role=treeitem]')?.focus()
    if (!name?.trim()) return
    document.update(layer.id, { name: name.trim() })
    document.commit()
  }
  return (
    <input
      ref={field}
      class="name"
      aria-label="Name"
      value={layer.name}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key === 'Escape') finish(null)
      }}
      onBlur={(event) => {
        if (renamed.value === layer.id) finish(event.currentTarget.value)
      }}
    />
  )
}

/** By keys: the commands to lock and to hide. */
function Switches({ layer, editor }: PartProps) {
  const { document } = editor
  const set = (values: Partial<LayerData>) => {
    document.update(layer.id, values)
    document.commit()
  }
  return (
    <span class="switches">
      <IconButton
        icon={layer.locked ? 'lock' : 'unlock'}
        label={`${layer.locked ? 'Unlock' : 'Lock'} ${layer.name}`}
        pressed={layer.locked}
        tabIndex={-1}
        onClick={() => {
          set({ locked: !layer.locked })
        }}
      />
      <IconButton
        icon={layer.visible ? 'eye' : 'eyeOff'}
        label={`${layer.visible ? 'Hide' : 'Show'} ${layer.name}`}
        pressed={!layer.visible}
        tabIndex={-1}
        onClick={() => {
          set({ visible: !layer.visible })
        }}
      />
    </span>
  )
}
