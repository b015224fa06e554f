import type { Rect } from '../../plugin/shared/geometry.ts'
import { colorsOf, type ColorReference } from './color.ts'
import { decodeWindow } from './prepare.ts'
import { drive } from './steps.ts'

export interface StudyRequest {
  /** PNG as it was exported. */
  source: Uint8Array
  window: Rect
  send: Uint8Array
}

/**
 * The original's colours near the mask. Plain numbers: a job can be finished
 * another day.
 *
 * @returns null where too little of the original is known
 * @throws Failed: unreadable-image
 */
export async function study(
  request: StudyRequest,
): Promise<ColorReference | null> {
  const { raster } = await decodeWindow(request.source, request.window)
  return drive(colorsOf(raster, request.send))
}
