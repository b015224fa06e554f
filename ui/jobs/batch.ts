import { sumOf } from '../ideogram/micros.ts'
import { resultsOf, type Job } from './job.ts'

/** How a press for several layers, or parts of some, ended, in words. */
export function batchSummary(jobs: readonly Job[]): string {
  const ended = (name: Job['phase']['name']) =>
    jobs.filter(({ phase }) => phase.name === name)
  const results = jobs.flatMap(resultsOf)
  const spent = sumOf(ended('done').map(({ price }) => price))
  const layers = new Set(jobs.map(({ target }) => target.source?.id)).size
  const what = layers === jobs.length ? 'layers' : 'edits'
  const counts = [
    [ended('done').length, 'done'],
    [ended('failed').length, 'failed'],
    [ended('cancelled').length, 'cancelled'],
    [results.filter(({ kind }) => kind === 'withheld').length, 'withheld'],
    [results.filter(({ kind }) => kind === 'missing').length, 'to be fetched'],
  ] as const
  const said = counts
    .filter(([count], at) => at === 0 || count > 0)
    .map(([count, what]) => `${String(count)} ${what}`)
  const cost = spent > 0 ? `; about $${spent.toFixed(2)} spent` : ''
  return `Of ${String(jobs.length)} ${what} ${said.join(', ')}${cost}.`
}
