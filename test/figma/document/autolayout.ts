/** Auto-layout: one row or column of children, as Figma lays them out. */
import { boxOf, transformBox, withPlace } from './geometry.ts'
import type { AutoLayoutData, LayerData } from './model.ts'

interface Axis {
  place: 'x' | 'y'
  size: 'width' | 'height'
  before: number
  after: number
  sizing: 'FIXED' | 'AUTO'
}

/** Whether its frame, and not its own x and y, decides where `child` is. */
export const isFlowing = (child: LayerData) =>
  child.visible && child.layoutPositioning === 'AUTO'

/** Places the flowing children of `frame` and sizes the frame where it hugs. */
export function arrange(frame: LayerData, layout: AutoLayoutData): void {
  const children = frame.children.filter(isFlowing)
  const [primary, counter] = axesOf(layout)
  const boxes = children.map((child) =>
    transformBox(withPlace(child.transform, 0, 0), boxOf(child)),
  )
  const gaps = Math.max(0, children.length - 1)
  const total = boxes.reduce((sum, box) => sum + box[primary.size], 0)
  const widest = Math.max(0, ...boxes.map((box) => box[counter.size]))
  if (primary.sizing === 'AUTO') {
    const content = total + gaps * layout.itemSpacing
    frame[primary.size] = Math.max(
      0.01,
      primary.before + content + primary.after,
    )
  }
  if (counter.sizing === 'AUTO') {
    frame[counter.size] = Math.max(
      0.01,
      counter.before + widest + counter.after,
    )
  }
  const room = frame[primary.size] - primary.before - primary.after - total
  const spread = layout.primaryAxisAlignItems === 'SPACE_BETWEEN' && gaps > 0
  const gap = spread ? Math.max(0, room / gaps) : layout.itemSpacing
  const slack = room - gaps * gap
  let at =
    primary.before + slack * shareBefore(layout.primaryAxisAlignItems, spread)
  children.forEach((child, index) => {
    const box = boxes[index]
    if (!box) return
    const free =
      frame[counter.size] - counter.before - counter.after - box[counter.size]
    const across =
      counter.before + free * shareBefore(layout.counterAxisAlignItems, false)
    const target = { [primary.place]: at, [counter.place]: across }
    child.transform = withPlace(
      child.transform,
      (target['x'] ?? 0) - box.x,
      (target['y'] ?? 0) - box.y,
    )
    at += box[primary.size] + gap
  })
}

type Alignment = AutoLayoutData[
  'primaryAxisAlignItems' | 'counterAxisAlignItems']

function shareBefore(alignment: Alignment, spread: boolean): number {
  if (spread || alignment === 'MIN' || alignment === 'SPACE_BETWEEN') return 0
  // BASELINE needs font metrics the model lacks; the bottom edge stands in.
  return alignment === 'CENTER' ? 0.5 : 1
}

function axesOf(layout: AutoLayoutData): [Axis, Axis] {
  const across = {
    place: 'x' as const,
    size: 'width' as const,
    before: layout.paddingLeft,
    after: layout.paddingRight,
  }
  const down = {
    place: 'y' as const,
    size: 'height' as const,
    before: layout.paddingTop,
    after: layout.paddingBottom,
  }
  const [primary, counter] =
    layout.layoutMode === 'HORIZONTAL' ? [across, down] : [down, across]
  return [
    { ...primary, sizing: layout.primaryAxisSizingMode },
    { ...counter, sizing: layout.counterAxisSizingMode },
  ]
}
