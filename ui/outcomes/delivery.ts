import type { Made } from '../../plugin/shared/made.ts'

/** What was made of what came, and whether it had to be scaled to fit. */
export interface Outcome {
  made: Made
  scaled: boolean
}
