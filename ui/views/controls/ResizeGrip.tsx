import { useRef } from 'preact/hooks'
import type { Panel } from '../../app.ts'

/** CSS pixels that an arrow key moves the corner. */
const step = 16

const ways: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
}

/** The panel's lower right corner; Figma's windows have none of their own. */
export function ResizeGrip({ resize }: Pick<Panel, 'resize'>) {
  const start = useRef({ width: 0, height: 0, x: 0, y: 0 })
  const by = (x: number, y: number) =>
    resize({ width: innerWidth + x, height: innerHeight + y })
  return (
    <button
      type="button"
      class="grip"
      aria-label="Size of the panel"
      title="Drag, or use the arrow keys"
      onPointerDown={({ currentTarget, pointerId, screenX: x, screenY: y }) => {
        currentTarget.setPointerCapture(pointerId)
        start.current = { width: innerWidth, height: innerHeight, x, y }
      }}
      onPointerMove={({ currentTarget, pointerId, screenX, screenY }) => {
        if (!currentTarget.hasPointerCapture(pointerId)) return
        const { width, height, x, y } = start.current
        resize({ width: width + screenX - x, height: height + screenY - y })
      }}
      onKeyDown={(event) => {
        const way = ways[event.key]
        if (!way) return
        event.preventDefault()
        by(...way)
      }}
    />
  )
}
