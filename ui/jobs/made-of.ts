import { Failed } from '../../plugin/shared/failure.ts'
import type { Made } from '../../plugin/shared/made.ts'
import type { Failure } from '../failures/failure.ts'
import type { Ready, Result } from './job.ts'

export type MadeOf = ReturnType<typeof createMadeOf>

/** What was made, from whoever has it: the panel, the document or the service. */
export function createMadeOf({
  wholeOf,
  fetchOne,
}: {
  wholeOf: (id: string, index: number) => Promise<Made | null>
  /** Paid for already: free. */
  fetchOne: (id: string, index: number) => Promise<Result>
}) {
  /** @throws Failed: what keeps it from being fetched again */
  return async (id: string, { index, held }: Ready): Promise<Made> => {
    if (held.at === 'panel') return held.made
    const whole = await wholeOf(id, index)
    if (whole && 'bytes' in whole && held.isCutout)
      return { ...whole, kind: 'cutout' }
    if (whole) return whole
    const fetched = await fetchOne(id, index)
    if (fetched.kind === 'ready' && fetched.held.at === 'panel')
      return fetched.held.made
    throw new Failed<Failure>(
      fetched.kind === 'missing' ? fetched.failure : { kind: 'link-expired' },
    )
  }
}
