import type { Remote } from '../plugin/shared/bridge.ts'
import type { Host } from '../plugin/shared/protocol.ts'
import { explain } from './jobs/failure.ts'
import { resultsOf, type Job } from './jobs/job.ts'
import { obstacles } from './jobs/obstacle.ts'
import type { State } from './state.ts'

/** How a run from Figma's quick actions, without the panel, ends in words. */
export function summary(jobs: readonly Job[]): string {
  const failed = jobs.flatMap(({ phase }) =>
    phase.name === 'failed' ? [phase.failure] : [],
  )
  const results = jobs.flatMap(resultsOf)
  const ready = results.filter(({ kind }) => kind === 'ready').length
  const lost = results.length - ready
  if (!ready && failed[0]) return explain(failed[0]).sentence
  const inserted = `${String(ready)} ${ready === 1 ? 'result' : 'results'} inserted`
  return lost
    ? `${inserted}, ${String(lost)} withheld or missing: open Repaint to see.`
    : `${inserted}.`
}

/**
 * One press of Generate without the panel: progress and end are told by
 * Figma's notifications. Where something has to be decided first, it says so
 * and ends.
 */
export async function runQuietly(
  state: State,
  host: Remote<Host>,
  generate: () => Promise<readonly Job[]>,
  insertAll: (id: string) => Promise<void>,
): Promise<void> {
  const obstacle = state.obstacle.value
  if (obstacle) return host.close(obstacles[obstacle])
  const price = state.price.value.toFixed(2)
  await host.notify(`Repainting, about $${price}…`)
  const jobs = await generate()
  for (const { id } of jobs) await insertAll(id)
  const failure = state.failure.value
  await host.close(failure ? explain(failure).sentence : summary(jobs))
}
