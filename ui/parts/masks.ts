import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import { onCanvas, scaledStrokes, type Stroke } from './paint.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { State } from '../state.ts'

/** What a designer says about masks in the panel; Figma's tools do the rest. */
export function createMasks(state: State, host: Remote<Host>, pixels: Pixels) {
  const source = () => state.targets.value[0]?.source

  return {
    addShape: async () => {
      const on = source()
      if (on) await host.addMask(on, null)
    },
    savePainting: async (strokes: readonly Stroke[]) => {
      const on = source()
      if (!on) return
      const { bounds } = on
      const painted = await pixels.maskFromStrokes(
        scaledStrokes(strokes, bounds),
      )
      state.screen.value = 'edit'
      if (painted)
        await host.addMask(on, {
          png: painted.png,
          bounds: onCanvas(painted.rect, bounds),
        })
    },
    /** The layer masks what was understood as source, or what else is selected. */
    useAsMask: async (layerId: string) => {
      const others = state.selection.value.layers.filter(
        ({ id }) => id !== layerId,
      )
      const current = source()
      const sourceId =
        current && current.id !== layerId ? current.id : others[0]?.id
      if (sourceId) await host.choose({ sourceId, maskIds: [layerId] })
    },
    /** The layer is the source, and whatever else is selected masks it. */
    editInstead: (layerId: string) => {
      const maskIds = state.selection.value.layers
        .map(({ id }) => id)
        .filter((id) => id !== layerId)
      return host.choose({ sourceId: layerId, maskIds })
    },
    forgetChoice: () => host.choose(null),
  }
}
