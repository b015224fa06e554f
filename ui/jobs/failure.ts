import type { HostFailure } from '../../plugin/shared/failure.ts'
import type { Problem } from '../ideogram/error.ts'
import type { PixelFailure } from '../pixels/failure.ts'

/** What went wrong, wherever: on Figma's side, with pixels, at Ideogram. */
export type Failure = HostFailure | PixelFailure | Problem

/** What the panel offers with the sentence. */
export type Remedy = 'settings' | 'try-again' | 'other-tool' | null

export interface Explanation {
  /** What happened and what to do, for a designer. */
  sentence: string
  remedy: Remedy
}
