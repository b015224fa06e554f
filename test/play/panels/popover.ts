/** What opens and closes by itself. */
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/**
 * Closes on Escape, wherever the focus is, and on a press outside of the
 * element that gets the answer; its first button has the focus again.
 */
export function usePopover(
  isOpen: boolean,
  close: () => void,
): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null)
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
        root.current?.querySelector('button')?.focus()
      },
      options,
    )
    return () => {
      listeners.abort()
    }
  }, [isOpen])
  return root
}
