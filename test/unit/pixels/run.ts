import type { Steps } from '../../../ui/pixels/steps.ts'

/** Drives the steps to their end at once. */
export function run<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
