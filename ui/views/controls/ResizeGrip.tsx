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
  /** Where a drag began, from the window's lower right corner. */
  const grip = useRef({ x: 0, y: 0 })
  const drag = ({ screenX, screenY }: PointerEvent, isFinal: boolean) =>
    resize(
      { width: screenX + grip.current.x, height: screenY + grip.current.y },
      isFinal,
    )
  return (
    <button
      type="button"
      class="grip"
      aria-label="Size of the panel"
      title="Drag, or use the arrow keys"
      onPointerDown={({ currentTarget, pointerId, screenX, screenY }) => {
        currentTarget.setPointerCapture(pointerId)
        grip.current = { x: innerWidth - screenX, y: innerHeight - screenY }
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          drag(event, false)
      }}
      onLostPointerCapture={(event) => drag(event, true)}
      onKeyDown={(event) => {
        const way = ways[event.key]
        if (!way) return
        event.preventDefault()
        const [x, y] = way
        resize({ width: innerWidth + x, height: innerHeight + y }, true)
      }}
    />
  )
}
