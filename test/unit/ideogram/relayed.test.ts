import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import sharp from 'sharp'
import { readConfig } from '../../../relay/config.ts'
import { serveRelay } from '../../../relay/node.ts'
import { createClient } from '../../../ui/ideogram/client.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import { startIdeogram, type Ideogram } from '../../ideogram/server.ts'
import { problemOf } from './client.ts'

vi.setConfig({ testTimeout: 30_000 })

const token = 'member-token-0123456789'
let ideogram: Ideogram
let relay: Awaited<ReturnType<typeof serveRelay>>

beforeAll(async () => {
  ideogram = await startIdeogram()
  const config = readConfig({
    IDEOGRAM_ORIGIN: ideogram.origin,
    IDEOGRAM_IMAGE_HOSTS: ideogram.origin,
    IDEOGRAM_API_KEY: ideogram.key,
    MEMBER_TOKENS: `ann:${token}`,
  })
  relay = await serveRelay(config, {
    port: 0,
    host: '127.0.0.1',
    log: () => undefined,
  })
})
afterAll(async () => {
  await relay.close()
  await ideogram.close()
})

const clientWith = (key: string) =>
  createClient({
    via: { kind: 'relay', origin: relay.origin },
    key,
    wait: () => Promise.resolve(),
  })

const solid = async (grey: number) => {
  const size = { width: 64, height: 64, channels: 3 } as const
  const background = { r: grey, g: grey, b: grey }
  const bytes = await sharp({ create: { ...size, background } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="32" height="32"><rect width="32" height="32"/></svg>',
        ),
      },
    ])
    .png()
    .toBuffer()
  return { bytes: new Uint8Array(bytes), type: 'image/png' } as const
}

describe('through the relay', () => {
  it('an edit goes out and its picture comes back', async () => {
    const client = clientWith(token)
    const { data } = await client.call(endpoints.edit, {
      image_file: await solid(120),
      mask: await solid(255),
      prompt: 'a fox',
      model: 'V_2',
    })
    const { bytes } = await client.download(data[0]?.url ?? '')
    expect((await sharp(bytes).metadata()).format).toBe('png')
  })

  it('a stranger’s token is the relay’s refusal', async () => {
    const call = clientWith('a-stranger-of-some-kind').call(
      endpoints.listModels,
      {},
    )
    expect(await problemOf(call)).toMatchObject({ kind: 'relay', status: 401 })
  })

  it('Ideogram’s refusal stays Ideogram’s', async () => {
    const call = clientWith(token).call(endpoints.getModel, { model_id: 'x' })
    expect((await problemOf(call)).kind).toBe('not-found')
  })

  it('an expired link is known as one', async () => {
    const gone = `${ideogram.origin}/api/images/ephemeral/none.png?exp=1&sig=0`
    const download = clientWith(token).download(gone)
    expect((await problemOf(download)).kind).toBe('link-expired')
  })

  it('the service being gone may have been billed, or not', async () => {
    ideogram.script({
      on: 'POST /describe',
      answer: { kind: 'cut', at: 'start' },
    })
    const call = clientWith(token).call(endpoints.describe, {
      image_file: await solid(1),
    })
    expect(await problemOf(call)).toMatchObject({
      kind: 'relay',
      mayBeBilled: true,
    })
  })
})
