import type { CSSProperties } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** A drawn picture, sharp on every screen. */
export function PictureCanvas({
  width,
  height,
  label,
  draw,
  style = { width, height },
}: {
  /** CSS pixels, which are also the units `draw` works in. */
  width: number
  height: number
  /** What it shows, in words. */
  label: string
  draw: (context: CanvasRenderingContext2D) => void
  /** Its own size, unless the styles lay it out. */
  style?: CSSProperties
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { canvas: target } = context
    target.width = width * devicePixelRatio
    target.height = height * devicePixelRatio
    context.scale(devicePixelRatio, devicePixelRatio)
    draw(context)
  })
  return (
    <canvas
      ref={canvas}
      class="picture"
      role="img"
      aria-label={label}
      style={style}
    />
  )
}
