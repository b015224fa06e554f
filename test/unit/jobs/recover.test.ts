/** Jobs of an earlier run, of this version and of others: paid for, not placed. */
import { describe, expect, test } from 'vitest'
import type { Remote } from '../../../plugin/shared/bridge.ts'
import type { Host } from '../../../plugin/shared/protocol.ts'
import type { Laying } from '../../../ui/framing/framing.ts'
import { IdeogramError } from '../../../ui/ideogram/error.ts'
import type { Client } from '../../../ui/ideogram/client.ts'
import { createDesk } from '../../../ui/jobs/desk.ts'
import { resultsOf } from '../../../ui/jobs/job.ts'
import { createJournal, type PackedHarvest } from '../../../ui/jobs/journal.ts'
import { packMask } from '../../../ui/pixels/pack.ts'
import type { Pixels } from '../../../ui/pixels/pixels.ts'
import { storageOf } from '../parts/host.ts'
import { entries } from '../samples/stored.ts'
import { createDocument } from './document.ts'
import { bounds, target } from './made.ts'

const now = Date.UTC(2026, 10, 30)

const url = (n: number) => `https://ideogram.ai/${String(n)}.png`
const picture = (n: number) =>
  ({
    kind: 'picture',
    url: url(n),
    seed: n,
    prompt: null,
    subject: null,
  }) as const

/** What lies there of a job whose answer had come. */
const entry = (harvest: PackedHarvest, changes: object = {}) => ({
  v: 2,
  startedAt: now,
  asked: { tool: 'edit', engine: 'v3', values: { prompt: 'a moon' } },
  target,
  title: 'a moon',
  count: 3,
  price: 0.18,
  ...harvest,
  placed: [],
  ...changes,
})

const whole: Laying = { kind: 'whole', bounds }

/** A panel that opens with these jobs lying there. */
async function opened(kept: Record<string, unknown>) {
  const document = createDocument()
  const downloads: string[] = []
  const unlucky = new Set<string>()
  const failures: unknown[] = []
  const storage = storageOf(kept)
  const client = {
    download: (link: string) => {
      downloads.push(link)
      return unlucky.has(link)
        ? Promise.reject(new IdeogramError({ kind: 'link-expired' }))
        : Promise.resolve({ bytes: new TextEncoder().encode(link) })
    },
  } as unknown as Client
  const size = { width: 8, height: 4 }
  const pixels = {
    adopt: ({ picture }: { picture: Uint8Array }) =>
      Promise.resolve({ bytes: picture, size, scaled: false }),
    apply: ({ answer }: { answer: Uint8Array }) =>
      Promise.resolve({
        png: answer,
        rect: { x: 0, y: 0, ...size },
        scaled: false,
      }),
    shrink: () => Promise.resolve(Uint8Array.of(7)),
  } as unknown as Pixels
  const host = {
    ...document.host,
    ...storage,
    fetchJobs: () => Promise.resolve(structuredClone(kept)),
  } as unknown as Remote<Host>
  const journal = createJournal(host, () => now)
  const desk = createDesk({
    ...{ host, pixels, journal, client: () => Promise.resolve(client) },
    spend: () => Promise.reject(new Error('Nothing is to be paid')),
    now: () => now,
    noteFailure: (thrown) => failures.push(thrown),
  })
  await journal.load()
  const recover = async (id: string) => {
    await desk.recover(journal.find(id)!)
    return desk.find(id)!
  }
  return { desk, document, downloads, unlucky, failures, journal, recover }
}

