import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { open } from './caller.ts'
import { engines, newFolder } from './engines.ts'
import { newId, press, turbo, untilKept, v3 } from './press.ts'
import {
  holdAnswers,
  made,
  standing,
  startTeam,
  tokenOf,
  type Team,
} from './team.ts'
import { json, startUpstream } from './upstream.ts'

describe.each(engines)('what is kept on $name', (engine) => {
  let team: Team
  let anna: string
  let otto: string
  beforeAll(async () => {
    team = await startTeam(engine)
  })
  beforeEach(() => {
    anna = team.newcomer()
    otto = team.newcomer()
  })
  afterAll(() => team.close())

  it('is the answer as it was, to the same member only', async () => {
    team.upstream.answer(
      json({ ...made(1), notice: 'ünïcode' }, 200, { Link: '<x>; rel="y"' }),
    )
    const id = newId()
    const first = await press(team, anna, id)
    const kept = await team.as(anna, `/kept/${id}`)
    expect(kept.status).toBe(200)
    expect(kept.headers.get('repaint-kept')).toBe('done')
    expect(kept.headers.get('link')).toBe('<x>; rel="y"')
    expect(kept.headers.get('repaint-spent')).toBe('30000')
    expect(kept.headers.get('access-control-expose-headers')).toContain(
      'Repaint-Kept',
    )
    expect(await kept.json()).toEqual(await first.json())
    expect((await team.as(otto, `/kept/${id}`)).status).toBe(404)
    expect((await team.as(anna, '/kept/never-sent')).status).toBe(404)
  })

  it('is a refusal too', async () => {
    team.upstream.answer(json({ error: 'Unsafe.' }, 422))
    const id = newId()
    await press(team, anna, id)
    const kept = await team.as(anna, `/kept/${id}`)
    expect(kept.status).toBe(422)
    expect(await kept.json()).toEqual({ error: 'Unsafe.' })
  })

  it('comes although its caller has gone', async () => {
    const held = holdAnswers(team.upstream)
    const id = newId()
    const leaving = new AbortController()
    const pressed = team.as(anna, v3, {
      method: 'POST',
      body: turbo(),
      headers: { 'Repaint-Request': id },
      signal: leaving.signal,
    })
    await held.arrived(1)
    const running = await team.as(anna, `/kept/${id}`)
    expect(running.status).toBe(202)
    expect(running.headers.get('retry-after')).toBe('2')
    expect(await running.json()).toEqual({ state: 'running', relay: true })
    leaving.abort()
    await expect(pressed).rejects.toThrow()
    held.release(0)
    const kept = await untilKept(team, anna, id)
    expect(await kept.json()).toEqual(made(1))
    expect((await standing(team, anna)).spent_usd_micros).toBe(30_000)
  })

  it('is one request, however often its id is sent', async () => {
    const held = holdAnswers(team.upstream)
    const before = team.upstream.arrivals.length
    const id = newId()
    const presses = [press(team, anna, id)]
    await held.arrived(1)
    presses.push(press(team, anna, id), press(team, anna, id))
    held.release(0)
    for (const answer of await Promise.all(presses))
      expect(await answer.json()).toEqual(made(1))
    const late = await press(team, anna, id)
    expect(await late.json()).toEqual(made(1))
    expect(team.upstream.arrivals).toHaveLength(before + 1)
    expect((await standing(team, anna)).spent_usd_micros).toBe(30_000)
  })

  it('is another request for another member', async () => {
    team.upstream.answer(json(made(1)))
    const before = team.upstream.arrivals.length
    const id = newId()
    await press(team, anna, id)
    await press(team, otto, id)
    expect(team.upstream.arrivals).toHaveLength(before + 2)
  })

  it('is not answered to another question', async () => {
    team.upstream.answer(json(made(1)))
    const id = newId()
    await press(team, anna, id)
    const headers = { 'Repaint-Request': id }
    const method = 'POST'
    for (const path of ['/edit', '/v2/image/inpaint/ideogram-3?dry_run=true']) {
      const other = await team.as(anna, path, {
        method,
        body: turbo(),
        headers,
      })
      expect(other.status).toBe(409)
      expect(await other.json()).toMatchObject({ relay: true })
    }
  })

  it.each(['short', 'x'.repeat(65), 'with blank', 'semi;colon'])(
    'has no id like %s',
    async (id) => {
      const before = team.upstream.arrivals.length
      expect((await press(team, anna, id)).status).toBe(400)
      expect(team.upstream.arrivals).toHaveLength(before)
    },
  )

  it('is nothing when an upload broke off: it is asked for again', async () => {
    const before = team.upstream.arrivals.length
    team.upstream.answer(json(made(1)))
    const id = newId()
    const caller = open(team.relay.origin, {
      method: 'POST',
      path: v3,
      headers: {
        'Api-Key': tokenOf(anna),
        'Content-Type': 'multipart/form-data; boundary=b',
        'Content-Length': '900000',
        'Repaint-Request': id,
      },
    })
    const arriving = team.upstream.next()
    caller.request.write('--b\r\n')
    caller.request.write(Buffer.alloc(400_000))
    const { body } = await arriving
    engine.hangUp(caller.request)
    await expect(body).rejects.toThrow()
    await expect
      .poll(async () => (await team.as(anna, `/kept/${id}`)).status)
      .toBe(404)
    expect((await press(team, anna, id)).status).toBe(200)
    expect(team.upstream.arrivals).toHaveLength(before + 2)
    expect((await standing(team, anna)).spent_usd_micros).toBe(30_000)
  })

  it('is a sentence when the answer was too large', async () => {
    const huge = { ...made(1), more: 'x'.repeat(5_000_000) }
    team.upstream.answer(json(huge))
    const id = newId()
    expect(await (await press(team, anna, id)).json()).toEqual(huge)
    const kept = await team.as(anna, `/kept/${id}`)
    expect(kept.status).toBe(502)
    expect(await kept.json()).toMatchObject({
      error: expect.stringContaining('too large') as string,
    })
  })
})

describe.each(engines)('with everyone’s own key on $name', (engine) => {
  it('an answer is kept for the key that paid for it', async () => {
    const upstream = await startUpstream()
    upstream.answer(json(made(1)))
    const relay = await engine.start(
      { IDEOGRAM_ORIGIN: upstream.origin },
      await newFolder(),
    )
    const headers = {
      'Api-Key': 'key-of-anna',
      'Repaint-Request': 'an-id-0001',
    }
    const send = (path: string, init: RequestInit) =>
      fetch(relay.origin + path, init)
    await send(v3, { method: 'POST', body: turbo(), headers })
    const kept = await send('/kept/an-id-0001', { headers })
    expect(await kept.json()).toEqual(made(1))
    const others = { 'Api-Key': 'key-of-otto' }
    expect((await send('/kept/an-id-0001', { headers: others })).status).toBe(
      404,
    )
    expect((await send('/me', { headers })).status).toBe(404)
    const health = (await (await send('/health', {})).json()) as unknown
    expect(health).toMatchObject({ mode: 'own-key', keeps: true })
    await relay.close()
    await upstream.close()
  })
})
