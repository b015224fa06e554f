import type { Rect } from './geometry.ts'

/** What the document can be given. */
export type Made =
  /** PNG, transparent where nothing changed, its outermost pixels too. */
  | { kind: 'patch'; bytes: Uint8Array; bounds: Rect }
  /** PNG or JPEG, all of it; may reach beyond what shows it, which crops it. */
  | { kind: 'picture'; bytes: Uint8Array; bounds: Rect }
  /** PNG with alpha: what lies under it on the layer is hidden, and kept. */
  | { kind: 'cutout'; bytes: Uint8Array; bounds: Rect }
  /** The layer's own picture with more pixels, which takes the crop of that fill. */
  | { kind: 'larger'; of: string; tiles: [Tile, ...Tile[]] }
  | { kind: 'words'; text: string }

/** A part of a picture that is larger than Figma takes one. */
export interface Tile {
  bytes: Uint8Array
  /** Shares of the whole picture, 0 to 1. */
  share: Rect
}

export type MadeKind = Made['kind']
/** What has pixels; bounds on the page, canvas units. */
export type Pictured = Extract<Made, { bytes: Uint8Array }>

/** With its place among all results of its job. */
export interface Numbered {
  index: number
  made: Made
}
