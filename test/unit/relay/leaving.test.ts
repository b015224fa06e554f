import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open } from './caller.ts'
import { engines } from './engines.ts'
import { newId, press, turbo, v3 } from './press.ts'
import {
  holdAnswers,
  made,
  standing,
  startTeam,
  tokenOf,
  type Team,
} from './team.ts'
import { json } from './upstream.ts'

describe.each(engines)('a caller who has enough, on $name', (engine) => {
  let team: Team
  beforeAll(async () => {
    team = await startTeam(engine, { IDEOGRAM_PLACES: '1' })
  })
  afterAll(() => team.close())

  it('is told the place, and gives it up', async () => {
    const [anna, otto, eve] = [1, 2, 3].map(() => team.newcomer())
    if (!anna || !otto || !eve) throw new Error('nobody')
    const held = holdAnswers(team.upstream)
    const ids = [newId(), newId(), newId()] as const
    const first = press(team, anna, ids[0])
    await held.arrived(1)
    const second = press(team, otto, ids[1])
    const place = async (name: string, id: string) =>
      (await (await team.as(name, `/kept/${id}`)).json()) as unknown
    await expect
      .poll(() => place(otto, ids[1]))
      .toEqual({ state: 'waiting', place: 1, relay: true })
    const third = press(team, eve, ids[2])
    await expect
      .poll(() => place(eve, ids[2]))
      .toEqual({ state: 'waiting', place: 2, relay: true })

    const given = await team.as(otto, `/kept/${ids[1]}`, { method: 'DELETE' })
    expect(await given.json()).toMatchObject({
      state: 'cancelled',
      billed: false,
    })
    expect((await second).status).toBe(499)
    expect(await place(eve, ids[2])).toMatchObject({ place: 1 })
    expect((await team.as(otto, `/kept/${ids[1]}`)).status).toBe(404)

    const late = await team.as(anna, `/kept/${ids[0]}`, { method: 'DELETE' })
    expect(await late.json()).toMatchObject({ state: 'running', billed: true })
    held.release(0)
    expect((await first).status).toBe(200)
    await held.arrived(2)
    held.release(1)
    expect((await third).status).toBe(200)
    const done = await team.as(eve, `/kept/${ids[2]}`, { method: 'DELETE' })
    expect(await done.json()).toMatchObject({ state: 'done', billed: true })
    expect((await standing(team, otto)).spent_usd_micros).toBe(0)
  })

  it('who hangs up while waiting gives the place up', async () => {
    const [anna = '', otto = ''] = [team.newcomer(), team.newcomer()]
    const held = holdAnswers(team.upstream)
    const before = team.upstream.arrivals.length
    const first = press(team, anna, newId())
    await held.arrived(1)
    const id = newId()
    const body = await new Response(turbo()).arrayBuffer()
    const caller = open(team.relay.origin, {
      method: 'POST',
      path: v3,
      headers: {
        'Api-Key': tokenOf(otto),
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(body.byteLength),
        'Repaint-Request': id,
      },
    })
    caller.request.end(Buffer.from(body))
    const status = async () => (await team.as(otto, `/kept/${id}`)).status
    await expect.poll(status).toBe(202)
    engine.hangUp(caller.request)
    await expect.poll(status).toBe(404)
    held.release(0)
    await first
    expect(team.upstream.arrivals).toHaveLength(before + 1)
  })

  it('never hears that there is no room', async () => {
    const anna = team.newcomer()
    const full = json({ reject_reason: 'inflight_limit' }, 429, {
      'Retry-After': '1',
    })
    let turnedAway = 0
    team.upstream.answer((response, arrival) => {
      turnedAway++
      const answer = turnedAway <= 2 ? full : json(made(1))
      answer(response, arrival)
    })
    const before = team.upstream.arrivals.length
    const answer = await press(team, anna, newId())
    expect(answer.status).toBe(200)
    expect(team.upstream.arrivals).toHaveLength(before + 3)
    const bodies = await Promise.all(
      team.upstream.arrivals.slice(before).map(({ body }) => body),
    )
    expect(new Set(bodies.map(String)).size).toBe(1)
    expect((await standing(team, anna)).spent_usd_micros).toBe(30_000)
  })
})
