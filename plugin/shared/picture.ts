import type { Rect, Size, Transform } from './geometry.ts'

/** A PNG and the box on the page that it shows, canvas units. */
export interface Picture {
  png: Uint8Array
  bounds: Rect
}

/** A picture that fills a layer, as it lies in the document. */
export interface OwnPicture {
  hash: string
  /** PNG, JPEG or GIF. */
  bytes: Uint8Array
  size: Size
}

/** A mask layer's picture. */
export interface ExportedMask extends Picture {
  /** The layer's. */
  id: string
}

export interface Exported {
  source: Picture
  /** In the order of the mask's layers, those without visible pixels left out. */
  masks: ExportedMask[]
}

/** A closed path of a layer, as SVG has them, in the layer's own space. */
export interface Outline {
  data: string
  windingRule: 'NONZERO' | 'EVENODD'
  toPage: Transform
}

/** A hidden mask: it has no picture as long as nothing is written. */
export interface OutlinedMask {
  /** The layer's. */
  id: string
  outlines: Outline[]
}

export interface Looked {
  source: Picture
  /** In the order of the mask's layers, those that cover nothing left out. */
  masks: (ExportedMask | OutlinedMask)[]
}
