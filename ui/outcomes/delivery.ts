import type { Made } from '../../plugin/shared/made.ts'

/** What a designer should know of an answer that can be used all the same. */
export type Remark =
  /** Where the mask lies it is itself transparent: the original shows there. */
  | 'see-through'
  /** The engine promised to keep what is not masked, and did not. */
  | 'not-kept'

/** What was made of what came, and whether it had to be scaled to fit. */
export interface Outcome {
  made: Made
  scaled: boolean
  remarks?: readonly Remark[]
}
