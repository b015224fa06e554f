import type { Remote } from '../plugin/shared/bridge.ts'
import type { Rect, Size } from '../plugin/shared/geometry.ts'
import type { Host, Target } from '../plugin/shared/protocol.ts'
import { failureFrom } from './jobs/failure.ts'
import { measure } from './jobs/measure.ts'
import { regionOf } from './jobs/order.ts'
import type { Pixels } from './pixels/pixels.ts'
import type { State } from './state.ts'

/** Black with the mask as its alpha: the panel gives it a colour. */
function veil(plane: Uint8Array, size: Size): Promise<ImageBitmap> {
  const image = new ImageData(size.width, size.height)
  plane.forEach((alpha, at) => {
    image.data[4 * at + 3] = alpha
  })
  return createImageBitmap(image)
}

function layersOf({ source, masks }: Target): string {
  return [source, ...masks].map(({ id }) => id).join()
}

/** The last request wins: a slow export must not cover a newer selection. */
export function createPreview(
  state: State,
  host: Remote<Host>,
  pixels: Pixels,
): { refresh: () => Promise<void>; showRegion: () => void } {
  let latest = 0
  let shown: string | undefined
  /** By the masks of what is shown, canvas units. */
  let covered: Rect | null = null

  const showRegion = () => {
    const target = state.targets.value[0]
    if (!state.preview.value || !target) return
    state.preview.value = { ...state.preview.value, region: region(target) }
  }

  const region = (target: Target): Rect | null => {
    if (!target.masks.length) return null
    const { width, height } = target.source.bounds
    const { rect } = regionOf(
      { target, tool: state.tool.value, mask: state.maskOptions.value },
      covered,
    )
    return {
      x: rect.x / width,
      y: rect.y / height,
      width: rect.width / width,
      height: rect.height / height,
    }
  }

  const refresh = async () => {
    const turn = ++latest
    const target = state.targets.value[0]
    state.previewFailure.value = null
    const layers = target && layersOf(target)
    // Another layer's picture and coverage would be taken for this one's.
    if (layers !== shown) state.preview.value = null
    shown = layers
    if (!target) return
    try {
      const { invert } = state.maskOptions.value
      const measured = await measure(target, invert, { host, pixels })
      const { png } = measured.exported.source
      const source = await createImageBitmap(new Blob([png as BlobPart]))
      const masked = target.masks.length > 0
      const mask = masked ? await veil(measured.plane, source) : null
      if (turn !== latest) return
      covered = measured.bounds
      state.preview.value = {
        source,
        mask,
        coverage: masked ? measured.coverage : null,
        region: region(target),
      }
    } catch (thrown) {
      if (turn !== latest) return
      state.preview.value = null
      state.previewFailure.value = failureFrom(thrown)
    }
  }

  return { refresh, showRegion }
}
