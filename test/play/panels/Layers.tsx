/** The tree of layers, the topmost first. */
import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import type { LayerData } from '../../figma/document/model.ts'
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'
import { Icon } from './icons.tsx'
import { iconOf } from './layer-icon.ts'
import { dropOf, moveLayers } from './restacking.ts'
import type { Drop } from './restacking.ts'

interface TreeState {
  editor: Editor
  /** Ids of the layers that show their children. */
  open: Signal<ReadonlySet<string>>
  renamed: Signal<string | null>
  drop: Signal<Drop | null>
}

export function Layers({ editor }: { editor: Editor }) {
  const open = useSignal<ReadonlySet<string>>(new Set())
  const renamed = useSignal<string | null>(null)
  const drop = useSignal<Drop | null>(null)
  const { currentPage } = editor.document
  const tree = { editor, open, renamed, drop }
  return (
    <section class="layers" aria-label="Layers">
      <h2>Layers</h2>
      {currentPage.children.length === 0 ? (
        <p class="empty">Nothing here yet. Drop a picture on the canvas.</p>
      ) : (
        <ul role="tree" aria-label="Layers" aria-multiselectable="true">
          {[...currentPage.children].reverse().map((layer) => (
            <Row key={layer.id} layer={layer} level={1} {...tree} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface RowProps extends TreeState {
  layer: LayerData
  level: number
}

function Row({ layer, level, ...tree }: RowProps) {
  const { editor, open, drop } = tree
  const { document, hovered } = editor
  const chain = document.selection.flatMap(
    (id) => document.find(id)?.ancestors ?? [],
  )
  const holds = layer.children.length > 0
  const isOpen = open.value.has(layer.id) || chain.includes(layer)
  const selected = document.selection.includes(layer.id)
  const toggle = () => {
    const ids = new Set(open.value)
    if (!ids.delete(layer.id)) ids.add(layer.id)
    open.value = ids
  }
  const marks = [
    'row',
    selected && 'selected',
    hovered.value === layer.id && 'hovered',
    !layer.visible && 'hidden-layer',
    ['COMPONENT', 'INSTANCE'].includes(layer.type) && 'component',
    drop.value?.target === layer.id && `drop-${drop.value.where}`,
  ]
  return (
    <li
      role="treeitem"
      aria-label={layer.name}
      aria-level={level}
      aria-selected={selected}
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
          tree.renamed.value = layer.id
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
          class={isOpen ? 'twisty open' : 'twisty'}
          aria-label={`${isOpen ? 'Close' : 'Open'} ${layer.name}`}
          style={{ visibility: holds ? 'visible' : 'hidden' }}
          onClick={(event) => {
            event.stopPropagation()
            toggle()
          }}
        >
          <Icon name="chevron" />
        </button>
        <Icon name={iconOf(layer)} />
        <Name layer={layer} {...tree} />
        <Switches layer={layer} editor={editor} />
      </div>
      {holds && isOpen && (
        <ul role="group">
          {[...layer.children].reverse().map((child) => (
            <Row key={child.id} layer={child} level={level + 1} {...tree} />
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

function Name({ layer, editor, renamed }: TreeState & { layer: LayerData }) {
  const { document } = editor
  if (renamed.value !== layer.id) return <span class="name">{layer.name}</span>
  const finish = (name: string | null) => {
    renamed.value = null
    if (!name?.trim()) return
    document.update(layer.id, { name: name.trim() })
    document.commit()
  }
  return (
    <input
      class="name"
      aria-label="Name"
      value={layer.name}
      ref={(field) => {
        if (field && window.document.activeElement !== field) field.select()
      }}
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

function Switches({ layer, editor }: { layer: LayerData; editor: Editor }) {
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
        onClick={() => {
          set({ locked: !layer.locked })
        }}
      />
      <IconButton
        icon={layer.visible ? 'eye' : 'eyeOff'}
        label={`${layer.visible ? 'Hide' : 'Show'} ${layer.name}`}
        pressed={!layer.visible}
        onClick={() => {
          set({ visible: !layer.visible })
        }}
      />
    </span>
  )
}
