/** What opens and closes by itself. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** @returns gives the focus back to what had it when this opened */
export function useFocusBack(isOpen: boolean): () => void {
  const before = useRef<Element | null>(null)
  // What opens takes the focus in an effect: later.
  useLayoutEffect(() => {
    if (isOpen) before.current = document.activeElement
  }, [isOpen])
  return () => {
    if (before.current instanceof HTMLElement) before.current.focus()
  }
}

interface Popover {
  root: RefObject<HTMLDivElement | null>
  /** To whatever had the focus when it opened. */
  giveFocusBack: () => void
}

/**
 * Closes on Escape, wherever the focus is, which then is where it was before,
 * and on a press outside of `root`.
 */
export function usePopover(isOpen: boolean, close: () => void): Popover {
  const root = useRef<HTMLDivElement>(null)
  const giveFocusBack = useFocusBack(isOpen)
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!isOpen) return
    const listeners = new AbortController()
    const options = { capture: true, signal: listeners.signal }
    const leave = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) latest.current()
    }
    window.addEventListener('pointerdown', leave, options)
    // All that a press into the plugin's page tells this one.
    window.addEventListener(
      'blur',
      ({ target }) => {
        if (target === window) latest.current()
      },
      options,
    )
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        latest.current()
        giveFocusBack()
      },
      options,
    )
    return () => {
      listeners.abort()
    }
  }, [isOpen])
  return { root, giveFocusBack }
}
