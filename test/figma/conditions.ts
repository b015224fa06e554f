/** Weather a test can make, and the answers to what nobody knows of Figma. */

export type ColorProfile = 'LEGACY' | 'SRGB' | 'DISPLAY_P3'

/** What a picture shows where it is looked at beyond its edge. */
export type BeyondEdge = 'clamp' | 'transparent' | 'repeat'

/** What the painter needs to be told. */
export interface PaintConditions {
  /** Of image fills with `scaleMode: 'CROP'`. */
  cropBeyondEdge: BeyondEdge
  /** In place of the document's own, or null. */
  colorProfile: ColorProfile | null
}

export interface Conditions extends PaintConditions {
  /** Milliseconds each export takes longer. */
  exportDelayMs: number
  /** The text every export rejects with, or null when exports succeed. */
  exportFails: string | null
  /**
   * Whether a SCALE export covers whole pixels of the page instead of the
   * exact bounds, so that a layer at a fraction of a pixel grows by one.
   */
  exportSnapsOutward: boolean
  /** Bytes of `clientStorage`. */
  storageQuotaBytes: number
  /** What reading a member gives that a kind of node lacks; counts from a run on. */
  lackedMembers: 'undefined' | 'throws'
  /** Whether the plugin's window may ask `localhost`, as Chromium 142 may not. */
  loopback: 'allowed' | 'refused'
  /**
   * Called with the layer's id when an export has begun and before it is
   * painted: an edit, an undo, anything a designer may do meanwhile.
   */
  duringExport: ((id: string) => void | Promise<void>) | null
  /** Whether a change taken back before `commitUndo` leaves a step of undo. */
  takenBackChangeIsStep: boolean
  /** Whether undo brings back the plugin data of the document itself. */
  rootNotesAreUndone: boolean
}

export const fairWeather: Conditions = {
  exportDelayMs: 0,
  exportFails: null,
  exportSnapsOutward: false,
  storageQuotaBytes: 5 * 1024 * 1024,
  lackedMembers: 'undefined',
  loopback: 'allowed',
  duringExport: null,
  takenBackChangeIsStep: false,
  rootNotesAreUndone: false,
  cropBeyondEdge: 'clamp',
  colorProfile: null,
}
