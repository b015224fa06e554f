import type { Point } from '../../../plugin/shared/geometry.ts'

/** Longer side of what hangs on the pointer, CSS pixels. */
const dragged = 96

/**
 * Makes something that can be dragged out of the panel.
 *
 * @param picture what hangs on the pointer
 * @param drop told where in the window's CSS pixels, always outside of it
 */
export function dragOut(picture: ImageBitmap, drop: (at: Point) => void) {
  return {
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      const { canvas, middle } = small(picture)
      dataTransfer?.setDragImage(canvas, middle.x, middle.y)
    },
    onDragEnd: ({ clientX: x, clientY: y }: DragEvent) => {
      const isInside = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight
      if (!isInside) drop({ x, y })
    },
  }
}

function small(picture: ImageBitmap) {
  const canvas = document.createElement('canvas')
  const scale = dragged / Math.max(picture.width, picture.height)
  canvas.width = Math.max(1, picture.width * scale)
  canvas.height = Math.max(1, picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return { canvas, middle: { x: canvas.width / 2, y: canvas.height / 2 } }
}
