/** How large a picture is seen: 1 is all of it; a key or a button is a step. */
export const zooms = { min: 1, max: 16, step: 1.5 }

/** What a key makes of it: in, out, and to the whole. */
export const zoomKeys: Readonly<Record<string, number>> = {
  '+': zooms.step,
  '=': zooms.step,
  '-': 1 / zooms.step,
  '0': 0,
}

export function clamped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
