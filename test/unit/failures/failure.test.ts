import { describe, expect, test } from 'vitest'
import { Failed } from '../../../plugin/shared/failure.ts'
import { IdeogramError } from '../../../ui/ideogram/error.ts'
import {
  explain,
  failureFrom,
  type Failure,
  type Remedy,
} from '../../../ui/failures/failure.ts'

const sentence = 'Prompt provided failed safety check.'
const failures: Failure[] = [
  { kind: 'source-gone', name: 'Hero' },
  { kind: 'nothing-visible', name: 'Hero' },
  { kind: 'export-refused', name: 'Hero', reason: 'Failed to export node' },
  { kind: 'picture-refused', reason: 'Image is too large' },
  { kind: 'place-refused', name: 'Hero', reason: 'Cannot move node.' },
  { kind: 'storage-full' },
  { kind: 'storage-refused', reason: 'Figma gave no reason' },
  { kind: 'unexpected', reason: 'Figma gave no reason' },
  { kind: 'unreadable-image', why: 'damaged' },
  { kind: 'not-reference', name: 'notes.pdf', why: 'unknown-format' },
  { kind: 'too-many-references', max: 3 },
  { kind: 'empty-mask' },
  { kind: 'over-limit' },
  { kind: 'cancelled', mayBeBilled: true },
  { kind: 'unreachable', via: 'direct', mayBeBilled: false },
  { kind: 'unreachable', via: 'relay', mayBeBilled: true },
  { kind: 'unreachable', via: 'relay-here', mayBeBilled: false },
  { kind: 'timeout', seconds: 180, mayBeBilled: true },
  { kind: 'bad-request', sentence },
  { kind: 'bad-request', sentence: 'image is empty', field: 'image' },
  { kind: 'unauthorized', sentence },
  { kind: 'no-funds', sentence },
  { kind: 'forbidden', sentence },
  { kind: 'not-found', sentence },
  { kind: 'too-large', sentence },
  { kind: 'unsafe', sentence },
  { kind: 'busy', sentence },
  { kind: 'server', status: 500, sentence },
  { kind: 'bad-answer', why: 'cut', mayBeBilled: true },
  { kind: 'model-retired', sentence },
  { kind: 'link-expired' },
  { kind: 'not-an-image' },
  { kind: 'foreign-host', host: 'example.com' },
  { kind: 'relay', status: 413, sentence, mayBeBilled: false },
  { kind: 'no-result' },
  { kind: 'generation-failed', sentence, reason: 'provider_error' },
  { kind: 'not-fetched', why: 'unreachable' },
  { kind: 'not-fetched', why: 'cancelled' },
  {
    kind: 'budget',
    which: 'team',
    sentence,
    leftUsd: 0.4,
    resetsAt: '2026-12-01T00:00:00+01:00',
  },
  { kind: 'not-kept' },
  { kind: 'not-a-relay', found: 'a web page, “Welcome to nginx!”' },
]

describe.each(failures)('$kind', (failure) => {
  test('is said in whole sentences', () => {
    const said = explain(failure).sentence
    expect(said).toMatch(/^[A-Z“].*[.”]$/)
    expect(said).not.toMatch(
      /undefined|\[object|null|TypeError|something went/i,
    )
  })
})

test('what may have been billed is said to be', () => {
  for (const failure of failures)
    if ('mayBeBilled' in failure)
      expect(explain(failure).sentence).toContain(
        failure.mayBeBilled ? 'may have been billed' : 'Nothing was billed',
      )
})

test('of a result that is paid for it is never said that nothing was billed', () => {
  for (const failure of failures)
    if (failure.kind === 'not-fetched' || failure.kind === 'no-result')
      expect(explain(failure).sentence).not.toContain('Nothing was billed')
})

test('the service’s own sentence is shown', () => {
  for (const kind of ['bad-request', 'unsafe'] as const)
    expect(explain({ kind, sentence }).sentence).toContain(sentence)
})

test.each([
  [new IdeogramError({ kind: 'link-expired' }), 'link-expired'],
  [new Failed({ kind: 'storage-full' }), 'storage-full'],
  ['Failed to export node', 'unexpected'],
  [{ error: 'a plain object, as Figma’s fetch rejects' }, 'unexpected'],
  [undefined, 'unexpected'],
])('%s is a failure', (thrown, kind) => {
  expect(failureFrom(thrown).kind).toBe(kind)
})

test('a failure that nobody knows is still a sentence', () => {
  const stranger = { kind: 'never-heard-of' } as unknown as Failure
  expect(explain(stranger).sentence).toMatch(/try again/)
})

test.each<[Failure, readonly Remedy[]]>([
  [{ kind: 'unauthorized', sentence: 'No.' }, ['settings']],
  [{ kind: 'forbidden', sentence: 'No.' }, ['settings']],
  [{ kind: 'over-limit' }, ['settings', 'try-again']],
  [
    { kind: 'unreachable', via: 'relay', mayBeBilled: false },
    ['try-again', 'settings'],
  ],
  [{ kind: 'link-expired' }, []],
])('what helps is offered, and nothing else: %j', (failure, remedies) => {
  expect(explain(failure).remedies).toEqual(remedies)
})
