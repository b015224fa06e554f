import { describe, expect, it } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { ImageType } from '../../../ui/ideogram/field.ts'
import { edit, key, problemOf, withRecorder } from './client.ts'
import { pictures } from './pictures.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()
const types = ['image/png', 'image/jpeg', 'image/webp'] as const
const png = pictures['image/png']
const link = () => `${bench.server.origin}/images/a.png?exp=1&sig=f%20f`
const download = () => bench.client().download(link())

describe('a download', () => {
  it.each<ImageType>(types)(
    'gives the bytes and their true type: %s',
    async (type) => {
      const bytes = pictures[type]
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

  it('goes through the relay when there is one, which is shown the key', async () => {
    const { origin } = bench.server
    const client = bench.client({
      via: { kind: 'relay', origin: `${origin}/` },
    })
    bench.server.answer(reply(200, png))
    const far = 'https://ideogram.ai/api/images/ephemeral/a.png?exp=1&sig=f'
    await client.download(far)
    const [request] = bench.server.requests
    expect(request?.url).toBe(`/image?url=${encodeURIComponent(far)}`)
    expect(request?.headers['api-key']).toBe(key)
    bench.server.answer(reply(200, { data: [{ url: far }] }))
    await client.call(endpoints.edit, edit())
    expect(bench.server.requests[1]?.url).toBe('/edit')
  })

  it.each([403, 404, 410])('knows an expired link by %i', async (status) => {
    bench.server.answer(reply(status, 'expired'))
    expect(await problemOf(download())).toEqual({ kind: 'link-expired' })
    expect(bench.server.requests).toHaveLength(1)
  })

  it.each(['', 'ключ'])('needs no key: %j', async (bad) => {
    const { origin } = bench.server
    bench.server.answer(reply(200, png))
    const via = { kind: 'relay', origin } as const
    await bench.client({ via, key: bad }).download(link())
    expect(bench.server.requests[0]?.headers).not.toHaveProperty('api-key')
  })

  it('does not take the relay’s refusal for an expired link', async () => {
    bench.server.answer(reply(403, { error: 'Not this host.', relay: true }))
    expect(await problemOf(download())).toEqual({
      kind: 'not-fetched',
      why: 'refused',
    })
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
    expect(await problemOf(download())).toEqual({
      kind: 'not-fetched',
      why: 'too-long',
    })
  }, 30_000)

  it('follows no redirect', async () => {
    bench.server.answer(reply(302, '', { Location: 'http://10.0.0.1/' }))
    expect(await problemOf(download())).toEqual({
      kind: 'not-fetched',
      why: 'redirect',
    })
    expect(bench.server.requests).toHaveLength(1)
  })

  it.each([400, 401, 402, 418, 422, 429, 500])(
    'never says of a %i that nothing was billed: it is paid for',
    async (status) => {
      bench.server.answer(reply(status, { error: 'No.', relay: true }))
      expect(await problemOf(download())).toEqual({
        kind: 'not-fetched',
        why: 'refused',
      })
    },
  )

  it('says so, too, when nothing can be reached, or it takes too long', async () => {
    const via = { kind: 'direct', origin: 'http://127.0.0.1:1' } as const
    const far = 'http://127.0.0.1:1/a.png'
    expect(await problemOf(bench.client({ via }).download(far))).toEqual({
      kind: 'not-fetched',
      why: 'unreachable',
    })
    bench.server.answer((response) => response.write('\x89'))
    const impatient = bench.client({ timeoutMs: 50 })
    expect(await problemOf(impatient.download(link()))).toEqual({
      kind: 'not-fetched',
      why: 'timeout',
    })
  })

  it('and when it is cancelled', async () => {
    const stop = new AbortController()
    bench.server.answer(() => {
      stop.abort()
    })
    const { signal } = stop
    const work = bench.client().download(link(), { signal })
    expect(await problemOf(work)).toEqual({
      kind: 'not-fetched',
      why: 'cancelled',
    })
  })
})

describe('what is behind a picture', () => {
  const behind = {
    nothing: Buffer.alloc(0),
    notes: Buffer.from('made by a camera'),
    'another picture': png,
    'ten megabytes of zeros': Buffer.alloc(10e6),
    'ten megabytes of markers': Buffer.alloc(10e6, 0xff),
  }
  it.each(
    types.flatMap((type) =>
      Object.entries(behind).map(([name, tail]) => ({ type, name, tail })),
    ),
  )('is cut: $name behind $type', async ({ type, tail }) => {
    bench.server.answer(reply(200, Buffer.concat([pictures[type], tail])))
    const { bytes } = await download()
    expect(Buffer.from(bytes).equals(pictures[type])).toBe(true)
  })

  it('is cut of a picture that is nothing but the smallest of chunks', async () => {
    const chunk = Buffer.from('\0\0\0\0tEXt\0\0\0\0', 'latin1')
    const many = Buffer.alloc(12e6, chunk)
    const [head, rest] = [png.subarray(0, 33), png.subarray(33)]
    bench.server.answer(reply(200, Buffer.concat([head, many, rest])))
    expect((await download()).bytes).toHaveLength(png.length + many.length)
  })

  it('is found behind the filling that some writers put before it', async () => {
    const end = Buffer.from('\xff\xff\xff\xd9', 'latin1')
    const jpeg = Buffer.concat([pictures['image/jpeg'].subarray(0, -2), end])
    bench.server.answer(reply(200, Buffer.concat([jpeg, behind.notes])))
    expect((await download()).bytes).toHaveLength(jpeg.length)
  })

  it('is not taken for its end: what only looks like one', async () => {
    // a note in a segment of its own, with an end of a picture in it
    const note = Buffer.from('\xff\xfe\0\x06\xff\xd9\xff\xd9', 'latin1')
    const jpeg = pictures['image/jpeg']
    const noted = Buffer.concat([jpeg.subarray(0, 2), note, jpeg.subarray(2)])
    bench.server.answer(reply(200, noted))
    expect((await download()).bytes).toHaveLength(noted.length)
  })
})

describe('a download that hiccups', () => {
  const cut: Parameters<typeof bench.server.answer>[0] = (response) => {
    response.writeHead(200, { 'Content-Length': 1000 })
    response.write(png, () => response.destroy())
  }

  const cutOff = (type: ImageType, bytes: number) =>
    reply(200, pictures[type].subarray(0, -bytes))

  it.each([
    ['a broken connection', () => cut],
    ['half a PNG', () => cutOff('image/png', 30)],
    ['a PNG without its end', () => cutOff('image/png', 4)],
    ['a JPEG without its end', () => cutOff('image/jpeg', 1)],
    ['half a JPEG', () => cutOff('image/jpeg', 200)],
    ['half a WebP', () => cutOff('image/webp', 10)],
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
    expect(await problemOf(download())).toEqual({
      kind: 'not-fetched',
      why: 'refused',
    })
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
        return Promise.resolve(new Response(new Uint8Array(png)))
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
