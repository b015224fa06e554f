import { Failed } from '../../plugin/shared/failure.ts'

/** Why bytes that claim to be a picture cannot be used. */
export type Unreadable = 'unknown-format' | 'too-large' | 'damaged'

export type PixelFailure =
  | { kind: 'unreadable-image'; why: Unreadable }
  /** A patch was asked for where nothing changes. */
  | { kind: 'empty-mask' }
  /** Nothing of the source is transparent, and nothing is added to it. */
  | { kind: 'nothing-empty' }
  /** A part of a mask is not any more where it was. */
  | { kind: 'mask-moved' }

export function unreadable(why: Unreadable): Failed<PixelFailure> {
  return new Failed({ kind: 'unreadable-image', why })
}
