import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import { call } from './calls.ts'
import { painted, WHITE } from './pictures.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let server: Ideogram
let image: Buffer

beforeAll(async () => {
  server = await startIdeogram()
  image = await painted({ width: 4, height: 4 }, () => WHITE)
})
afterAll(() => server.close())

async function datasetWith(files: readonly (readonly [string, Uint8Array])[]) {
  const created = await call(server, 'POST /datasets', {
    json: { name: 'Jars' },
  })
  const id = String(created.body['dataset_id'])
  const body = new FormData()
  for (const [name, bytes] of files)
    body.append('files', new Blob([new Uint8Array(bytes)]), name)
  const response = await fetch(
    `${server.origin}/datasets/${id}/upload_assets`,
    {
      method: 'POST',
      headers: { 'Api-Key': server.key },
      body,
    },
  )
  return { id, summary: (await response.json()) as Record<string, unknown> }
}

const images = (count: number) =>
  Array.from({ length: count }, (_, index) => [`${index}.png`, image] as const)

const train = (dataset_id: string, model_name = 'Jars of clay') =>
  call(server, 'POST /v1/ideogram-v3/train-model', {
    json: { dataset_id, model_name },
  })

it('trains a model from a dataset, a step at each look', async () => {
  const { id } = await datasetWith(images(15))
  const started = await train(id)
  expect(started.body).toMatchObject({ training_status: 'CREATING' })
  const model = `GET /models/${String(started.body['model_id'])}`
  expect((await call(server, model)).body).toMatchObject({
    model: { status: 'TRAINING', is_available_for_generation: false },
  })
  expect(
    (await call(server, 'GET /models?status=COMPLETED')).body,
  ).toMatchObject({
    models: [
      { status: 'COMPLETED', custom_model_uri: 'model/jars-of-clay/version/1' },
    ],
  })
  expect((await call(server, `GET /datasets/${id}`)).body).toMatchObject({
    file_count: 15,
    custom_model_ids: [started.body['model_id']],
  })
  expect((await call(server, 'GET /models?scope=shared')).body).toEqual({
    models: [],
  })
})

it('says of every file why it could not be added', async () => {
  const { summary } = await datasetWith([
    ['a.png', image],
    ['a.txt', Buffer.from('a white square')],
    ['b.txt', Buffer.alloc(0)],
    ['c.png', Buffer.from('GIF89a')],
    ['d.zip', Buffer.from('PK')],
  ])
  expect(summary).toMatchObject({
    total_count: 5,
    success_count: 2,
    failure_count: 3,
    failed_assets: [
      { file_name: 'b.txt', failure_reason: 'INVALID_CAPTION' },
      { file_name: 'c.png', failure_reason: 'INVALID_IMAGE' },
      { file_name: 'd.zip', failure_reason: 'INVALID_ZIP' },
    ],
  })
})

it('holds a hundred images', async () => {
  const { summary } = await datasetWith(images(101))
  expect(summary).toMatchObject({
    success_count: 100,
    failed_assets: [{ failure_reason: 'TOO_MANY_IMAGES' }],
  })
})

it('counts the files of an archive', async () => {
  const { id, summary } = await datasetWith([
    ['all.zip', archive(['one.png', 'two.jpg', 'notes.txt', 'three.gif'])],
  ])
  expect(summary).toMatchObject({ success_count: 3, failure_count: 1 })
  expect((await call(server, `GET /datasets/${id}`)).body).toMatchObject({
    files: [
      { file_name: 'one.png', file_size_bytes: 0 },
      { file_name: 'two.jpg' },
      { file_name: 'notes.txt' },
    ],
  })
})

it('refuses to train from too little, under a bad name, or from nothing', async () => {
  const { id } = await datasetWith(images(14))
  expect((await train(id)).body).toMatchObject({
    detail: 'Dataset must contain 15 to 100 images, but has 14.',
  })
  expect((await train(id, 'Jar')).status).toBe(400)
  expect((await train(id, 'Jars/of/clay')).status).toBe(400)
  expect((await train('nobody')).status).toBe(404)
})

it('knows nothing it was not given', async () => {
  const statuses = await Promise.all(
    ['GET /models/nobody', 'GET /datasets/nobody'].map(
      async (operation) => (await call(server, operation)).status,
    ),
  )
  expect(statuses).toEqual([404, 404])
})

it('finds datasets by name', async () => {
  await call(server, 'POST /datasets', { json: { name: 'Lamps' } })
  expect((await call(server, 'GET /datasets?search=Lam')).body).toMatchObject({
    datasets: [{ name: 'Lamps' }],
  })
})

/** A ZIP's central directory of empty files, and nothing else. */
function archive(names: readonly string[]): Buffer {
  const entries = names.map((name) => {
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE(name.length, 28)
    return Buffer.concat([header, Buffer.from(name)])
  })
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  return Buffer.concat([...entries, end])
}
