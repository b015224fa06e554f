/** What a pointer does between going down and up. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Point } from '../../figma/document/geometry.ts'

export interface Pointer {
  page: Point
  /** CSS pixels from the canvas's upper left. */
  screen: Point
  shift: boolean
  alt: boolean
  /** Ctrl, or Cmd. */
  deep: boolean
}

export interface Gesture {
  move(pointer: Pointer): void
  end(pointer: Pointer): void
  /** Esc: as if it had never begun. */
  cancel(): void
}

/** Undoes what has happened since the last step. */
export function rollBack(document: FigmaDocument): void {
  const before = document.undoSteps
  document.commit()
  if (document.undoSteps > before) document.undo()
}

/** CSS pixels a pointer may stray before a press becomes a drag. */
export const dragThreshold = 3

export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

/** `gesture` begins once the pointer has left where it went down. */
export function onceDragged(
  start: Pointer,
  gesture: Gesture,
  pressed: () => void = () => undefined,
): Gesture {
  let dragging = false
  return {
    move(pointer) {
      dragging ||= distance(pointer.screen, start.screen) > dragThreshold
      if (dragging) gesture.move(pointer)
    },
    end(pointer) {
      if (dragging) gesture.end(pointer)
      else pressed()
    },
    cancel() {
      gesture.cancel()
    },
  }
}
