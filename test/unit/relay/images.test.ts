import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, type Running } from './engines.ts'
import { startUpstream, type Upstream } from './upstream.ts'

describe.each(engines)('pictures on $name', (engine) => {
  let images: Upstream
  let stranger: Upstream
  let relay: Running

  beforeAll(async () => {
    images = await startUpstream()
    stranger = await startUpstream()
    relay = await engine.start({
      IDEOGRAM_IMAGE_HOSTS: `ideogram.ai, ${images.origin}/images/`,
    })
  })
  afterAll(async () => {
    await relay.close()
    await images.close()
    await stranger.close()
  })

  const call = (path: string) =>
    fetch(relay.origin + path, { headers: { 'Api-Key': 'key-of-mine' } })
  const image = (link: string) => call(`/image?url=${encodeURIComponent(link)}`)

  const serve = (type: string, status = 200, headers = {}) => {
    images.answer((response) => {
      response.writeHead(status, { 'Content-Type': type, ...headers })
      response.end('bytes')
    })
  }

  it.each([
    'image/png',
    'image/jpeg',
    'image/webp',
    'application/octet-stream',
    'binary/octet-stream',
  ])('%s comes through', async (type) => {
    serve(type, 200, { 'Content-Length': '5', 'Set-Cookie': 'a=1' })
    const arriving = images.next()
    const answer = await image(
      `${images.origin}/images/a%20b.png?exp=1&sig=a%2Bb`,
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('content-length')).toBe('5')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(await answer.text()).toBe('bytes')
    expect((await arriving).url).toBe('/images/a%20b.png?exp=1&sig=a%2Bb')
  })

  it.each(['text/html', 'application/json', 'text/plain; a=image/png'])(
    '%s does not come through',
    async (type) => {
      serve(type)
      const answer = await image(`${images.origin}/images/a.png`)
      expect(answer.status).toBe(502)
      expect(await answer.text()).not.toContain('bytes')
    },
  )

  it.each([403, 404, 410])(
    'an expired link keeps its %i, not as the relay’s own',
    async (status) => {
      serve('text/html', status)
      const answer = await image(`${images.origin}/images/a.png`)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(await answer.json()).toEqual({
        error:
          'The image host no longer has this picture: its link has expired.',
      })
    },
  )

  it('a redirect is refused and not followed', async () => {
    serve('image/png', 302, { Location: `${stranger.origin}/images/a.png` })
    const answer = await image(`${images.origin}/images/a.png`)
    expect(answer.status).toBe(502)
    expect(stranger.arrivals).toEqual([])
  })

  it('another origin is refused, even on the same machine', async () => {
    const answer = await image(`${stranger.origin}/images/a.png`)
    expect(answer.status).toBe(403)
    expect(stranger.arrivals).toEqual([])
  })

  it('another path of a host is refused', async () => {
    const before = images.arrivals.length
    for (const path of [
      ...['/', '/edit', '/images', '/images/../edit'],
      ...['/images/..%2fedit', '/images/..%5cedit', '/images/..;/edit'],
    ])
      expect((await image(images.origin + path)).status).toBe(403)
    expect(images.arrivals).toHaveLength(before)
  })

  it.each([
    'http://ideogram.ai/a.png',
    'https://ideogram.ai:8443/a.png',
    'https://user:pass@ideogram.ai/a.png',
    'https://user@ideogram.ai/a.png',
    'https://:pass@ideogram.ai/a.png',
    'https://ideogram.ai@evil.example/a.png',
    'https://ideogram.ai.evil.example/a.png',
    'https://evil-ideogram.ai/a.png',
    'https://ideogram.ai./a.png',
    'https://sub.ideogram.ai/a.png',
    'ftp://ideogram.ai/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'blob:https://ideogram.ai/1',
    'https://localhost/a.png',
    'https://127.0.0.1/a.png',
    'https://2130706433/a.png',
    'https://0x7f.1/a.png',
    'https://10.0.0.1/a.png',
    'https://172.16.0.1/a.png',
    'https://192.168.1.1/a.png',
    'http://169.254.169.254/latest/meta-data',
    'https://[::1]/a.png',
    'https://[::ffff:127.0.0.1]/a.png',
    'https://[fe80::1]/a.png',
    'https://[fd00::1]/a.png',
  ])('%s is refused', async (link) => {
    const answer = await image(link)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ relay: true })
  })

  it('asks for the key or token that everything else asks for', async () => {
    const before = images.arrivals.length
    const link = encodeURIComponent(`${images.origin}/images/a.png`)
    const answer = await fetch(`${relay.origin}/image?url=${link}`)
    expect(answer.status).toBe(401)
    expect(images.arrivals).toHaveLength(before)
  })

  it.each([
    '/image',
    '/image?url=',
    '/image?url=nonsense',
    '/image?url=/a.png',
  ])('%s is told that it has no link', async (path) => {
    const answer = await call(path)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ relay: true })
  })
})
