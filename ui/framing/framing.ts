import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import type { Place } from '../../plugin/shared/protocol.ts'
import type { FilePart, ImageType } from '../ideogram/field.ts'
import type { Fit } from '../ideogram/sizes.ts'
import type { ColorReference } from '../pixels/color.ts'
import type { Transparency } from '../pixels/patch.ts'
import type { Region } from '../pixels/region.ts'

/** What leaves. */
export type Framing =
  | { kind: 'nothing' }
  | { kind: 'whole'; fit: Fit }
  | {
      kind: 'window'
      /** The size in which a model gives back what it was given. */
      fit: Fit
      /** The colour in the mask that means *change*. */
      change: 'black' | 'white'
      /** The model keeps the size, and untouched pixels as they are. */
      keeps?: true
      /** One request for each separate part of the mask. */
      apart?: true
    }

export type Part = FilePart<ImageType>

/** What an engine may send, by framing. */
export interface Files {
  /** `size` of what shall be made, canvas units. */
  nothing: { size: Size }
  whole: { image: Part }
  window: { image: Part; mask: Part; size: Size }
}

export type AnyFiles = Files[Framing['kind']]

/** How an answer is laid back, even another day: plain data, journalled. */
export type Laying =
  { kind: 'new'; at: Place } | { kind: 'whole'; bounds: Rect } | WindowLaying

export interface WindowLaying {
  kind: 'window'
  /** Of the source on the page when it was exported, canvas units. */
  bounds: Rect
  region: Region
  /** Alpha of the patch, window width × height. */
  composite: Uint8Array
  /** What was asked for, a role a pixel as in `pixels/mask.ts`. */
  send: Uint8Array
  /** Of the source, window width × height; null where all of it is opaque. */
  alpha: Uint8Array | null
  transparency: Transparency
  reference: ColorReference | null
  matchColors: boolean
  /** The model promises to keep what is not masked, and some of that. */
  keeps: boolean
  sample: Uint8Array | null
}
