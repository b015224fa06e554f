/** A button with a menu below it. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePopover } from './popover.ts'

export interface MenuItem {
  label: string
  shortcut?: string
  disabled?: boolean
  run(): void
}

/** Null is a line between items. */
export type MenuItems = readonly (MenuItem | null)[]

interface MenuProps {
  label: string
  items: MenuItems
  children: ComponentChildren
  class?: string
}

export function Menu({ label, items, children, ...rest }: MenuProps) {
  const open = useSignal(false)
  const { root, giveFocusBack } = usePopover(
    open.value,
    () => (open.value = false),
  )
  return (
    <div class="menu-root" ref={root}>
      <button
        type="button"
        class={rest.class ?? 'text-button'}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      >
        {children}
      </button>
      {open.value && (
        <MenuList
          label={label}
          items={items}
          onEnd={() => {
            open.value = false
            giveFocusBack()
          }}
        />
      )}
    </div>
  )
}

interface MenuListProps {
  label: string
  items: MenuItems
  /** An item was chosen; it runs next. */
  onEnd: () => void
}

/** Has the focus, and steps by the arrow keys. */
export function MenuList({ label, items, onEnd }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    step(list.current, 1)
  }, [])
  return (
    <div
      ref={list}
      class="menu"
      role="menu"
      aria-label={label}
      onKeyDown={(event) => {
        event.stopPropagation()
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (by) step(list.current, by)
        if (by || event.key === 'Tab') event.preventDefault()
      }}
    >
      {items.map((item, index) =>
        item ? (
          <button
            key={index}
            type="button"
            role="menuitem"
            tabIndex={-1}
            disabled={item.disabled}
            onClick={() => {
              onEnd()
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
  )
}

/** Moves the focus to the next item that can be chosen. */
function step(list: HTMLElement | null, by: number): void {
  const items = [
    ...(list?.querySelectorAll<HTMLElement>('[role=menuitem]:enabled') ?? []),
  ]
  const at = items.findIndex((item) => item === document.activeElement)
  const next = at < 0 ? (by > 0 ? 0 : -1) : (at + by) % items.length
  items.at(next)?.focus()
}
