/** Keys in the tree of layers: what has the focus is selected. */
import type { Editor } from '../editor.ts'

type Open = (id: string, isOpen: boolean) => void

/** Takes the event where the key means something in a tree. */
export function stepInTree(
  event: KeyboardEvent,
  editor: Editor,
  open: Open,
): void {
  const { target, currentTarget: tree } = event
  if (!(target instanceof HTMLElement) || !(tree instanceof HTMLElement)) return
  if (target.role !== 'treeitem' || event.ctrlKey || event.metaKey) return
  const rows = [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')]
  const step = steps[event.key]
  const next = step?.(target, rows, open)
  if (next === undefined) return
  event.preventDefault()
  event.stopPropagation()
  if (next) select(editor, next, event.shiftKey)
}

type Step = (
  row: HTMLElement,
  rows: readonly HTMLElement[],
  open: Open,
) => HTMLElement | null | undefined

const idOf = (row: HTMLElement) => row.dataset['row'] ?? ''

const steps: Record<string, Step> = {
  ArrowDown: (row, rows) => rows[rows.indexOf(row) + 1] ?? null,
  ArrowUp: (row, rows) => rows[rows.indexOf(row) - 1] ?? null,
  Home: (_row, rows) => rows[0] ?? null,
  End: (_row, rows) => rows.at(-1) ?? null,
  ArrowRight: (row, rows, open) => {
    if (row.ariaExpanded === 'true') return rows[rows.indexOf(row) + 1] ?? null
    if (row.ariaExpanded === 'false') open(idOf(row), true)
    return null
  },
  ArrowLeft: (row, _rows, open) => {
    const isOpen = row.ariaExpanded === 'true'
    if (isOpen) open(idOf(row), false)
    return isOpen
      ? null
      : (row.parentElement?.closest<HTMLElement>('[role=treeitem]') ?? null)
  },
  ' ': (row) => row,
}

function select({ document }: Editor, row: HTMLElement, adding: boolean) {
  const kept = adding ? document.selection : []
  // The newest first: it is what Tab comes back to.
  document.select([idOf(row), ...kept])
  row.focus()
}
