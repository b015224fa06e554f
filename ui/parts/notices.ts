import { signal } from '@preact/signals'
import { failureFrom, type Failure } from '../failures/failure.ts'

export type Notices = ReturnType<typeof createNotices>

/** What is said over the form, and belongs to no job. */
export function createNotices() {
  const failure = signal<Failure | null>(null)
  /** What came of the last batch, in words. */
  const summary = signal<string | null>(null)

  const noteFailure = (thrown: unknown) => {
    failure.value = failureFrom(thrown)
  }

  return {
    failure,
    summary,
    noteFailure,
    /** Runs an action whose failure belongs to no job; never throws. */
    attempt: async (action: () => Promise<unknown>) => {
      failure.value = null
      await action().catch(noteFailure)
    },
    dismissFailure: () => {
      failure.value = null
    },
    say: (words: string | null) => {
      summary.value = words
    },
  }
}
