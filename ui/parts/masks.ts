import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { Pixels } from '../pixels/pixels.ts'
import { onCanvas, scaledStrokes, type Stroke } from './paint.ts'
import type { Screen } from './screen.ts'
import type { SelectionPart } from './selection.ts'

interface MasksOptions {
  selection: SelectionPart
  screen: Screen
  host: Pick<Remote<Host>, 'addMask' | 'choose'>
  pixels: Pick<Pixels, 'maskFromStrokes'>
}

export type Masks = ReturnType<typeof createMasks>

/** What a designer says about masks in the panel; Figma's tools do the rest. */
export function createMasks({ selection, screen, host, pixels }: MasksOptions) {
  const { current, source } = selection

  return {
    addShape: async () => {
      if (source.value) await host.addMask(source.value, null)
    },
    savePainting: async (strokes: readonly Stroke[]) => {
      const on = source.value
      if (!on) return
      const painted = await pixels.maskFromStrokes(
        scaledStrokes(strokes, on.bounds),
      )
      screen.open('edit')
      if (painted)
        await host.addMask(on, {
          png: painted.png,
          bounds: onCanvas(painted.rect, on.bounds),
        })
    },
    /** The layer masks what was understood as source, or what else is selected. */
    useAsMask: async (layerId: string) => {
      const others = current.value.layers.filter(({ id }) => id !== layerId)
      const now = source.value
      const sourceId = now && now.id !== layerId ? now.id : others[0]?.id
      if (sourceId) await host.choose({ sourceId, maskIds: [layerId] })
    },
    /** The layer is the source, and whatever else is selected masks it. */
    editInstead: (layerId: string) => {
      const maskIds = current.value.layers
        .map(({ id }) => id)
        .filter((id) => id !== layerId)
      return host.choose({ sourceId: layerId, maskIds })
    },
    forgetChoice: () => host.choose(null),
  }
}