test('every picture is fetched where its link leads, and nothing is paid', async () => {
  const came = [picture(0), { kind: 'withheld' as const }, picture(2)]
  const stage = await opened({ 'paid/a': entry({ came, laying: whole }) })
  const job = await stage.recover('a')
  expect(job).toMatchObject({
    origin: 'journal',
    title: 'a moon',
    price: 0.18,
    phase: { name: 'done' },
  })
  expect(stage.downloads).toEqual([url(0), url(2)])
  expect(resultsOf(job)).toMatchObject([
    { kind: 'ready', index: 0, seed: 0, held: { made: { kind: 'picture' } } },
    { kind: 'withheld', index: 1 },
    { kind: 'ready', index: 2, seed: 2 },
  ])
  await stage.desk.insertAll('a')
  expect(stage.document.shown()).toEqual(['hero 0*', 'hero 2'])
  expect(stage.document.asked[0]).toMatchObject({ recovered: true })
  expect(stage.failures).toEqual([])
  expect(stage.journal.unfinished()).toEqual([])
})

test('one that does not come stays to be fetched another time', async () => {
  const came = [picture(0), picture(1)]
  const stage = await opened({ 'paid/a': entry({ came, laying: whole }) })
  stage.unlucky.add(url(1))
  const job = await stage.recover('a')
  expect(resultsOf(job)).toMatchObject([
    { kind: 'ready', index: 0 },
    { kind: 'missing', index: 1, failure: { kind: 'link-expired' } },
  ])
  stage.unlucky.clear()
  await stage.desk.fetchAgain('a')
  expect(stage.downloads).toEqual([url(0), url(1), url(1)])
  expect(resultsOf(stage.desk.find('a')!)).toMatchObject([
    { kind: 'ready', index: 0 },
    { kind: 'ready', index: 1 },
  ])
})

describe('a job of a tool that this version does not know', () => {
  const asked = { tool: 'relight', engine: 'v1', values: { sun: [1, 2] } }
  const left = () => ({
    'paid/a': entry(
      { came: [picture(0), picture(1)], laying: whole },
      { asked, title: 'evening' },
    ),
  })

  test('is listed with its name, its day and its price, and as it was asked', async () => {
    const { recover } = await opened(left())
    expect(await recover('a')).toMatchObject({
      ...{ asked, title: 'evening', startedAt: now, price: 0.18 },
    })
  })

  test('has pictures that go into the document', async () => {
    const { recover, desk, document, failures } = await opened(left())
    await recover('a')
    await desk.insertAll('a')
    expect(document.shown()).toEqual(['hero 0*', 'hero 1'])
    expect(JSON.parse(document.asked[0]!.record)).toMatchObject(asked)
    expect(failures).toEqual([])
  })

  test('and worked on nothing that was there gets a frame', async () => {
    const { recover, desk, document } = await opened({
      'paid/a': entry(
        { came: [picture(0)], laying: { kind: 'new', at: target.place } },
        { asked, target: { ...target, source: null } },
      ),
    })
    await recover('a')
    await desk.insertAll('a')
    expect(document.shown()).toEqual(['frame-1 0*'])
  })
})

test('a job of version 0.1.0 comes home as the patches that it was cut for', async () => {
  const [key, { harvest, ...stored }] = entries().get('a red door')!
  const composite = await packMask(new Uint8Array(32).fill(255))
  const small = {
    ...harvest,
    region: {
      ...(harvest as unknown as { region: object }).region,
      size: { width: 8, height: 4 },
      window: { x: 2, y: 1, width: 8, height: 4 },
    },
    composite,
    send: composite,
  }
  const startedAt = now - 1000
  const kept = { [key]: { ...stored, startedAt, harvest: small } }
  const { recover, desk, document } = await opened(kept)
  const job = await recover(key.slice('job/'.length))
  expect(job).toMatchObject({ count: 3, placed: [{ index: 1 }] })
  expect(resultsOf(job)).toMatchObject([
    { kind: 'ready', index: 0, held: { made: { kind: 'patch' } } },
    { kind: 'ready', index: 1 },
    { kind: 'ready', index: 2 },
  ])
  // The one that is there is not put in again.
  await desk.insertAll(job.id)
  expect(document.asked).toMatchObject([
    {
      how: 'layer',
      made: [{ index: 0 }, { index: 2 }],
      earlier: [{ index: 1, nodeId: '1:9' }],
    },
  ])
})
