import { explain } from '../../failures/failure.ts'
import type { Job, Phase } from '../../jobs/job.ts'

/** What is being done right now, or how it ended. */
export function phaseWords(phase: Phase): string {
  switch (phase.name) {
    case 'waiting':
      return 'Waiting for its turn'
    case 'exporting':
      return 'Taking the picture from Figma'
    case 'preparing':
      return 'Preparing picture and mask'
    case 'requesting':
      if (phase.place !== null)
        return `Waiting in the team’s queue, place ${String(phase.place)}`
      return phase.retryInSeconds === null
        ? 'Ideogram is painting'
        : `Ideogram is busy. Asking again in ${String(Math.ceil(phase.retryInSeconds))} s`
    case 'downloading':
      return phase.total > 0
        ? `Fetching ${String(Math.min(phase.results.length + 1, phase.total))} of ${String(phase.total)}`
        : 'Fetching the results'
    case 'done':
      return 'Done'
    case 'failed':
      return 'Failed'
    case 'cancelled':
      return explain({ kind: 'cancelled', mayBeBilled: phase.mayBeBilled })
        .sentence
  }
}

/** A job by its title, short enough for a line or a screen reader. */
export function titleOf({ title }: Pick<Job, 'title'>): string {
  if (!title) return 'Untitled'
  return title.length > 60 ? `${title.slice(0, 59)}…` : title
}

/** The layer that it is about. */
export function layerOf({ target }: Pick<Job, 'target'>): string {
  return target.source?.name ?? 'New frame'
}
