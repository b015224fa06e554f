import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { itemsIn, moveFocus } from './focus.ts'

export interface MenuItem {
  label: string
  onSelect: () => void
}

const row = '[role=menuitem]'

/** Room a row of the open menu takes, CSS pixels, as in `menu.css`. */
const rowHeight = 24
const padding = 8

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
  const [place, setPlace] = useState<Place | null>(null)

  useLayoutEffect(() => {
    if (place) itemsIn(root.current, row)[0]?.focus()
  }, [place])

  const close = (refocus: boolean) => {
    setPlace(null)
    if (refocus) root.current?.querySelector('button')?.focus()
  }

  return (
    <div
      ref={root}
      class="menu-root"
      onFocusOut={({ relatedTarget }) => {
        if (!root.current?.contains(relatedTarget as Node | null)) close(false)
      }}
      onKeyDown={(event) => {
        if (!place) return
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
        aria-expanded={place !== null}
        onClick={({ currentTarget }) =>
          setPlace(place ? null : placeFor(currentTarget, items.length))
        }
      >
        {children}
      </button>
      {place && (
        <div role="menu" aria-label={name} class="menu" style={place}>
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

/** Fixed to the window: a list that scrolls would cut it. CSS pixels. */
type Place = { right: number } & ({ top: number } | { bottom: number })

function placeFor(button: HTMLElement, rows: number): Place {
  const box = button.getBoundingClientRect()
  const height = rows * rowHeight + 2 * padding
  const end = Math.max(padding, innerWidth - box.right)
  const right = Math.min(end, innerWidth / 2)
  return box.bottom + height + padding > innerHeight && box.top > height
    ? { right, bottom: innerHeight - box.top + 4 }
    : { right, top: box.bottom + 4 }
}
