import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { itemsIn, moveFocus } from './focus.ts'

export interface MenuItem {
  label: string
  onSelect: () => void
}

const row = '[role=menuitem]'

/** CSS pixels, as in `menu.css`. */
const margin = 8
const gap = 4

/** A button that opens a list of actions, which the toolkit lacks. */
export function Menu({
  name,
  items,
  children,
}: {
  /** For assistive technology, and shown when `children` is an icon. */
  name: string
  items: readonly MenuItem[]
  children: ComponentChildren
}) {
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const opener = () => root.current?.querySelector('button')

  useLayoutEffect(() => {
    const button = opener()
    if (!isOpen || !list.current || !button) return
    layAt(button, list.current)
    itemsIn(root.current, row)[0]?.focus()
  }, [isOpen])

  const close = (refocus: boolean) => {
    setOpen(false)
    if (refocus) opener()?.focus()
  }

  return (
    <div
      ref={root}
      class="menu-root"
      onFocusOut={({ relatedTarget }) => {
        if (!root.current?.contains(relatedTarget as Node | null)) close(false)
      }}
      onKeyDown={(event) => {
        if (!isOpen) return
        if (event.key === 'Escape') close(true)
        else if (!moveFocus(root.current, row, event.key)) return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <button
        type="button"
        class="menu-button"
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <div ref={list} role="menu" aria-label={name} class="menu">
          {items.map(({ label, onSelect }) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close(true)
                onSelect()
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/**
 * Below the button or above it, wholly inside the window, to which it is fixed:
 * a list that scrolls would cut it.
 */
function layAt(button: HTMLElement, list: HTMLElement): void {
  const { top, right, bottom } = button.getBoundingClientRect()
  const { width, height } = list.getBoundingClientRect()
  const isBelow = bottom + gap + height + margin <= innerHeight
  const wanted = isBelow ? bottom + gap : top - gap - height
  const x = Math.min(right - width, innerWidth - width - margin)
  const y = Math.min(wanted, innerHeight - height - margin)
  list.style.left = `${String(Math.max(margin, x))}px`
  list.style.top = `${String(Math.max(margin, y))}px`
}
