import type { Phase } from './job.ts'
import type { Failure } from '../failures/failure.ts'

/** Those after an answer that was paid for. */
const afterPayment: ReadonlySet<Failure['kind']> = new Set([
  'no-result',
  'not-kept',
  'not-fetched',
  'not-an-image',
  'link-expired',
  'foreign-host',
  'picture-refused',
  'place-refused',
])

/** Whether money is due, or may be, for what has come as far as this. */
export function isDue(phase: Phase): boolean {
  if (phase.name === 'cancelled') return phase.mayBeBilled
  if (phase.name !== 'failed') return true
  const { failure } = phase
  return 'mayBeBilled' in failure
    ? failure.mayBeBilled
    : afterPayment.has(failure.kind)
}
