import { describe, expect, it } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { ImageType } from '../../../ui/ideogram/field.ts'
import { edit, key, picture, problemOf, withRecorder } from './client.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()
const ends: Record<ImageType, string> = {
  'image/png': 'pixelsIEND\xae\x42\x60\x82',
  'image/jpeg': 'pixels\xff\xd9',
  'image/webp': '',
}
const whole = (type: ImageType) => Buffer.from(picture(ends[type], type).bytes)
const png = whole('image/png')
const halfWebp = Buffer.from('RIFF\xff\0\0\0WEBPpixels', 'latin1')
const link = () => `${bench.server.origin}/images/a.png?exp=1&sig=f%20f`
const download = () => bench.client().download(link())

describe('a download', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'] as ImageType[])(
    'gives the bytes and their true type: %s',
    async (type) => {
      const bytes = whole(type)
      bench.server.answer(reply(200, bytes, { 'Content-Type': 'text/html' }))
      const result = await download()
      expect(result.type).toBe(type)
      expect(Buffer.from(result.bytes)).toEqual(bytes)
    },
  )

  it('shows the key to nobody', async () => {
    bench.server.answer(reply(200, png))
    await download()
    const [request] = bench.server.requests
    expect(request?.url).toBe('/images/a.png?exp=1&sig=f%20f')
    expect(JSON.stringify(request?.headers)).not.toContain(key)
  })

  it('goes through the relay when there is one', async () => {
    const { origin } = bench.server
    const client = bench.client({
      via: { kind: 'relay', origin: `${origin}/` },
    })
    bench.server.answer(reply(200, png))
    const far = 'https://ideogram.ai/api/images/ephemeral/a.png?exp=1&sig=f'
    await client.download(far)
    const [request] = bench.server.requests
    expect(request?.url).toBe(`/image?url=${encodeURIComponent(far)}`)
    expect(JSON.stringify(request?.headers)).not.toContain(key)
    bench.server.answer(reply(200, { data: [] }))
    await client.call(endpoints.edit, edit())
    expect(bench.server.requests[1]?.url).toBe('/edit')
  })

  it.each([403, 404, 410])('knows an expired link by %i', async (status) => {
    bench.server.answer(reply(status, 'expired'))
    expect(await problemOf(download())).toEqual({ kind: 'link-expired' })
    expect(bench.server.requests).toHaveLength(1)
  })

  it('quotes a host as it is when there is no key', async () => {
    bench.server.answer(reply(400, 'No.'))
    const download = bench.client({ key: '' }).download(link())
    expect(await problemOf(download)).toMatchObject({ sentence: 'No.' })
  })

  it('does not take the relay’s refusal for an expired link', async () => {
    bench.server.answer(reply(403, { error: 'Not this host.', relay: true }))
    expect((await problemOf(download())).kind).toBe('relay')
  })

  it.each([
    ['a page', '<html>'],
    ['nothing', ''],
    ['half a magic number', '\x89PN'],
  ])('refuses %s', async (_, body) => {
    bench.server.answer(reply(200, body))
    expect(await problemOf(download())).toEqual({ kind: 'not-an-image' })
  })

  it('refuses more than 64 MB', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, png)
    bench.server.answer((response) => {
      // as much as is taken: it ends when the client hangs up
      const more = (): unknown => response.write(megabyte, more)
      response.writeHead(200)
      more()
    })
    expect(await problemOf(download())).toMatchObject({
      kind: 'bad-answer',
      why: 'too-long',
      mayBeBilled: false,
    })
  })

  it('follows no redirect', async () => {
    bench.server.answer(reply(302, '', { Location: 'http://10.0.0.1/' }))
    expect(await problemOf(download())).toMatchObject({ why: 'redirect' })
    expect(bench.server.requests).toHaveLength(1)
  })
})

describe('a download that hiccups', () => {
  const cut: Parameters<typeof bench.server.answer>[0] = (response) => {
    response.writeHead(200, { 'Content-Length': 1000 })
    response.write(png, () => response.destroy())
  }

  it.each([
    ['a broken connection', () => cut],
    ['half a PNG', () => reply(200, png.subarray(0, -4))],
    ['half a JPEG', () => reply(200, whole('image/jpeg').subarray(0, -1))],
    ['half a WebP', () => reply(200, halfWebp)],
    ['a 500', () => reply(500, '')],
    ['a 503', () => reply(503, '')],
    ['a relay’s 502', () => reply(502, { error: 'a', relay: true })],
  ])('is tried again after %s', async (_, hiccup) => {
    bench.server.answer(hiccup(), hiccup(), hiccup(), reply(200, png))
    expect((await download()).type).toBe('image/png')
    expect(bench.server.requests).toHaveLength(4)
    // 1 + 2 + 4 seconds
    expect(bench.waits).toHaveLength(7)
  })

  it('is given up after three repeats', async () => {
    bench.server.answer(reply(500, 'Oh.'))
    expect((await problemOf(download())).kind).toBe('server')
    expect(bench.server.requests).toHaveLength(4)
  })
})

describe('the hosts of pictures', () => {
  it.each([
    'http://ideogram.ai/a.png',
    'https://ideogram.ai.evil.example/a.png',
    'https://evilideogram.ai/a.png',
    'https://ideogram.ai:8443/a.png',
    'https://user@ideogram.ai/a.png',
    'https://10.0.0.1/a.png',
    'http://localhost:1/a.png',
    'data:image/png;base64,AA',
    'not a link',
  ])('do not include %s', async (url) => {
    const problem = await problemOf(bench.client().download(url))
    expect(problem.kind).toBe('foreign-host')
    expect(bench.server.requests).toHaveLength(0)
  })

  it.each([
    'https://ideogram.ai/api/images/ephemeral/a.png',
    'https://api.ideogram.ai/images/ephemeral/a.png',
    'https://d2gu96o5zk2m7w.cloudfront.net/a.png',
  ])('include %s', async (url) => {
    const seen: string[] = []
    const client = bench.client({
      fetch: (url) => {
        seen.push(url)
        return Promise.resolve(new Response(png))
      },
    })
    await client.download(url)
    expect(seen).toEqual([url])
  })

  it('are the relay’s to judge when there is one', async () => {
    const { origin } = bench.server
    const mirror = 'https://mirror.example/a.png'
    bench.server.answer(reply(200, png))
    await bench.client({ via: { kind: 'relay', origin } }).download(mirror)
    const [request] = bench.server.requests
    expect(request?.url).toBe(`/image?url=${encodeURIComponent(mirror)}`)
  })
})
