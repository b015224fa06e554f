import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { whoIsAt } from '../../../relay/guard/address.ts'
import { open } from './caller.ts'
import { engines } from './engines.ts'
import { startTeam, teamKey, tokenOf, type Team } from './team.ts'
import { json } from './upstream.ts'

const [node] = engines
const idle = { IDLE_TIMEOUT_SECONDS: '1' }

describe.each(engines)('a guesser of tokens on $name', (engine) => {
  it('learns nothing after twenty, and those at work go on', async () => {
    const team = await startTeam(engine)
    team.upstream.answer(json({ models: [] }))
    const models = (key: string) =>
      fetch(`${team.relay.origin}/models`, { headers: { 'Api-Key': key } })
    expect((await team.as('anna', '/models')).status).toBe(200)
    for (let n = 0; n < 20; n++)
      expect((await models(`guess-${String(n)}`)).status).toBe(401)
    const before = team.upstream.arrivals.length
    // A wrong one and a right one that is new here are answered alike.
    for (const key of ['guess-21', tokenOf('otto')]) {
      const answer = await models(key)
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(await answer.json()).toMatchObject({
        relay: true,
        error: expect.stringContaining('Too many wrong tokens') as string,
      })
    }
    expect(team.upstream.arrivals).toHaveLength(before)
    expect((await team.as('anna', '/models')).status).toBe(200)
    await team.close()
  })

  it('is not a panel with an old token', async () => {
    const team = await startTeam(engine)
    for (let n = 0; n < 25; n++) {
      const answer = await fetch(`${team.relay.origin}/models`, {
        headers: { 'Api-Key': 'the-token-of-last-year' },
      })
      expect(answer.status).toBe(401)
    }
    await team.close()
  })
})

it.each(engines)(
  'a member asks so often in a minute on $name',
  async (engine) => {
    const team = await startTeam(engine, { REQUESTS_PER_MINUTE: '5' })
    team.upstream.answer(json({ models: [] }))
    for (let n = 0; n < 5; n++)
      expect((await team.as('anna', '/models')).status).toBe(200)
    const answer = await team.as('anna', '/models')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.json()).toMatchObject({ relay: true })
    expect((await team.as('otto', '/models')).status).toBe(200)
    await team.close()
  },
)

