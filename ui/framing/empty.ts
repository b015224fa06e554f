import { Failed } from '../../plugin/shared/failure.ts'
import {
  scaled,
  shifted,
  union,
  type Point,
  type Rect,
} from '../../plugin/shared/geometry.ts'
import { exportLimits } from '../../plugin/shared/limits.ts'
import { sizeOfPng } from '../../plugin/shared/png.ts'
import type { Target } from '../../plugin/shared/protocol.ts'
import type { PixelFailure } from '../pixels/failure.ts'
import { chooseRegion, type Region } from '../pixels/region.ts'
import { behindOf, preparedOn } from './behind.ts'
import { png, type Easel, type Framer } from './framer.ts'
import type { Framing } from './framing.ts'
import { smallScale } from './measure.ts'
import { sourceBounds, windowOnPage } from './on-page.ts'

/**
 * How far into the original the model may paint, pixels of the request. None of
 * it is taken: the original stays exact, and gives the colours to match.
 */
const softness = { feather: 0, grow: 16 } as const

/** What the source becomes, and where it lies in that, canvas units. */
function grownOf(target: Target): { bounds: Rect; at: Point } {
  const source = sourceBounds(target)
  const bounds = target.grown ?? source
  const at = { x: source.x - bounds.x, y: source.y - bounds.y }
  return { bounds, at }
}

/** What lies beyond the source in what it becomes, canvas units. */
function beyond(target: Target): Rect | null {
  const { bounds, at } = grownOf(target)
  const { width, height } = sourceBounds(target)
  const right = bounds.width - at.x - width
  const bottom = bounds.height - at.y - height
  const strips: Rect[] = [
    { x: 0, y: 0, width: at.x, height: bounds.height },
    { x: at.x + width, y: 0, width: right, height: bounds.height },
    { x: 0, y: 0, width: bounds.width, height: at.y },
    { x: 0, y: at.y + height, width: bounds.width, height: bottom },
  ]
  return union(
    strips.filter((strip) => strip.width > 0.5 && strip.height > 0.5),
  )
}

/** What is transparent inside the source, canvas units of what it becomes. */
async function emptyInside(
  target: Target,
  { host, pixels }: Pick<Easel, 'host' | 'pixels'>,
): Promise<Rect | null> {
  const { at } = grownOf(target)
  const scale = smallScale(sourceBounds(target))
  const { source } = await host.look({ ...target, mask: null }, scale)
  const painted = await pixels.emptyArea({ source: source.png })
  return painted && shifted(scaled(painted.rect, 1 / scale), at)
}

function regionFor(
  { fit }: Extract<Framing, { kind: 'empty' }>,
  source: Rect,
  mask: Rect,
): Region {
  return chooseRegion({
    source,
    mask,
    context: 'balanced',
    fit,
    density: null,
    limits: exportLimits,
    softness,
  })
}

/** The same in pixels of the source's own export. */
function fromSource({ window, scale, ...rest }: Region, at: Point): Region {
  const x = window.x - Math.round(at.x * scale)
  const y = window.y - Math.round(at.y * scale)
  return { ...rest, scale, window: { ...window, x, y } }
}

/** A window over what is transparent in the source and what lies beyond it. */
export const frameEmpty: Framer<'empty'> = async (
  framing,
  { target, matchColors },
  easel,
  { signal, preparing },
) => {
  const { host, pixels } = easel
  const outside = beyond(target)
  const inside = await emptyInside(target, easel)
  signal.throwIfAborted()
  const mask = union([outside, inside].filter((rect) => rect !== null))
  if (!mask) throw new Failed<PixelFailure>({ kind: 'nothing-empty' })
  const { bounds, at } = grownOf(target)
  const grown = regionFor(framing, bounds, mask)
  const unmasked = { ...target, mask: null }
  const exported = await host.export(unmasked, grown.scale)
  const { source, blending } = exported
  signal.throwIfAborted()

  preparing()
  const region = fromSource(grown, at)
  const { image, composite, send, reference, ...prepared } = await preparedOn(
    {
      source: source.png,
      masks: [],
      window: region.window,
      opacity: blending.opacity,
      empty: true,
      invert: false,
      transparency: 'fill',
      ...softness,
    },
    () => behindOf(unmasked, exported, grown.scale, host),
    pixels,
  )
  signal.throwIfAborted()
  if (prepared.bounds === null)
    throw new Failed<PixelFailure>({ kind: 'nothing-empty' })
  return {
    files: {
      image: png(image, 'image.png'),
      mask: png(prepared.mask, 'mask.png'),
      size: sizeOfPng(image),
    },
    laying: {
      kind: 'window',
      bounds: source.bounds,
      region,
      composite,
      send,
      alpha: null,
      transparency: 'fill',
      reference,
      matchColors,
      keeps: false,
      sample: null,
    },
    seen: { png: image, bounds: windowOnPage(region, source.bounds) },
  }
}
