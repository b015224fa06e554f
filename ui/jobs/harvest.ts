import type { Picture } from '../../plugin/shared/picture.ts'
import type { Laying } from '../framing/framing.ts'
import { failureFrom } from '../failures/failure.ts'
import type { Came } from '../outcomes/came.ts'
import type { Remark } from '../outcomes/delivery.ts'
import { outcomeOf, type Bench } from '../outcomes/outcome.ts'
import { thumbnailOf } from './glimpse.ts'
import { bytesOf, type Note, type Phase, type Result } from './job.ts'

/** What was paid for, and all it takes to bring it home, even another day. */
export interface Harvest {
  came: readonly Came[]
  laying: Laying
  /** What was sent, for as long as the panel is open. */
  seen: Picture | null
}

export interface Ended {
  results: Result[]
  notes: Note[]
}

interface Fetched {
  result: Result
  rescaled: boolean
  remarks: readonly Remark[]
}

interface Following {
  signal: AbortSignal
  report(phase: Phase): void
}

/**
 * Makes results of what came; one that fails is kept as missing.
 *
 * @param wanted by index; all unless given
 */
export async function bringHome(
  { came, laying, seen }: Harvest,
  bench: Bench,
  watch: Following,
  wanted: (index: number) => boolean = () => true,
): Promise<Ended> {
  const total = came.length
  const results: Result[] = []
  watch.report({ name: 'downloading', results: [], total })
  const fetched = await Promise.all(
    [...came.entries()]
      .filter(([index]) => wanted(index))
      .map(async ([index, one]) => {
        const { signal } = watch
        const fetched = await fetchOne(one, index, laying, seen, bench, signal)
        signal.throwIfAborted()
        results.push(fetched.result)
        watch.report({ name: 'downloading', results: [...results], total })
        return fetched
      }),
  )
  return {
    results: fetched.map(({ result }) => result),
    notes: notesOn(fetched),
  }
}

/** Each once, however many results it is true of. */
function notesOn(fetched: readonly Fetched[]): Note[] {
  const remarks = new Set(fetched.flatMap((one) => one.remarks))
  const rescaled = fetched.some((one) => one.rescaled)
  return [
    ...(rescaled ? [{ kind: 'rescaled' as const }] : []),
    ...[...remarks].map((kind) => ({ kind })),
  ]
}

const nothing = { rescaled: false, remarks: [] }

async function fetchOne(
  came: Came,
  index: number,
  laying: Laying,
  seen: Picture | null,
  bench: Bench,
  signal: AbortSignal,
): Promise<Fetched> {
  if (came.kind === 'withheld')
    return { result: { kind: 'withheld', index }, ...nothing }
  try {
    const outcome = await outcomeOf(came, laying, seen, bench, signal)
    const { made, scaled, remarks = [] } = outcome
    const { seed, prompt } =
      came.kind === 'words' ? { seed: null, prompt: null } : came
    const shown = bytesOf(made)
    const thumbnail = shown && (await thumbnailOf(shown, bench.pixels))
    const held = { at: 'panel' as const, made }
    const ready = { index, seed, prompt, thumbnail, held }
    return { result: { kind: 'ready', ...ready }, rescaled: scaled, remarks }
  } catch (thrown) {
    signal.throwIfAborted()
    return {
      result: { kind: 'missing', index, failure: failureFrom(thrown) },
      ...nothing,
    }
  }
}

/** With what of a harvest is not here: it can still be fetched. */
export function withMissing(
  results: Result[],
  count: number,
  failure: Extract<Result, { kind: 'missing' }>['failure'],
): Result[] {
  const has = new Set(results.map(({ index }) => index))
  const missing = Array.from({ length: count }, (_, index) => index)
    .filter((index) => !has.has(index))
    .map((index) => ({ kind: 'missing' as const, index, failure }))
  return byIndex([...results, ...missing])
}

export function byIndex(results: Result[]): Result[] {
  return [...results].sort((a, b) => a.index - b.index)
}
