import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Layer, Target } from '../../plugin/shared/protocol.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { MaskPlane } from '../pixels/strokes.ts'
import { onCanvas, scaledStrokes, type Stroke } from './paint.ts'
import type { Screen } from './screen.ts'
import type { SelectionPart } from './selection.ts'

interface MasksOptions {
  selection: SelectionPart
  screen: Screen
  host: Pick<Remote<Host>, 'addMask' | 'choose' | 'liftOut'>
  pixels: Pick<Pixels, 'maskFromStrokes'>
}

/** What masks nothing else of a batch. */
function ownMasks(target: Target, batch: readonly Target[]): Layer[] {
  const isShared = (id: string) =>
    batch.some(
      ({ source, mask }) =>
        source?.id !== target.source?.id &&
        mask?.layers.some((layer) => layer.id === id),
    )
  return (target.mask?.layers ?? []).filter(({ id }) => !isShared(id))
}

export type Masks = ReturnType<typeof createMasks>

/** What a designer says about masks in the panel; Figma's tools do the rest. */
export function createMasks({ selection, screen, host, pixels }: MasksOptions) {
  const { current, source, targets } = selection

  return {
    addShape: async () => {
      if (source.value) await host.addMask(source.value, null, [])
    },
    /**
     * A mask of what was painted, in place of what masked the source before.
     *
     * @param under what was painted on
     */
    savePainting: async (
      target: Target,
      under: MaskPlane | null,
      strokes: readonly Stroke[],
    ) => {
      const { source } = target
      if (!source) return
      const painted = await pixels.maskFromStrokes(
        scaledStrokes(strokes, under, source.bounds),
      )
      screen.open('edit')
      if (!painted) return
      const picture = {
        png: painted.png,
        bounds: onCanvas(painted.rect, source.bounds),
      }
      await host.addMask(source, picture, ownMasks(target, targets.value))
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
    /** Auto-layout lets them lie where they are. */
    liftOut: async () => {
      await host.liftOut(current.value.flowing)
      await selection.read()
    },
    forgetChoice: () => host.choose(null),
  }
}
