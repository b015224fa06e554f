import { shifted, type Rect, type Size } from '../../plugin/shared/geometry.ts'
import {
  canvasOf,
  decode,
  encodePng,
  readPixels,
  type Raster,
} from './codec.ts'
import type { ColorReference } from './color.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import { boundsOf, cropped } from './extent.ts'
import type { PixelFailure } from './failure.ts'
import type { PictureType } from './format.ts'
import { readHeader } from './header.ts'
import { matchTo } from './match.ts'
import { cutPatch, shownThrough, type Transparency } from './patch.ts'
import { isKept, keptIn } from './sample.ts'
import { drive } from './steps.ts'

export interface ApplyRequest {
  /** A picture of any type a browser reads. */
  answer: Uint8Array
  /** Of the window. */
  size: Size
  composite: Uint8Array
  send: Uint8Array
  reference: ColorReference | null
  /** Fit the answer's colours to the original's. */
  match: boolean
  /** The source's, of the window's pixels; null or none: all is opaque. */
  alpha?: Uint8Array | null
  /** What becomes of what is transparent in the source; kept unless told. */
  transparency?: Transparency
  /** The engine says that it keeps what is not masked: if so nothing is matched. */
  keeps?: boolean
  /** Of what it has to keep, as it was sent; none: that is not looked at. */
  sample?: Uint8Array | null
}

export interface Applied {
  /** RGBA, transparent where nothing changed and at its edges. */
  png: Uint8Array
  /** Pixels of the window, the transparent margin included. */
  rect: Rect
  /** The answer came in another size. */
  scaled: boolean
  /** Of the answer. */
  type: PictureType
  /** Share of the patch that came transparent, 0 to 1: the original shows there. */
  clear: number
  /** Whether all that had to stay did; null where nothing was promised or sampled. */
  kept: boolean | null
}

/** @throws Failed: unreadable-image, empty-mask */
export async function apply(request: ApplyRequest): Promise<Applied> {
  const { answer, size, reference, match, keeps, sample } = request
  const { width, height } = size
  // What is neither changed nor compared need not be read.
  const part =
    keeps && sample
      ? { x: 0, y: 0, width, height }
      : boundsOf(request.send, size)
  if (!part) throw new Failed<PixelFailure>({ kind: 'empty-mask' })
  const cut = (plane: Uint8Array) => cropped(plane, width, part)
  const send = cut(request.send)
  const composite = shownThrough(
    cut(request.composite),
    request.alpha && cut(request.alpha),
    request.transparency,
  )
  const { raster, scaled } = await decodeAnswer(answer, size, part)
  const stayed = keeps && sample ? keptIn(raster, send, sample) : null
  const kept = stayed && isKept(stayed)
  if (match && reference && !(kept ?? keeps))
    await drive(matchTo(reference, raster, composite, send))
  const patch = await drive(cutPatch(raster, composite))
  if (!patch) throw new Failed<PixelFailure>({ kind: 'empty-mask' })
  const png = await encodePng(raster, patch.rect)
  const rect = shifted(patch.rect, part)
  const { clear } = patch
  return { png, rect, scaled, type: readHeader(answer).type, clear, kept }
}

/** The part's pixels of the answer, once that is `size` large. */
async function decodeAnswer(
  answer: Uint8Array,
  size: Size,
  part: Rect,
): Promise<{ raster: Raster; scaled: boolean }> {
  const bitmap = await decode(answer, 'foreign')
  try {
    const context = canvasOf(part)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, -part.x, -part.y, size.width, size.height)
    const scaled = bitmap.width !== size.width || bitmap.height !== size.height
    return { raster: await drive(readPixels(context)), scaled }
  } finally {
    bitmap.close()
  }
}
