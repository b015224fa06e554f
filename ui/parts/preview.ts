import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import type { Host, Target } from '../../plugin/shared/protocol.ts'
import { failureFrom } from '../failures/failure.ts'
import { measure, type Measured } from '../framing/measure.ts'
import { regionOf } from '../tools/order.ts'
import {
  isSplit,
  layersOf,
  piecesOf,
  type LayerPart,
} from '../framing/pieces.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Preview, State } from '../state.ts'

/** Black with the mask as its alpha: the panel gives it a colour. */
function veil(plane: Uint8Array, size: Size): Promise<ImageBitmap> {
  const image = new ImageData(size.width, size.height)
  plane.forEach((alpha, at) => {
    image.data[4 * at + 3] = alpha
  })
  return createImageBitmap(image)
}

async function pictures(
  { exported, plane, coverage }: Measured,
  masked: boolean,
): Promise<Omit<Preview, 'regions'>> {
  const { png } = exported.source
  const source = await createImageBitmap(new Blob([png as BlobPart]))
  return masked
    ? { source, mask: await veil(plane, source), coverage }
    : { source, mask: null, coverage: null }
}

/**
 * Measures what is selected. The last request wins: a slow export must not
 * cover a newer selection.
 */
export function createPreview(
  state: State,
  host: Remote<Host>,
  pixels: Pixels,
): { refresh: () => Promise<void>; showRegions: () => void } {
  let latest = 0
  let newest: Promise<void> = Promise.resolve()
  let shown: string | undefined
  /** By the masks of what is shown, canvas units. */
  let covered: Rect | null = null

  const showRegions = () => {
    const target = state.targets.value[0]
    if (!state.preview.value || !target) return
    state.preview.value = { ...state.preview.value, regions: regions(target) }
  }

  const regions = (target: Target): Rect[] => {
    const { width, height } = target.source.bounds
    const { tool, maskOptions, parts } = state
    return piecesOf([target], maskOptions.value, parts.value).map((piece) => {
      const order = { ...piece, tool: tool.value }
      const { rect } = regionOf(order, piece.covered ?? covered)
      return {
        x: rect.x / width,
        y: rect.y / height,
        width: rect.width / width,
        height: rect.height / height,
      }
    })
  }

  /** Of a batch: what is on the preview has been measured. */
  const partsOfOthers = async (turn: number) => {
    const parts = new Map<string, LayerPart[]>()
    if (!isSplit(state.maskOptions.value)) return parts
    for (const target of state.targets.value.slice(1)) {
      if (turn !== latest) break
      if (!target.masks.length) continue
      const measured = await measure(
        target,
        { invert: false },
        { host, pixels },
      )
        // What cannot be measured cannot be sent: its job says why.
        .catch(() => ({ parts: [] }))
      parts.set(layersOf(target), measured.parts)
    }
    return parts
  }

  const measureAll = async (turn: number): Promise<void> => {
    const target = state.targets.value[0]
    state.previewFailure.value = null
    const layers = target && layersOf(target)
    // Another layer's picture and coverage would be taken for this one's.
    if (layers !== shown) state.preview.value = null
    shown = layers
    if (!target) return
    let parts: LayerPart[] = []
    try {
      const { invert } = state.maskOptions.value
      const measured = await measure(target, { invert }, { host, pixels })
      const drawn = await pictures(measured, target.masks.length > 0)
      if (turn !== latest) return await newest
      covered = measured.bounds
      parts = measured.parts
      state.preview.value = { ...drawn, regions: regions(target) }
    } catch (thrown) {
      if (turn !== latest) return newest
      state.preview.value = null
      state.previewFailure.value = failureFrom(thrown)
    }
    const all = await partsOfOthers(turn)
    if (turn !== latest) return newest
    state.parts.value = all.set(layersOf(target), parts)
  }

  return {
    /** @returns when what was asked for last is measured */
    refresh: () => (newest = measureAll(++latest)),
    showRegions,
  }
}
