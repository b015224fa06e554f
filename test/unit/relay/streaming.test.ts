import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createHash, randomBytes } from 'node:crypto'
import { buffer, text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open } from './caller.ts'
import { engines, type Running } from './engines.ts'
import { json, startUpstream, type Upstream } from './upstream.ts'

const edit = {
  method: 'POST',
  path: '/edit',
  headers: { 'Api-Key': 'key-of-mine' },
}

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe.each(engines)('streams on $name', (engine) => {
  let upstream: Upstream
  let relay: Running

  beforeAll(async () => {
    upstream = await startUpstream()
    relay = await engine.start({
      IDEOGRAM_ORIGIN: upstream.origin,
      IDEOGRAM_IMAGE_HOSTS: upstream.origin,
      MAX_REQUEST_MB: '1',
    })
  })
  afterAll(async () => {
    await relay.close()
    await upstream.close()
  })

  it('hands on an upload while it is still being sent', async () => {
    upstream.answer(json({ ok: true }))
    const arriving = upstream.next()
    const caller = open(relay.origin, edit)
    caller.request.write('first')
    const arrival = await arriving
    // Sent only now: a relay that waits for the end never gets here.
    expect(await arrival.begun).toBe('first')
    caller.request.end(' last')
    expect(String(await arrival.body)).toBe('first last')
    expect((await caller.answer).statusCode).toBe(200)
  })

  it.each(['/edit', '/image?url='])(
    'hands on the answer to %s while it is still being sent',
    async (path) => {
      let finish = () => {}
      upstream.answer((response) => {
        response.writeHead(200, { 'Content-Type': 'image/png' })
        response.write('first')
        finish = () => response.end(' last')
      })
      const caller = open(relay.origin, {
        ...edit,
        ...(path === '/edit'
          ? {}
          : {
              method: 'GET',
              path: path + encodeURIComponent(`${upstream.origin}/a.png`),
            }),
      })
      caller.request.end()
      const answer = await caller.answer
      const [first] = (await once(answer, 'data')) as [Buffer]
      expect(String(first)).toBe('first')
      const rest = text(answer)
      finish()
      expect(await rest).toBe(' last')
    },
  )

  it('keeps the declared length and every byte', async () => {
    const bytes = randomBytes(900_000)
    upstream.answer((response, arrival) => {
      void arrival.body.then((body) => {
        response.setHeader('Content-Length', body.length)
        response.end(body)
      })
    })
    const arriving = upstream.next()
    const answer = await fetch(`${relay.origin}/edit`, {
      method: 'POST',
      headers: edit.headers,
      body: bytes,
    })
    expect(answer.headers.get('content-length')).toBe('900000')
    expect(sha(Buffer.from(await answer.arrayBuffer()))).toBe(sha(bytes))
    const { headers } = await arriving
    expect(headers['content-length']).toBe('900000')
    expect(headers['transfer-encoding']).toBeUndefined()
  })

  it('hangs up on Ideogram when the caller does, before the answer', async () => {
    upstream.answer(() => undefined)
    const arriving = upstream.next()
    const caller = open(relay.origin, edit)
    caller.request.end('all of it')
    const arrival = await arriving
    await arrival.body
    engine.hangUp(caller.request)
    await arrival.abandoned
  })

  it('hangs up on Ideogram when the caller does, in the answer', async () => {
    upstream.answer((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      writeForever(response)
    })
    const arriving = upstream.next()
    const caller = open(relay.origin, edit)
    caller.request.end()
    await once(await caller.answer, 'data')
    engine.hangUp(caller.request)
    await (
      await arriving
    ).abandoned
  })

  it('hangs up on Ideogram when the caller does, in the upload', async () => {
    upstream.answer(() => undefined)
    const arriving = upstream.next()
    const caller = open(relay.origin, edit)
    caller.request.write('the first half')
    const arrival = await arriving
    await arrival.begun
    engine.hangUp(caller.request)
    await expect(arrival.body).rejects.toThrow()
  })

  it('cuts the answer short, visibly, when Ideogram breaks off', async () => {
    upstream.answer((response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('half', () => response.destroy())
    })
    const caller = open(relay.origin, edit)
    caller.request.end()
    await expect(caller.answer.then(buffer)).rejects.toThrow()
  })

  it('refuses an upload that says it is too large, unread', async () => {
    const before = upstream.arrivals.length
    const caller = open(relay.origin, {
      ...edit,
      headers: { ...edit.headers, 'Content-Length': '1000001' },
    })
    caller.request.flushHeaders()
    const answer = await caller.answer
    expect(answer.statusCode).toBe(413)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(JSON.parse(await text(answer))).toEqual({
      relay: true,
      error:
        'The pictures are too large for the relay: at most 1 MB may be sent at once.',
    })
    expect(upstream.arrivals).toHaveLength(before)
    caller.request.destroy()
  })

  it('cuts off an upload that turns out too large', async () => {
    upstream.answer(() => undefined)
    const arriving = upstream.next()
    const caller = open(relay.origin, edit)
    for (let i = 0; i < 11; i++) caller.request.write(randomBytes(100_000))
    const answer = await caller.answer
    expect(answer.statusCode).toBe(413)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    await expect((await arriving).body).rejects.toThrow()
    caller.request.destroy()
  })

  it('passes on an upload of exactly the limit, of unknown length', async () => {
    upstream.answer(json({ ok: true }))
    const arriving = upstream.next()
    const caller = open(relay.origin, edit)
    for (let i = 0; i < 10; i++) caller.request.write(randomBytes(100_000))
    caller.request.end()
    expect((await caller.answer).statusCode).toBe(200)
    expect(await (await arriving).body).toHaveLength(1_000_000)
  })
})

function writeForever(response: ServerResponse) {
  const chunk = Buffer.alloc(1 << 16, 'x')
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    response.once('drain', more)
  }
  more()
}
