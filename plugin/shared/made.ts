import type { Rect } from './geometry.ts'

/** What the document can be given. */
export type Made =
  /** PNG, transparent where nothing changed, its outermost pixels too. */
  | { kind: 'patch'; bytes: Uint8Array; bounds: Rect }
  /** PNG or JPEG, all of it; may reach beyond what shows it, which crops it. */
  | { kind: 'picture'; bytes: Uint8Array; bounds: Rect }
  | { kind: 'words'; text: string }

export type MadeKind = Made['kind']
/** What has pixels; bounds on the page, canvas units. */
export type Pictured = Extract<Made, { bytes: Uint8Array }>
