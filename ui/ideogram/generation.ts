import { outgoing } from './body.ts'
import { ask, read, understood, type Caller } from './call.ts'
import { generations } from './endpoints/generations.ts'
import { fail, type Problem } from './error.ts'
import { polling, type Patience } from './polling.ts'
import { retryAfter } from './refusal.ts'

/** Why a generation failed, in words; the service has words of its own for machines only. */
const failureOf = (reason: string | null): Problem => {
  if (reason === 'content_policy_violation')
    return {
      kind: 'unsafe',
      sentence: 'What it would show is against the content policy.',
    }
  const words = reason?.replaceAll(/[_\s]+/g, ' ').trim()
  return {
    kind: 'generation-failed',
    reason,
    sentence: words
      ? `It failed: ${words}.`
      : 'It failed, and no reason was given.',
  }
}

/**
 * Waits for a generation.
 *
 * @returns its answer, as the endpoint that began it would have written it
 */
export const awaitGeneration = (
  caller: Caller,
  id: string,
  patience: Patience,
): Promise<unknown> => {
  const row = generations.getGeneration
  const letter = outgoing(row, { generation_id: id })
  return polling(async () => {
    const reply = await ask(caller, row.method, letter, patience.signal)
    const answer = read(caller, row, reply, true)
    const { status, failure_reason } = understood(row, answer, null, true)
    if (status === 'failed') fail(failureOf(failure_reason))
    return status === 'completed'
      ? { done: answer }
      : { again: retryAfter(reply.headers) }
  }, patience)
}
