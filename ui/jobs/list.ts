import { signal, type ReadonlySignal } from '@preact/signals'
import { enter, isRunning, type Job, type Phase } from './job.ts'

/** The jobs of the panel, the newest first. */
export interface JobList {
  jobs: ReadonlySignal<readonly Job[]>
  find: (id: string) => Job | undefined
  /** Puts a job before all others, in place of what was known of it. */
  add: (job: Job) => void
  update: (id: string, change: (job: Job) => Job) => void
  replaceAll: (change: (jobs: readonly Job[]) => Job[]) => void
  drop: (id: string) => void
  /** @throws RangeError for a phase that cannot follow */
  report: (id: string, phase: Phase) => void
}

/** @param now milliseconds since 1970 */
export function createJobList(now: () => number): JobList {
  const jobs = signal<readonly Job[]>([])

  const update = (id: string, change: (job: Job) => Job) => {
    jobs.value = jobs.value.map((job) => (job.id === id ? change(job) : job))
  }

  return {
    jobs,
    find: (id) => jobs.value.find((job) => job.id === id),
    add: (job) => {
      jobs.value = [job, ...jobs.value.filter(({ id }) => id !== job.id)]
    },
    update,
    replaceAll: (change) => {
      jobs.value = change(jobs.value)
    },
    drop: (id) => {
      jobs.value = jobs.value.filter((job) => job.id !== id)
    },
    report: (id, phase) =>
      update(id, (job) => {
        const entered = enter(job, phase)
        return isRunning(entered) ? entered : { ...entered, endedAt: now() }
      }),
  }
}
