import { shownBounds } from './picture.ts'
import { gone } from '../layers.ts'
import { Failed, reasonOf, type HostFailure } from '../shared/failure.ts'
import { sizeOfPng } from '../shared/png.ts'
import type { Picture } from '../shared/picture.ts'

/** Figma's words when there is nothing to paint. */
const nothingVisible = /may not have any visible layers/

/**
 * @param scale pixels per canvas unit
 * @returns null where nothing of the layer shows
 * @throws Failed: export-refused, source-gone
 */
export async function paint(
  node: SceneNode,
  scale: number,
  settings: { useAbsoluteBounds: boolean; contentsOnly?: boolean },
): Promise<Picture | null> {
  const bounds =
    'absoluteRenderBounds' in node && !settings.useAbsoluteBounds
      ? node.absoluteRenderBounds
      : node.absoluteBoundingBox
  if (!bounds) return null
  const { name } = node
  try {
    const png = await node.exportAsync({
      format: 'PNG',
      constraint: { type: 'SCALE', value: scale },
      // A Display P3 document would export P3 values, which the API misreads.
      colorProfile: 'SRGB',
      ...settings,
    })
    return { png, bounds: shownBounds(bounds, scale, sizeOfPng(png)) }
  } catch (thrown) {
    if (node.removed) throw gone(name)
    const reason = reasonOf(thrown)
    if (nothingVisible.test(reason)) return null
    throw new Failed<HostFailure>({ kind: 'export-refused', name, reason })
  }
}
