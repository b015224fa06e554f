import { adopt, type Adopted, type AdoptRequest } from './adopt.ts'
import { apply, type Applied, type ApplyRequest } from './apply.ts'
import { flattened, type FlattenRequest } from './flattened.ts'
import { packMask, unpackMask } from './pack.ts'
import { prepare, type Prepared, type PrepareRequest } from './prepare.ts'
import { preview, type MaskMeasures, type PreviewRequest } from './preview.ts'
import {
  maskFromStrokes,
  type Painted,
  type StrokesRequest,
} from './strokes.ts'
import { shrink, type ShrinkRequest } from './shrink.ts'

/** All pixel work: one request, one answer that may cross a worker's border. */
export interface Work {
  prepare: (request: PrepareRequest) => Promise<Prepared>
  apply: (request: ApplyRequest) => Promise<Applied>
  packMask: (plane: Uint8Array) => Promise<Uint8Array>
  unpackMask: (packed: Uint8Array) => Promise<Uint8Array>
  adopt: (request: AdoptRequest) => Promise<Adopted>
  flattened: (request: FlattenRequest) => Promise<Uint8Array>
  preview: (request: PreviewRequest) => Promise<MaskMeasures>
  shrink: (request: ShrinkRequest) => Promise<Uint8Array>
  maskFromStrokes: (request: StrokesRequest) => Promise<Painted | null>
}

export const work: Work = {
  prepare,
  apply,
  packMask,
  unpackMask,
  adopt,
  flattened,
  preview,
  shrink,
  maskFromStrokes,
}
