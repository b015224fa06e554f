import { area, type Rect, type Size } from '../../plugin/shared/geometry.ts'
import { groundOf, type Behind } from './backdrop.ts'
import {
  decode,
  encodePng,
  insideOf,
  readBitmap,
  type Raster,
} from './codec.ts'
import type { ColorReference } from './color.ts'
import {
  coverageOf,
  keepWithin,
  type MaskPicture,
  type Reading,
} from './coverage.ts'
import { boundsOf, coveredArea } from './extent.ts'
import { readHeader } from './header.ts'
import {
  eachRow,
  invertInside,
  keep,
  ring,
  sendPixels,
  shapeMasks,
  type ChangeColor,
} from './mask.ts'
import { referenceOf } from './match.ts'
import { shownThrough, type Transparency } from './patch.ts'
import { sampleOf } from './sample.ts'
import type { SoftnessChoice } from './softness.ts'
import { drive } from './steps.ts'
import { alphaOf, extendEdges, flatten } from './window.ts'

/** What of the masks counts is read in pixels of the source's picture. */
export type PrepareRequest = PreparedOf & Reading

interface PreparedOf extends SoftnessChoice {
  /** PNG as it was exported. */
  source: Uint8Array
  /** What changes is what is transparent in the source, or beyond it. */
  empty?: boolean
  /** None: the whole source changes. */
  masks: readonly MaskPicture[]
  /** Whole pixels of the source's picture; may reach outside of it. */
  window: Rect
  /** What transparent parts are laid over; white where nothing is given. */
  behind?: Behind | null
  /** Of the pixels in the sent mask that are to be edited; black unless told. */
  change?: ChangeColor
  /** As the answer will be applied: `bounds` depends on it. */
  transparency?: Transparency
  /** The engine says that it keeps what is not masked: a sample is taken. */
  keeps?: boolean
}

export interface Prepared {
  /** What is sent: PNG of the window's size, opaque. */
  image: Uint8Array
  /** What is sent: PNG of the same size, `change` where it is to be edited. */
  mask: Uint8Array
  /** How much of the answer is laid over the original, 0 to 255 a pixel. */
  composite: Uint8Array
  /** `keep`, `edit` or `ring` of `mask.ts` a pixel. */
  send: Uint8Array
  /** The source's alpha, 0 to 255 a pixel; null where all of it is opaque. */
  alpha: Uint8Array | null
  /** The original's colours near the mask; null where too little is known. */
  reference: ColorReference | null
  /** Some of what an engine has to keep; null unless it was asked for. */
  sample: Uint8Array | null
  /** Share of the source's area that the masks cover within the window. */
  coverage: number
  /** Of what may change, in pixels of the window; null where nothing does. */
  bounds: Rect | null
  /** Whether `image` is the very bytes of the source. */
  whole: boolean
}

/** @throws Failed: unreadable-image */
export async function prepare(request: PrepareRequest): Promise<Prepared> {
  const { masks, window, invert, within, keeps } = request
  const picture = windowOf(request)
  // A mask may fail first: nobody must be left with an unheard rejection.
  picture.catch(() => undefined)
  const drawn = await coverageOf(masks, window)
  const { image, raster, size, alpha, whole } = await picture
  const inside = insideOf(size, window)
  const coverage = request.empty ? emptiness(window, inside, alpha) : drawn
  if (within) keepWithin(coverage, window, within)
  if (inside && invert) invertInside(coverage, window.width, inside)

  const { width, height } = window
  const { send, composite } = await drive(
    shapeMasks(
      coverage,
      window,
      // Beyond the source too something is to be painted.
      request.empty ? { x: 0, y: 0, width, height } : inside,
      request,
    ),
  )
  if (alpha && !seesBehind(request)) forgetUnseen(send, alpha)
  const mask = encodePng({
    data: sendPixels(send, request.change),
    width,
    height,
  })
  const reference = await drive(referenceOf(raster, send))
  const sample = keeps ? sampleOf(raster, send) : null
  const shown = shownThrough(composite, alpha, request.transparency)
  return {
    image,
    mask: await mask,
    composite,
    send,
    alpha,
    reference,
    sample,
    coverage: Math.min(1, coveredArea(coverage) / area(size)),
    bounds: boundsOf(shown, window),
    whole,
  }
}

/** 255 where nothing of the source is. */
function emptiness(
  { width, height }: Size,
  inside: Rect | null,
  alpha: Uint8Array | null,
): Uint8Array {
  const coverage = new Uint8Array(width * height).fill(255)
  if (inside)
    eachRow(inside, width, (from, to) => {
      for (let at = from; at < to; at++)
        coverage[at] = alpha ? 255 - alpha[at]! : 0
    })
  return coverage
}

function seesBehind({ behind }: PrepareRequest): boolean {
  return !!behind && 'bytes' in behind
}

/** One colour behind what is transparent is no colour of the picture. */
function forgetUnseen(send: Uint8Array, alpha: Uint8Array): void {
  for (let at = 0; at < send.length; at++)
    if (alpha[at]! < 255 && send[at] === ring) send[at] = keep
}

interface Picture {
  image: Uint8Array
  /** Of the window, as it is sent. */
  raster: Raster
  /** Of the whole source. */
  size: Size
  /** Of the source in the window; null where all of it is opaque. */
  alpha: Uint8Array | null
  whole: boolean
}

/** The window of the source as PNG: Figma's own bytes where they are just that. */
async function windowOf(request: PrepareRequest): Promise<Picture> {
  const { source, window, behind } = request
  const { raster, size } = await decodeWindow(source, window)
  const inside = insideOf(size, window)
  const alpha = inside && (await drive(alphaOf(raster, inside)))
  const whole =
    !alpha &&
    window.x === 0 &&
    window.y === 0 &&
    window.width === size.width &&
    window.height === size.height
  if (whole) return { image: source, raster, size, alpha, whole }
  if (inside && alpha) {
    const ground = await groundOf(behind, window)
    await drive(flatten(raster, inside, alpha, ground))
  }
  if (inside) await drive(extendEdges(raster, inside))
  return { image: await encodePng(raster), raster, size, alpha, whole }
}

/**
 * The window of the picture, and the size of all of it.
 *
 * @throws Failed: unreadable-image
 */
async function decodeWindow(
  source: Uint8Array,
  window: Rect,
): Promise<{ raster: Raster; size: Size }> {
  const { width, height } = readHeader(source)
  const bitmap = await decode(source, 'figma', window)
  try {
    const raster = await drive(readBitmap(bitmap))
    return { raster, size: { width, height } }
  } finally {
    bitmap.close()
  }
}
