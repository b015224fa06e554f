import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import { call, dataOf, download } from './calls.ts'
import { mask, sentTo, WIDE, wide } from './samples.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let server: Ideogram
beforeAll(async () => {
  server = await startIdeogram({ seed: 2 })
})
afterAll(() => server.close())

const INPAINT = 'POST /v2/image/inpaint/ideogram-3'

it('prices a dry run without running it', async () => {
  const { form = {} } = sentTo(INPAINT)
  const { body } = await call(server, `${INPAINT}?dry_run=true`, {
    form: { ...form, num_images: '3' },
  })
  expect(body).toEqual({ dry_run: true, usage_cost_usd_micros: 90_000 })
})

it('validates a dry run', async () => {
  const { status } = await call(server, `${INPAINT}?dry_run=true`, {
    form: { prompt: 'a lake' },
  })
  expect(status).toBe(400)
})

it('knows no dry run elsewhere', async () => {
  const { status } = await call(
    server,
    'POST /describe?dry_run=true',
    sentTo('POST /describe'),
  )
  expect(status).toBe(400)
})

it('copies every pixel a precise edit does not touch', async () => {
  const answer = await call(
    server,
    'POST /v2/image/precise-edit/ideogram-4-5',
    {
      form: { image: wide, mask, prompt: 'a bird' },
    },
  )
  const { bytes } = await download(dataOf(answer)[0]?.url)
  const after = await sharp(bytes).raw().toBuffer()
  const before = await sharp(wide).raw().toBuffer()
  const firstRows = 10 * WIDE.width * 3
  expect(
    after.subarray(0, firstRows).equals(before.subarray(0, firstRows)),
  ).toBe(true)
  expect(after.equals(before)).toBe(false)
})

it('answers an asynchronous request when polled', async () => {
  const { form = {} } = sentTo(INPAINT)
  const { body } = await call(server, INPAINT, {
    form: { ...form, async: 'true' },
  })
  const poll = `GET /v2/generations/${String(body['generation_id'])}`
  expect((await call(server, poll)).body).toMatchObject({ status: 'pending' })
  const done = await call(server, poll)
  expect(done.body).toMatchObject({ status: 'completed' })
  expect((await download(dataOf(done)[0]?.url)).status).toBe(200)
  expect((await call(server, 'GET /v2/generations/nobody')).status).toBe(404)
})
