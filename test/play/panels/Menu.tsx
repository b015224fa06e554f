/** A button with a menu below it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

export interface MenuItem {
  label: string
  shortcut?: string
  disabled?: boolean
  run(): void
}

interface MenuProps {
  label: string
  /** In the menu; null is a line between items. */
  items: readonly (MenuItem | null)[]
  children: ComponentChildren
  class?: string
}

export function Menu({ label, items, children, ...rest }: MenuProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const leave = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    window.addEventListener('pointerdown', leave)
    return () => {
      window.removeEventListener('pointerdown', leave)
    }
  }, [open])
  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  return (
    <div
      class="menu-root"
      ref={root}
      onKeyDown={(event) => {
        if (!open) return
        event.stopPropagation()
        if (event.key === 'Escape') close()
        if (event.key === 'ArrowDown') step(root.current, 1)
        if (event.key === 'ArrowUp') step(root.current, -1)
      }}
    >
      <button
        type="button"
        class={rest.class ?? 'text-button'}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
        }}
      >
        {children}
      </button>
      {open && (
        <div class="menu" role="menu" aria-label={label}>
          {items.map((item, index) =>
            item ? (
              <button
                key={index}
                type="button"
                role="menuitem"
                disabled={item.disabled}
                onClick={() => {
                  close()
                  item.run()
                }}
              >
                <span>{item.label}</span>
                <kbd>{item.shortcut}</kbd>
              </button>
            ) : (
              <hr key={index} />
            ),
          )}
        </div>
      )}
    </div>
  )
}

/** Moves the focus to the next item that can be chosen. */
function step(root: HTMLElement | null, by: 1 | -1): void {
  const items = [
    ...(root?.querySelectorAll<HTMLElement>('[role=menuitem]:enabled') ?? []),
  ]
  const at = items.findIndex((item) => item === document.activeElement)
  items.at((at + by) % items.length)?.focus()
}
