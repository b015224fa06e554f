import type { Dragged, Landing } from './landing.ts'
import type { Selection } from './protocol.ts'

/** Everything Figma tells the panel unasked. */
export interface HostEvents {
  selectionChanged(selection: Selection): void
  /** Results came to the open page, left it, or were switched, by whomever. */
  resultsChanged(): void
  /** A result was dragged out of the panel. */
  dropped(result: Dragged, landing: Landing): void
  /** *Cancel* was pressed on the notification of what is at work. */
  cancelled(): void
}
