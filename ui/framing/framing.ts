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
  | {
      kind: 'whole'
      fit: Fit
      /** Whether what is transparent stays so, or is laid over white. */
      alpha: 'kept' | 'white'
      /** To the shape of what the model keeps, about the middle. */
      crop?: true
    }
  /** The very file of the picture that fills the source. */
  | { kind: 'own' }
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
  /** A window over what is transparent in the source, or beyond it. */
  | { kind: 'empty'; fit: Fit }

export type Part = FilePart<ImageType>

/** What an engine may send, by framing; `pictures` by the names of their fields. */
export interface Files {
  /** `size` of what shall be made, canvas units. */
  nothing: Pictured & { size: Size }
  whole: Pictured & { image: Part; size: Size }
  own: Pictured & { image: Part; size: Size }
  window: Pictured & { image: Part; mask: Part; size: Size }
  empty: Pictured & { image: Part; mask: Part; size: Size }
}

interface Pictured {
  pictures: Readonly<Record<string, readonly Part[]>>
}

export type AnyFiles = Files[Framing['kind']]

/** How an answer is laid back, even another day: plain data, journalled. */
export type Laying =
  | { kind: 'new'; at: Place }
  | { kind: 'whole'; bounds: Rect }
  /** In place of the picture with that hash. */
  | { kind: 'own'; hash: string; bounds: Rect }
  | WindowLaying

export interface WindowLaying {
  kind: 'window'
  /** Of the source on the page when it was exported, or as it shall become, canvas units. */
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
