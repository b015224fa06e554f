import { describe, expect, test } from 'vitest'
import { detailsOf } from '../../../ui/failures/details.ts'
import { explain, type Failure } from '../../../ui/failures/failure.ts'
import type { Job } from '../../../ui/jobs/job.ts'
import { jobWith } from '../jobs/made.ts'

const browser = 'Chromium/156'
/** A key, a prompt, a layer's or a file's name, a host, a picture's bytes. */
const secret = 'SECRET'

/** Each failure that holds a stranger's text, with a secret wherever one fits. */
const failures: Failure[] = [
  { kind: 'source-gone', name: secret },
  { kind: 'export-refused', name: secret, reason: secret },
  { kind: 'place-refused', name: secret, reason: secret },
  { kind: 'unexpected', reason: secret },
  { kind: 'no-picture', name: secret },
  { kind: 'bad-request', sentence: secret, field: secret },
  { kind: 'no-funds', sentence: secret, reason: secret },
  { kind: 'unauthorized', sentence: secret },
  { kind: 'busy', sentence: secret, retryAfterSeconds: 4, reason: secret },
  { kind: 'server', status: 503, sentence: secret },
  { kind: 'generation-failed', sentence: secret, reason: secret },
  { kind: 'model-retired', sentence: secret },
  { kind: 'foreign-host', host: secret },
  { kind: 'relay', status: 413, sentence: secret, mayBeBilled: true },
  {
    kind: 'budget',
    which: 'team',
    sentence: secret,
    leftUsd: 1,
    resetsAt: secret,
  },
  { kind: 'not-a-relay', found: secret },
]

const bounds = { x: 1, y: 2, width: 600.4, height: 400 }
const layer = { id: secret, name: secret, bounds }

const whole = jobWith(
  [
    {
      kind: 'ready',
      index: 0,
      seed: 1,
      prompt: secret,
      thumbnail: new TextEncoder().encode(secret),
      held: {
        at: 'panel',
        made: {
          kind: 'patch',
          bytes: new TextEncoder().encode(secret),
          bounds,
        },
      },
    },
  ],
  { origin: 'session' },
)

const job = {
  ...whole,
  id: secret,
  title: secret,
  asked: {
    tool: 'edit',
    engine: 'v3-inpaint',
    values: { prompt: secret, negative_prompt: secret },
  },
  count: 2,
  startedAt: Date.UTC(2026, 10, 30, 11),
  endedAt: Date.UTC(2026, 10, 30, 11, 0, 12),
  target: {
    ...whole.target,
    place: { ...whole.target.place, name: secret },
    source: { ...whole.target.source!, ...layer },
    mask: { layers: [layer], shift: { x: 0, y: 0 }, reason: 'selected' },
  },
  phase: { name: 'failed', failure: failures[0]!, during: 'requesting' },
} as unknown as Job

describe.each(failures)('$kind', (failure) => {
  test('is told by its kind, and by no word of a stranger', () => {
    const details = detailsOf(failure, browser, job)
    expect(details).toContain(`Failure: ${failure.kind}`)
    expect(details).not.toContain(secret)
    expect(explain(failure).sentence.length).toBeGreaterThan(0)
  })
})

test('says versions, tool, phase, times and sizes', () => {
  const failure: Failure = { kind: 'timeout', seconds: 280, mayBeBilled: true }
  const lines = detailsOf(failure, browser, job).split('\n')
  expect(lines).toEqual([
    'Repaint 0.0.0, built for one computer',
    'Chromium/156',
    'Failure: timeout, seconds 280, mayBeBilled true',
    expect.stringMatching(/^Tool: Edit, \S+$/),
    'Phase: requesting',
    'Began: 2026-11-30T11:00:00.000Z, took: 12 s',
    `Source and masks: 600 × 400, 600 × 400; ${job.target.scope}; images: 2`,
  ])
})

test('a failure of no job is told without one', () => {
  const lines = detailsOf({ kind: 'storage-full' }, browser, null).split('\n')
  expect(lines.at(-1)).toBe('Failure: storage-full')
})

test('a tool that a file names is no word of this version', () => {
  const other = { ...job, asked: { ...job.asked, tool: secret } }
  const details = detailsOf({ kind: 'storage-full' }, browser, other)
  expect(details).toContain('Tool: of another version')
  expect(details).not.toContain(secret)
})
