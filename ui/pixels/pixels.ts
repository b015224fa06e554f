import { createPool } from './pool.ts'
import { prepare, type Preparing } from './prepare.ts'
import type { Work } from './work.ts'

export interface Pixels extends Work {
  /** Ends the workers; what is under way never answers. */
  dispose(): void
}

/**
 * Pixel work in workers, or where none may run on this thread, in slices.
 * A failure rejects with `Failed`.
 */
export function createPixels(): Pixels {
  const { ask, dispose } = createPool()
  const preparing: Preparing = {
    frameWindow: (request) => ask('frameWindow', request),
    shapeMasks: (request) => ask('shapeMasks', request),
    compare: (request) => ask('compare', request),
  }
  return {
    prepare: (request) => prepare(request, preparing),
    apply: (request) => ask('apply', request),
    packMask: (plane) => ask('packMask', plane),
    unpackMask: (packed) => ask('unpackMask', packed),
    adopt: (request) => ask('adopt', request),
    preview: (request) => ask('preview', request),
    shrink: (request) => ask('shrink', request),
    maskFromStrokes: (request) => ask('maskFromStrokes', request),
    frameWhole: (request) => ask('frameWhole', request),
    looked: (request) => ask('looked', request),
    trimmed: (request) => ask('trimmed', request),
    alphaMask: (request) => ask('alphaMask', request),
    emptyArea: (request) => ask('emptyArea', request),
    overlay: (request) => ask('overlay', request),
    tiles: (request) => ask('tiles', request),
    dispose,
  }
}
