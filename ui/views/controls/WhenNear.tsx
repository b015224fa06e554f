import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** How far beyond the view things are made, CSS pixels: more than a page. */
const margin = 900

/**
 * An item of a long list: it is there only while it is near the view, and
 * leaves its height behind otherwise.
 */
export function WhenNear({
  height,
  children,
}: {
  /** A guess until it has been seen, CSS pixels. */
  height: number
  children: ComponentChildren
}) {
  const item = useRef<HTMLDivElement>(null)
  // At first too: a thousand items must not be made to find out where they are.
  const [away, setAway] = useState<number | null>(height)

  useEffect(() => {
    const box = item.current
    if (!box) return
    const observer = new IntersectionObserver(
      (sights) => {
        // Who scrolls fast comes and goes between two looks.
        const seen = sights.at(-1)
        const known = seen?.boundingClientRect.height || height
        setAway((before) => (seen?.isIntersecting ? null : (before ?? known)))
      },
      { root: box.closest('.scroller'), rootMargin: `${String(margin)}px 0px` },
    )
    observer.observe(box)
    return () => observer.disconnect()
  }, [])

  return (
    <div
      ref={item}
      class="item"
      style={away === null ? {} : { height: `${String(away)}px` }}
    >
      {away === null && children}
    </div>
  )
}
