import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Behind } from './backdrop.ts'
import type { ColorReference } from './color.ts'
import type { CompareRequest, Compared } from './compare.ts'
import type { MaskPicture, Reading } from './coverage.ts'
import type { Framed, FrameRequest } from './frame.ts'
import type { ChangeColor } from './mask.ts'
import type { Transparency } from './patch.ts'
import type { Shaped, ShapeRequest } from './shape.ts'
import type { SoftnessChoice } from './softness.ts'

/** What of the masks counts is read in pixels of the source's picture. */
export type PrepareRequest = PreparedOf & Reading

export interface PreparedOf extends SoftnessChoice {
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
  /** Of the source, as its picture shows it, 0 to 1; 1 unless told. */
  opacity?: number
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
  /**
   * The source's alpha without its own opacity, 0 to 255 a pixel; null where all
   * of it is opaque.
   */
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

/** The parts of the work; two of them may run beside each other. */
export interface Preparing {
  frameWindow: (request: FrameRequest) => Promise<Framed>
  shapeMasks: (request: ShapeRequest) => Promise<Shaped>
  compare: (request: CompareRequest) => Promise<Compared>
}

/** All that Figma's PNG header takes. */
const headerBytes = 32

/** @throws Failed: unreadable-image */
export async function prepare(
  request: PrepareRequest,
  { frameWindow, shapeMasks, compare }: Preparing,
): Promise<Prepared> {
  const {
    source,
    behind,
    opacity = 1,
    keeps = false,
    empty,
    ...shaping
  } = request
  const { window, transparency = 'keep' } = request
  const header = source.slice(0, headerBytes)
  const framing = frameWindow({
    source,
    window,
    behind: behind ?? null,
    opacity,
  })
  const shape = async () =>
    shapeMasks({
      ...shaping,
      header,
      clear: empty ? { alpha: (await framing).alpha } : null,
    })
  const [framed, shaped] = await Promise.all([framing, shape()])
  const { raster, image, alpha, whole } = framed
  const { mask, composite, coverage } = shaped
  const { send, reference, sample, bounds } = await compare({
    raster,
    send: shaped.send,
    keeps,
    bounds: shaped.bounds,
    clear: alpha && {
      alpha,
      composite,
      transparency,
      known: !!behind && 'bytes' in behind,
    },
  })
  return {
    image,
    mask,
    composite,
    send,
    alpha,
    reference,
    sample,
    coverage,
    bounds,
    whole,
  }
}