describe.each(engines)('who holds the relay up on $name', (engine) => {
  const upload = (team: Team, name: string) =>
    open(team.relay.origin, {
      method: 'POST',
      path: '/edit',
      headers: {
        'Api-Key': tokenOf(name),
        'Content-Type': 'multipart/form-data; boundary=b',
        'Content-Length': '900000',
      },
    })

  it('in the upload is told so', async () => {
    const team = await startTeam(engine, idle)
    const caller = upload(team, 'anna')
    caller.request.write('--b\r\n')
    const answer = await caller.answer
    expect(answer.statusCode).toBe(408)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(JSON.parse(await text(answer))).toMatchObject({ relay: true })
    caller.request.destroy()
    await team.close()
  })

  it('in the upload lets go of Ideogram, and of its place', async () => {
    const team = await startTeam(engine, { ...idle, IDEOGRAM_PLACES: '1' })
    const caller = upload(team, 'anna')
    const arriving = team.upstream.next()
    caller.request.write(Buffer.alloc(200_000))
    await expect((await arriving).body).rejects.toThrow()
    expect((await caller.answer).statusCode).toBe(408)
    caller.request.destroy()
    team.upstream.answer(json({ data: [] }))
    const next = await team.as('otto', '/edit', { method: 'POST', body: 'x' })
    expect(next.status).toBe(200)
    await team.close()
  })

  it('in the download lets go of the image host', async () => {
    const team = await startTeam(engine, idle)
    const images = await startTeam(engine, {
      ...idle,
      IDEOGRAM_IMAGE_HOSTS: team.upstream.origin,
    })
    team.upstream.answer((response) => {
      response.writeHead(200, { 'Content-Type': 'image/png' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        response.once('drain', more)
      }
      more()
    })
    const arriving = team.upstream.next()
    const link = encodeURIComponent(`${team.upstream.origin}/a.png`)
    const caller = open(images.relay.origin, {
      path: `/image?url=${link}`,
      headers: { 'Api-Key': tokenOf('anna') },
    })
    caller.request.end()
    const answer = await caller.answer
    // Taken once, and then no more, while the connection stays open.
    await once(answer, 'data')
    answer.pause()
    await (
      await arriving
    ).abandoned
    caller.request.destroy()
    await images.close()
    await team.close()
  })

  it('is not Ideogram, which may stop in the middle', async () => {
    const team = await startTeam(engine, idle)
    team.upstream.answer((response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('{"models":')
    })
    const answer = await team.as('anna', '/models')
    await expect(answer.text()).rejects.toThrow()
    await team.close()
  })

  it('does not when it waits for its turn', async () => {
    const team = await startTeam(engine, { ...idle, IDEOGRAM_PLACES: '1' })
    let finish = () => {}
    team.upstream.answer((response) => {
      finish = () => response.end('{"data":[]}')
    })
    const arriving = team.upstream.next()
    const first = team.as('anna', '/edit', { method: 'POST', body: 'first' })
    await arriving
    const body = Buffer.alloc(900_000)
    const second = team.as('otto', '/edit', { method: 'POST', body })
    // Two who do hold it up, one after the other: that takes twice as long.
    for (const name of ['member-1', 'member-2']) {
      const slow = upload(team, name)
      slow.request.write('--b\r\n')
      expect((await slow.answer).statusCode).toBe(408)
      slow.request.destroy()
    }
    team.upstream.answer(json({ data: [] }))
    finish()
    expect((await first).status).toBe(200)
    expect((await second).status).toBe(200)
    await team.close()
  })
})

describe('connections on Node', () => {
  const ports = (team: Team) => Number(new URL(team.relay.origin).port)

  it.each(['', 'GET /health HTTP/1.1\r\nHost:'])(
    'that send no more than “%s” are closed',
    async (beginning) => {
      const team = await startTeam(node!, idle)
      const socket = connect(ports(team), '127.0.0.1')
      socket.write(beginning)
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /)
      await team.close()
    },
  )

  it('are so many an address, and one more is told so', async () => {
    const team = await startTeam(node!, { CONNECTIONS_PER_ADDRESS: '3' })
    const sockets = [1, 2, 3].map(() => connect(ports(team), '127.0.0.1'))
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    const answer = await fetch(`http://127.0.0.1:${String(ports(team))}/health`)
    expect(answer.status).toBe(429)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toMatchObject({ relay: true })
    sockets[0]?.destroy()
    await expect
      .poll(async () => {
        const later = await fetch(
          `http://127.0.0.1:${String(ports(team))}/health`,
        )
        return later.status
      })
      .toBe(200)
    for (const socket of sockets) socket.destroy()
    await team.close()
  })

  it('of everyone behind a proxy are told apart by what it says', async () => {
    const env = { TRUST_PROXY: 'yes', IDEOGRAM_API_KEY: teamKey }
    const team = await startTeam(node!, env)
    const models = (key: string, address: string) =>
      fetch(`${team.relay.origin}/models`, {
        headers: { 'Api-Key': key, 'X-Forwarded-For': `1.1.1.1, ${address}` },
      })
    for (let n = 0; n < 20; n++) await models(`guess-${String(n)}`, '10.0.0.1')
    expect((await models(tokenOf('anna'), '10.0.0.1')).status).toBe(429)
    expect((await models(tokenOf('anna'), '10.0.0.2')).status).toBe(200)
    await team.close()
  })
})

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['::1', '0:0:0:0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
])('%s is counted as %s', (address, counted) => {
  expect(whoIsAt(address)).toBe(counted)
})
