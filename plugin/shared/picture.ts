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

/** How a layer is laid over what lies behind it; its own picture shows the opacity. */
export interface Blending {
  /** 0 to 1. */
  opacity: number
  /** As Figma names it. */
  mode: string
}

/** What lies behind a layer on its page. */
export interface Backdrop {
  /** Of the layer's own box; null where nothing is. */
  picture: Picture | null
  /** Of the page itself, where the picture shows nothing; 0 to 255 a channel. */
  color: readonly [number, number, number]
}

export interface Exported {
  source: Picture
  blending: Blending
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
