import { adopt, type Adopted, type AdoptRequest } from './adopt.ts'
import { apply, type Applied, type ApplyRequest } from './apply.ts'
import { alphaMask, emptyArea, trimmed } from './cutout.ts'
import { looked, type Looked } from './looked.ts'
import { overlay, type OverlayRequest } from './overlay.ts'
import { packMask, unpackMask } from './pack.ts'
import { compare } from './compare.ts'
import { frameWindow } from './frame.ts'
import type { Prepared, PrepareRequest, Preparing } from './prepare.ts'
import { shapeMasks } from './shape.ts'
import { preview, type MaskMeasures, type PreviewRequest } from './preview.ts'
import {
  maskFromStrokes,
  type Painted,
  type StrokesRequest,
} from './strokes.ts'
import { shrink, type ShrinkRequest } from './shrink.ts'
import { tiles, type Tile } from './tiles.ts'
import { frameWhole, type WholeRequest } from './whole.ts'

/** All pixel work: one request, one answer that may cross a worker's border. */
export interface Work {
  prepare: (request: PrepareRequest) => Promise<Prepared>
  apply: (request: ApplyRequest) => Promise<Applied>
  adopt: (request: AdoptRequest) => Promise<Adopted>
  packMask: (plane: Uint8Array) => Promise<Uint8Array>
  unpackMask: (packed: Uint8Array) => Promise<Uint8Array>
  preview: (request: PreviewRequest) => Promise<MaskMeasures>
  shrink: (request: ShrinkRequest) => Promise<Uint8Array>
  maskFromStrokes: (request: StrokesRequest) => Promise<Painted | null>
  frameWhole: (request: WholeRequest) => Promise<Uint8Array>
  looked: (request: { picture: Uint8Array }) => Promise<Looked>
  trimmed: (request: { picture: Uint8Array }) => Promise<Painted | null>
  alphaMask: (request: {
    picture: Uint8Array
    invert: boolean
  }) => Promise<Painted | null>
  emptyArea: (request: { source: Uint8Array }) => Promise<Painted | null>
  overlay: (request: OverlayRequest) => Promise<Uint8Array>
  tiles: (request: { picture: Uint8Array; most: number }) => Promise<Tile[]>
}

/** What is asked of a worker: `prepare` in its parts, all else as it is. */
export type Jobs = Omit<Work, 'prepare'> & Preparing

export const jobs: Jobs = {
  frameWindow,
  shapeMasks,
  compare,
  apply,
  adopt,
  packMask,
  unpackMask,
  preview,
  shrink,
  maskFromStrokes,
  frameWhole,
  looked,
  trimmed,
  alphaMask,
  emptyArea,
  overlay,
  tiles,
}
