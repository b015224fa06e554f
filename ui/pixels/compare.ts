import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import type { ColorReference } from './color.ts'
import { boundsOf } from './extent.ts'
import { keep, ring } from './mask.ts'
import { referenceOf } from './match.ts'
import { shownThrough, type Transparency } from './patch.ts'
import { sampleOf } from './sample.ts'
import { drive } from './steps.ts'

export interface CompareRequest {
  /** What is sent. */
  raster: Raster
  send: Uint8Array
  /** Of the composite. */
  bounds: Rect | null
  /** Whether a sample is taken of what an engine has to keep. */
  keeps: boolean
  /** Of a source that is not opaque. */
  clear: {
    alpha: Uint8Array
    composite: Uint8Array
    transparency: Transparency
    /** Whether what is behind is known, as a picture. */
    known: boolean
  } | null
}

export interface Compared {
  /** Without what is no colour of the picture. */
  send: Uint8Array
  reference: ColorReference | null
  sample: Uint8Array | null
  /** Of what may change; null where nothing does. */
  bounds: Rect | null
}

/** What an answer will be compared with, and where it will be seen at all. */
export async function compare(request: CompareRequest): Promise<Compared> {
  const { raster, send, keeps, clear } = request
  if (clear && !clear.known) forgetUnseen(send, clear.alpha)
  return {
    send,
    reference: await drive(referenceOf(raster, send)),
    sample: keeps ? sampleOf(raster, send) : null,
    bounds: clear ? boundsThrough(clear, raster) : request.bounds,
  }
}

/** One colour behind what is transparent is no colour of the picture. */
function forgetUnseen(send: Uint8Array, alpha: Uint8Array): void {
  for (let at = 0; at < send.length; at++)
    if (alpha[at]! < 255 && send[at] === ring) send[at] = keep
}

function boundsThrough(
  { composite, alpha, transparency }: NonNullable<CompareRequest['clear']>,
  size: Raster,
): Rect | null {
  return boundsOf(shownThrough(composite, alpha, transparency), size)
}
