/** Jobs whose answers a relay keeps: asked for again, and never given up by mistake. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Remote } from '../../../plugin/shared/bridge.ts'
import type { Host } from '../../../plugin/shared/protocol.ts'
import { createDesk } from '../../../ui/jobs/desk.ts'
import { resultsOf } from '../../../ui/jobs/job.ts'
import { createJournal } from '../../../ui/jobs/journal.ts'
import { createUnfinished } from '../../../ui/parts/unfinished.ts'
import type { Pixels } from '../../../ui/pixels/pixels.ts'
import { tools } from '../../../ui/tools/tools.ts'
import { IdeogramError } from '../../../ui/ideogram/error.ts'
import { data, running, unknown, url, withKeeper } from '../ideogram/keeper.ts'
import { reply } from '../ideogram/recorder.ts'
import { storageOf } from '../parts/host.ts'
import { bounds, target } from './made.ts'

const { bench, quietly, asked, relay } = withKeeper()

const now = Date.UTC(2026, 10, 30)
const [describer] = tools.describe.engines
const { path } = describer

/** Words need neither a download nor a document. */
const words = { descriptions: [{ text: 'A red door.' }] }
const done = reply(200, words, { 'Repaint-Kept': 'done' })

const entry = {
  v: 2,
  startedAt: now,
  asked: { tool: 'describe', engine: describer.id, values: {} },
  target,
  title: 'Describe',
  count: 1,
  price: 0.01,
  tickets: { [path]: { kind: 'kept', id: 'of-yesterday' } },
  laying: { kind: 'whole', bounds },
  came: null,
  placed: [],
}

let kept: Record<string, unknown>
let spent: number[]
/** Whether the relay cannot be reached at all. */
let isAway: boolean
let desk: ReturnType<typeof createDesk>
let unfinished: ReturnType<typeof createUnfinished>

beforeEach(async () => {
  kept = { 'paid/a': structuredClone(entry) }
  spent = []
  isAway = false
  const host = {
    ...storageOf(kept),
    fetchJobs: () => Promise.resolve(structuredClone(kept)),
    settle: () => Promise.resolve(),
  } as unknown as Remote<Host>
  const journal = createJournal(host, () => now)
  desk = createDesk({
    ...{ host, journal, pixels: {} as Pixels, now: () => now },
    client: () =>
      isAway
        ? Promise.reject(
            new IdeogramError({
              ...{ kind: 'unreachable', via: 'relay', mayBeBilled: false },
            }),
          )
        : Promise.resolve(quietly()),
    spend: (_tool, _path, usd) => {
      spent.push(usd)
      return Promise.resolve()
    },
    noteFailure: (thrown) => {
      throw thrown
    },
  })
  unfinished = createUnfinished(journal, desk)
  await unfinished.load()
})

const phase = () => desk.find('a')?.phase

test('one is offered, asked for by its id and counted as spent', async () => {
  expect(unfinished.list.value).toMatchObject([
    { id: 'a', left: 1, isKept: true },
  ])
  relay({ GET: [running, done] })
  await unfinished.recover('a')
  expect(resultsOf(desk.find('a')!)).toMatchObject([
    { kind: 'ready', held: { made: { kind: 'words' } } },
  ])
  expect(asked()).toEqual(['GET', 'GET'])
  expect(bench.server.requests[0]?.url).toBe('/kept/of-yesterday')
  expect(spent).toEqual([0.01])
  // Words have been read by then.
  expect(kept).toEqual({})
})

test('what one brings is safe before anything is made of it', async () => {
  const [editor] = tools.edit.engines
  kept['paid/b'] = {
    ...structuredClone(entry),
    asked: { tool: 'edit', engine: editor.id, values: {} },
    tickets: { [editor.path]: { kind: 'kept', id: 'of-yesterday' } },
  }
  await unfinished.load()
  const made = reply(200, { data }, { 'Repaint-Kept': 'done' })
  relay({ GET: [made, reply(403, 'Gone.')] })
  await unfinished.recover('b')
  expect(resultsOf(desk.find('b')!)).toMatchObject([{ kind: 'missing' }])
  expect(kept['paid/b']).toMatchObject({ came: [{ kind: 'picture', url }] })
  expect(spent).toEqual([0.01])
})

test('of one without a ticket nobody knows anything', async () => {
  kept['paid/a'] = { ...entry, tickets: {}, laying: null }
  const journal = createJournal(
    { store: () => Promise.resolve(), fetchJobs: () => Promise.resolve(kept) },
    () => now,
  )
  const list = createUnfinished(journal, desk)
  await list.load()
  expect(list.list.value).toMatchObject([{ left: null, isKept: false }])
})

describe('one that cannot be asked for now', () => {
  test('stays, may have been billed, and is asked for by the next try', async () => {
    isAway = true
    await unfinished.recover('a')
    expect(phase()).toMatchObject({
      name: 'failed',
      failure: { kind: 'unreachable', mayBeBilled: true },
    })
    expect(kept).toHaveProperty(['paid/a'])
    expect(desk.isKept('a')).toBe(true)
    isAway = false
    relay({ GET: [done] })
    await desk.startAgain('a')
    expect(phase()).toMatchObject({ name: 'done' })
    expect(asked()).toEqual(['GET'])
    expect(desk.isKept('a')).toBe(false)
  })

  test('because a token is taken no more stays, too', async () => {
    relay({ GET: [reply(401, { error: 'Unknown token.', relay: true })] })
    await unfinished.recover('a')
    expect(phase()).toMatchObject({ name: 'failed' })
    expect(desk.isKept('a')).toBe(true)
  })

  test.each([
    ['it runs on', { state: 'running', billed: true }, true],
    ['it never ran', { state: 'cancelled', billed: false }, false],
  ])('since it is cancelled stays if %s', async (_, told, stays) => {
    relay({
      GET: [
        (response, request) => {
          running(response, request)
          desk.cancel('a')
        },
      ],
      DELETE: [reply(200, told)],
    })
    await unfinished.recover('a')
    expect(phase()).toEqual({ name: 'cancelled', mayBeBilled: stays })
    expect('paid/a' in kept).toBe(stays)
  })

  test('since it is cancelled before a relay is found stays', async () => {
    const work = unfinished.recover('a')
    desk.cancel('a')
    await work
    expect(phase()).toEqual({ name: 'cancelled', mayBeBilled: true })
    expect(kept).toHaveProperty(['paid/a'])
  })
})

test.each([
  ['that the relay does not know', unknown, 'not-kept'],
  [
    'that is a refusal',
    reply(422, { error: 'Unsafe.' }, { 'Repaint-Kept': 'done' }),
    'unsafe',
  ],
])('one %s is offered no more', async (_, answer, kind) => {
  relay({ GET: [answer] })
  await unfinished.recover('a')
  expect(phase()).toMatchObject({ name: 'failed', failure: { kind } })
  expect(kept).toEqual({})
  expect(spent).toEqual([])
})
