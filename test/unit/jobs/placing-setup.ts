import { beforeEach } from 'vitest'
import type { Made } from '../../../plugin/shared/made.ts'
import type { Job, Result } from '../../../ui/jobs/job.ts'
import {
  createJournal,
  resultsLeft,
  type Journal,
  type PackedHarvest,
} from '../../../ui/jobs/journal.ts'
import { createMadeOf } from '../../../ui/jobs/made-of.ts'
import { createPlacing } from '../../../ui/jobs/placing.ts'
import { readRecord } from '../../../ui/jobs/record.ts'
import { createDocument } from './document.ts'
import { bounds, jobWith } from './made.ts'

export const patch = (index: number): Made => ({
  kind: 'patch',
  bytes: Uint8Array.of(index),
  bounds,
})

export const ready = (index: number, made = patch(index)): Result => ({
  kind: 'ready',
  index,
  seed: 100 + index,
  prompt: `rewritten ${String(index)}`,
  thumbnail: null,
  held: { at: 'panel', made },
})

export let job: Job | undefined
export let document: ReturnType<typeof createDocument>
export let journal: Journal
export let failures: unknown[]
/** What the document has no more, and what can be fetched again. */
export let lost: boolean
export let fetched: Result | null
export let placing: ReturnType<typeof createPlacing>

export const harvest: PackedHarvest = {
  came: [0, 1, 2].map(() => ({
    kind: 'picture',
    url: 'https://ideogram.ai/x.png',
    seed: null,
    prompt: null,
    subject: null,
  })),
  laying: { kind: 'whole', bounds },
}

export async function begin(results: Result[], changes: Partial<Job> = {}) {
  job = jobWith(results, {
    origin: 'session',
    title: 'a moon',
    count: results.length,
    ...changes,
  })
  await journal.begin(job)
  await journal.keep(job.id, harvest)
}

beforeEach(async () => {
  document = createDocument()
  failures = []
  lost = false
  fetched = null
  journal = createJournal(
    {
      store: () => Promise.resolve(),
      fetchJobs: () => Promise.resolve({}),
    },
    () => 0,
  )
  const madeOf = createMadeOf({
    wholeOf: (_, index) => Promise.resolve(lost ? null : patch(index)),
    fetchOne: (_, index) =>
      Promise.resolve(
        fetched ?? {
          kind: 'missing',
          index,
          failure: { kind: 'link-expired' },
        },
      ),
  })
  placing = createPlacing({
    host: document.host,
    journal,
    now: () => 0,
    find: () => job,
    update: (_, change) => {
      job = job && change(job)
    },
    noteFailure: (thrown) => failures.push(thrown),
    layingOf: () => null,
    usualFor: () => 'fill',
    madeOf,
    remove: () => {
      job = undefined
      return Promise.resolve()
    },
  })
  await begin([0, 1, 2].map((index) => ready(index)))
})

/** As the list says it: way, layer and index, `*` where it is in view. */
export const listed = () =>
  job?.placed.map(
    ({ index, ref, how, visible }) =>
      `${how} ${ref.nodeId} ${String(index)}${visible ? '*' : ''}`,
  )

/** Indices that a later run of the plugin would offer again. */
export const left = () => journal.unfinished().map(resultsLeft)

export const recordOf = (at: number) => readRecord(document.asked[at]!.record)

/** As another part of the panel changes it. */
export function changeJob(change: (job: Job) => Job) {
  job = job && change(job)
}

/** The document has the pictures no more; they can be fetched, or not. */
export function lose(found: Result | null = null) {
  lost = true
  fetched = found
}
