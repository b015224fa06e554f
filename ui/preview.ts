import type { Remote } from '../plugin/shared/bridge.ts'
import type { Rect, Size } from '../plugin/shared/geometry.ts'
import type { Host, Target } from '../plugin/shared/protocol.ts'
import { failureFrom } from './jobs/failure.ts'
import { rectOn, regionOf } from './jobs/order.ts'
import type { Pixels } from './pixels/pixels.ts'
import type { State } from './state.ts'

/** The longest side of the preview, pixels: twice the panel's width. */
const previewSide = 680

/** Black with the mask as its alpha: the panel gives it a colour. */
function veil(plane: Uint8Array, size: Size): Promise<ImageBitmap> {
  const image = new ImageData(size.width, size.height)
  plane.forEach((alpha, at) => {
    image.data[4 * at + 3] = alpha
  })
  return createImageBitmap(image)
}

/** The last request wins: a slow export must not cover a newer selection. */
export function createPreview(
  state: State,
  host: Remote<Host>,
  pixels: Pixels,
): { refresh: () => Promise<void>; showRegion: () => void } {
  let latest = 0

  const showRegion = () => {
    const target = state.targets.value[0]
    if (!state.preview.value || !target) return
    state.preview.value = { ...state.preview.value, region: region(target) }
  }

  const region = (target: Target): Rect | null => {
    if (!target.masks.length) return null
    const { width, height } = target.source.bounds
    const { rect } = regionOf({
      target,
      tool: state.tool.value,
      mask: state.maskOptions.value,
    })
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
    if (!target) {
      state.preview.value = null
      return
    }
    try {
      const { width, height } = target.source.bounds
      const scale = Math.min(4, previewSide / Math.max(width, height))
      const exported = await host.export(target, scale)
      const source = await createImageBitmap(
        new Blob([exported.source.png as BlobPart]),
      )
      const sourceSize = { width: source.width, height: source.height }
      const shown = await pixels.preview({
        sourceSize,
        masks: exported.masks.map((picture) => ({
          bytes: picture.png,
          rect: rectOn(exported.source, picture, scale),
        })),
        invert: state.maskOptions.value.invert,
      })
      if (turn !== latest) return
      const masked = target.masks.length > 0
      state.preview.value = {
        source,
        mask: masked ? await veil(shown.plane, sourceSize) : null,
        coverage: masked ? shown.coverage : null,
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
