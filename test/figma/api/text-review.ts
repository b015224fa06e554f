/** Text review: a plugin as a spell checker while somebody types. */
import * as v from 'valibot'
import { expose } from '../sandbox/hosted.ts'
import type { Run } from './run.ts'
import { checked } from './words.ts'

const ranges = v.array(
  v.strictObject({
    start: v.pipe(v.number(), v.integer(), v.minValue(0)),
    end: v.pipe(v.number(), v.integer(), v.minValue(0)),
    suggestions: v.array(v.string()),
    color: v.optional(v.picklist(['RED', 'GREEN', 'BLUE'])),
  }),
)

export type ReviewedRange = v.InferOutput<typeof ranges>[number]

export const canReview = ({ manifest }: Run) =>
  manifest.capabilities?.includes('textreview') ?? false

/** `figma.textreview`, which a plugin without the capability lacks. */
export function textReviewObject(run: Run) {
  if (!canReview(run)) return undefined
  return expose('TextReviewAPI', {
    get isEnabled() {
      return run.reviewsText
    },
    requestToBeEnabledAsync: () => {
      run.reviewsText = true
      return Promise.resolve()
    },
    requestToBeDisabledAsync: () => {
      run.reviewsText = false
      return Promise.resolve()
    },
  })
}

/** What the plugin's answers mark in `text`; throws for what Figma cannot read. */
export const reviewed = (answers: readonly unknown[]): ReviewedRange[] =>
  answers.flatMap((answer) => checked('ranges', ranges, answer))
