import { finite, objectOf } from './shape.ts'
import type { Size } from './shared/geometry.ts'

/** CSS pixels. */
export const windowLimits = {
  initial: { width: 360, height: 640 },
  least: { width: 320, height: 400 },
  most: { width: 720, height: 1000 },
}

const isSize = objectOf({ width: finite, height: finite })

/** As the designer left it. */
export async function windowSize(): Promise<Size> {
  const stored: unknown = await figma.clientStorage.getAsync('window')
  return isSize(stored) ? within(stored) : windowLimits.initial
}

/** @param isFinal a drag ends there: it is remembered */
export async function resizeWindow(
  wanted: Size,
  isFinal: boolean,
): Promise<void> {
  const size = within(wanted)
  figma.ui.resize(size.width, size.height)
  if (isFinal) await figma.clientStorage.setAsync('window', size)
}

function within({ width, height }: Size): Size {
  const { least, most } = windowLimits
  const clamped = (side: 'width' | 'height', value: number) =>
    Math.round(Math.min(most[side], Math.max(least[side], value)))
  return {
    width: clamped('width', width),
    height: clamped('height', height),
  }
}
