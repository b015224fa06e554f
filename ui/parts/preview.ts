import { computed, effect, signal, untracked } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Host, Target } from '../../plugin/shared/protocol.ts'
import { failureFrom, type Failure } from '../failures/failure.ts'
import { measure, type Measured } from '../framing/measure.ts'
import {
  isMasked,
  isSplit,
  layersOf,
  piecesOf,
  type LayerPart,
  type Parts,
} from '../framing/pieces.ts'
import { regionOf } from '../framing/window.ts'
import { besideMask } from '../framing/beside.ts'
import { alphaImage } from '../pixels/alpha-image.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { KnownBeside } from '../pixels/softness.ts'
import type { MaskPlane } from '../pixels/strokes.ts'
import type { MaskOptions } from '../tools/order.ts'
import type { Form } from './form.ts'
import { closeScale } from './paint.ts'
import type { SelectionPart } from './selection.ts'

/** The source and its mask as the panel shows them. */
export interface Shown {
  source: ImageBitmap
  /** The mask as alpha, same size as `source`; null without a mask. */
  mask: ImageBitmap | null
  /** 0 to 1 of the source's area; null without a mask. */
  coverage: number | null
}

/** A source to be painted on, with what masks it, whatever is inverted. */
export interface CloseUp extends Pick<Shown, 'source' | 'mask'> {
  /** The mask again, as it is saved. */
  under: MaskPlane | null
}

async function pictures(
  { source, plane, coverage }: Measured,
  masked: boolean,
): Promise<Shown> {
  const png = source.png as Uint8Array<ArrayBuffer>
  const bitmap = await createImageBitmap(new Blob([png]))
  return masked
    ? {
        source: bitmap,
        mask: await createImageBitmap(alphaImage(plane, bitmap)),
        coverage,
      }
    : { source: bitmap, mask: null, coverage: null }
}

interface PreviewOptions {
  selection: SelectionPart
  form: Pick<Form, 'engine' | 'maskOptions'>
  host: Pick<Remote<Host>, 'look'>
  pixels: Pixels
}

export type Preview = ReturnType<typeof createPreview>

/**
 * Measures what is selected. The last request wins: a slow export must not
 * cover a newer selection.
 */
export function createPreview(known: PreviewOptions) {
  const { selection, form, host, pixels } = known
  const { targets, inView } = selection
  const shown = signal<Shown | null>(null)
  const failure = signal<Failure | null>(null)
  /** What lies far apart; of a batch only what was in view where no one asked. */
  const parts = signal<Parts>(new Map())
  /** By the masks of what is shown, canvas units. */
  const covered = signal<Rect | null>(null)
  /** Of what is shown, from its masks, pixels of the small export. */
  const furthest = signal(0)
  /** A request for each separate part, where the engine or the designer wants it. */
  const options = computed((): MaskOptions => {
    const { framing } = form.engine.value
    const apart = framing.kind === 'window' && framing.apart === true
    const chosen = form.maskOptions.value
    return apart ? { ...chosen, split: true, invert: false } : chosen
  })
  let latest = 0
  let newest: Promise<void> = Promise.resolve()
  /** Of what came into view. */
  let latestView = 0
  let view: Promise<void> = Promise.resolve()
  let shownLayers: string | null = null

  /**
   * What will be sent by each request, as shares of the source's box; may reach
   * outside.
   */
  const regions = computed((): Rect[] => {
    const target = inView.value
    const { framing } = form.engine.value
    if (!shown.value || !target || framing.kind !== 'window') return []
    const { width, height } = target.place.bounds
    return piecesOf([target], options.value, parts.value).map((piece) => {
      const known = piece.covered ?? covered.value
      const { rect } = regionOf(piece.target, piece.mask!, framing, known)
      return {
        x: rect.x / width,
        y: rect.y / height,
        width: rect.width / width,
        height: rect.height / height,
      }
    })
  })

  /** What the mask leaves of what is shown; parts that lie apart leave each other. */
  const beside = computed((): KnownBeside | null => {
    const target = inView.value
    const { framing } = form.engine.value
    if (!shown.value || !target || framing.kind !== 'window') return null
    const [piece, ...others] = piecesOf([target], options.value, parts.value)
    if (!piece?.mask || others.length || !covered.value) return null
    return besideMask(
      piece.target,
      piece.mask,
      framing,
      covered.value,
      furthest.value,
    )
  })

  /** Of a batch: what is in view has been measured. */
  const partsOfOthers = async (seen: Target | null, turn: number) => {
    const found = new Map<string, LayerPart[]>()
    if (!isSplit(options.value)) return found
    for (const target of targets.value.filter(isMasked)) {
      if (turn !== latest) break
      if (target === seen) continue
      const measured = await measure(
        target,
        { invert: false },
        { host, pixels },
      )
        // What cannot be measured cannot be sent: its job says why.
        .catch(() => ({ parts: [] }))
      found.set(layersOf(target), measured.parts)
    }
    return found
  }

  const show = async (target: Target, turn: number, at: number) => {
    const keepParts = (own: LayerPart[]) => {
      if (turn === latest)
        parts.value = new Map(parts.value).set(layersOf(target), own)
    }
    try {
      const { invert } = options.value
      const measured = await measure(target, { invert }, { host, pixels })
      keepParts(measured.parts)
      const drawn = await pictures(measured, isMasked(target))
      if (at !== latestView) return
      covered.value = measured.bounds
      furthest.value = measured.furthest
      shown.value = drawn
    } catch (thrown) {
      keepParts([])
      if (at !== latestView) return
      shown.value = null
      failure.value = failureFrom(thrown)
    }
  }

  const measureOthers = async (seen: Target | null, turn: number) => {
    await view
    const others = await partsOfOthers(seen, turn)
    if (turn !== latest) return newest
    const own = seen && parts.value.get(layersOf(seen))
    parts.value = own ? others.set(layersOf(seen), [...own]) : others
  }

  const unmeasured = computed(
    () =>
      isSplit(options.value) &&
      targets.value
        .filter(isMasked)
        .some((target) => !parts.value.has(layersOf(target))),
  )

  /** @param isLeafed nothing but another of the same batch has come into view */
  const look = (target: Target | null, isLeafed: boolean) => {
    failure.value = null
    const layers = target ? layersOf(target) : null
    // Another layer's picture and coverage would be taken for this one's.
    if (layers !== shownLayers) shown.value = null
    shownLayers = layers
    if (!isLeafed) latest++
    const at = ++latestView
    view = target?.source ? show(target, latest, at) : Promise.resolve()
    if (!isLeafed) newest = measureOthers(target, latest)
  }

  /** What is selected or asked for anew is looked at anew. */
  const follow = () => {
    const inverted = computed(() => options.value.invert)
    const split = computed(() => isSplit(options.value))
    let asked: readonly unknown[] = []
    effect(() => {
      const now = [targets.value, inverted.value, split.value]
      const isLeafed = now.every((one, at) => one === asked[at])
      asked = now
      const target = inView.value
      untracked(() => look(target, isLeafed))
    })
  }
  follow()

  return {
    shown,
    failure,
    parts,
    options,
    regions,
    beside,
    unmeasured,
    closeUp: async (target: Target): Promise<CloseUp> => {
      const measured = await measure(
        target,
        { invert: false },
        { host, pixels },
        closeScale(target.place.bounds),
      )
      const { source, mask } = await pictures(measured, isMasked(target))
      const { width, height } = source
      const under = { plane: measured.plane, size: { width, height } }
      return { source, mask, under: mask && under }
    },
    /** When what was selected or asked for last is measured. */
    settled: async () => {
      await newest
      await view
    },
  }
}
