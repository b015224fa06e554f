import { shifted, type Rect, type Size } from '../../plugin/shared/geometry.ts'
import {
  canvasOf,
  decode,
  encodePng,
  readPixels,
  type Raster,
} from './codec.ts'
import { colorsOf, matchColors, type ColorReference } from './color.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import { boundsOf, cropped } from './extent.ts'
import type { PixelFailure } from './failure.ts'
import { readHeader, type PictureType } from './header.ts'
import { cutPatch } from './patch.ts'
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
}

/** @throws Failed: unreadable-image, empty-mask */
export async function apply(request: ApplyRequest): Promise<Applied> {
  const { answer, size, reference, match } = request
  // What is neither changed nor compared need not be read.
  const part = boundsOf(request.send, size)
  if (!part) throw new Failed<PixelFailure>({ kind: 'empty-mask' })
  const send = cropped(request.send, size.width, part)
  const composite = cropped(request.composite, size.width, part)
  const { raster, scaled } = await decodeAnswer(answer, size, part)
  if (match && reference) {
    const colors = await drive(colorsOf(raster, send))
    if (colors) await drive(matchColors(raster, composite, colors, reference))
  }
  const patch = await drive(cutPatch(raster, composite))
  if (!patch) throw new Failed<PixelFailure>({ kind: 'empty-mask' })
  const png = await encodePng(patch.pixels)
  const rect = shifted(patch.rect, part)
  return { png, rect, scaled, type: readHeader(answer).type }
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
