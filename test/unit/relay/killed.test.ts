import { describe, expect, it } from 'vitest'
import { open } from './caller.ts'
import { engines, newFolder } from './engines.ts'
import { newId, press, v3 } from './press.ts'
import { holdAnswers, made, standing, startTeam, tokenOf } from './team.ts'
import { json, startUpstream } from './upstream.ts'

describe.each(engines)('killed on $name', (engine) => {
  it('in the queue: as if it had never been sent', async () => {
    const folder = await newFolder()
    const env = { IDEOGRAM_PLACES: '1' }
    const upstream = await startUpstream()
    const team = await startTeam(engine, env, folder, upstream)
    const held = holdAnswers(upstream)
    const ids = [newId(), newId()] as const
    const first = press(team, 'anna', ids[0]).catch(() => undefined)
    await held.arrived(1)
    const second = press(team, 'otto', ids[1]).catch(() => undefined)
    await expect
      .poll(async () => (await team.as('otto', `/kept/${ids[1]}`)).status)
      .toBe(202)
    await team.relay.kill()
    await Promise.all([first, second])

    const later = await startTeam(engine, env, folder, upstream)
    expect((await later.as('otto', `/kept/${ids[1]}`)).status).toBe(404)
    expect(await standing(later, 'otto')).toMatchObject({
      spent_usd_micros: 0,
      reserved_usd_micros: 0,
    })
    // What ran may have been billed: it is counted, once, and said.
    const kept = await later.as('anna', `/kept/${ids[0]}`)
    expect(kept.status).toBe(502)
    expect(await kept.json()).toMatchObject({
      relay: true,
      error: expect.stringContaining('may have been billed') as string,
    })
    expect(await standing(later, 'anna')).toMatchObject({
      spent_usd_micros: 30_000,
      reserved_usd_micros: 0,
    })
    // And is not run again under the same id.
    const arrivals = upstream.arrivals.length
    expect((await press(later, 'anna', ids[0])).status).toBe(502)
    expect(upstream.arrivals).toHaveLength(arrivals)
    await later.close()
  })

  it('after the answer: it is there, and paid once', async () => {
    const folder = await newFolder()
    const upstream = await startUpstream()
    const team = await startTeam(engine, {}, folder, upstream)
    upstream.answer(json(made(2)))
    const id = newId()
    await press(team, 'anna', id, 2)
    await team.relay.kill()

    const later = await startTeam(engine, {}, folder, upstream)
    const kept = await later.as('anna', `/kept/${id}`)
    expect(await kept.json()).toEqual(made(2))
    expect((await standing(later, 'anna')).spent_usd_micros).toBe(60_000)
    await later.close()
  })

  it('in the upload: nothing was sent', async () => {
    const folder = await newFolder()
    const upstream = await startUpstream()
    const team = await startTeam(engine, {}, folder, upstream)
    const id = newId()
    const caller = open(team.relay.origin, {
      method: 'POST',
      path: v3,
      headers: {
        'Api-Key': tokenOf('anna'),
        'Content-Type': 'multipart/form-data; boundary=b',
        'Content-Length': '900000',
        'Repaint-Request': id,
      },
    })
    const arriving = upstream.next()
    caller.request.write(Buffer.alloc(400_000))
    await (
      await arriving
    ).begun
    await team.relay.kill()

    const later = await startTeam(engine, {}, folder, upstream)
    expect((await later.as('anna', `/kept/${id}`)).status).toBe(404)
    expect(await standing(later, 'anna')).toMatchObject({
      spent_usd_micros: 0,
      reserved_usd_micros: 0,
    })
    await later.close()
    caller.request.destroy()
  })
})
