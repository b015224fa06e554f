import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redact } from '../../../relay/calls/redaction.ts'
import { engines } from './engines.ts'
import { form, startTeam, teamKey, type Team } from './team.ts'
import { json } from './upstream.ts'

const statuses = [200, 201, 400, 401, 402, 403, 404, 409, 422, 429, 500, 503]

describe.each(engines)('what Ideogram answers, on $name', (engine) => {
  let team: Team
  beforeAll(async () => {
    team = await startTeam(engine, { IDEOGRAM_TIMEOUT_SECONDS: '5' })
  })
  afterAll(() => team.close())

  const get = () => team.as('anna', '/models')
  const post = () =>
    team.as('anna', '/v1/ideogram-v3/inpaint', {
      method: 'POST',
      body: form([['prompt', 'x']]),
    })
  const calls = [
    ['GET', get],
    ['POST', post],
  ] as const
  const cases = calls.flatMap(([name, call]) =>
    statuses.map((status) => [status, name, call] as const),
  )

  it.each(cases)(
    'never holds the team’s key: %i to a %s',
    async (status, _, call) => {
      // Not for lack of room: that is waited out.
      const body = {
        error: `The key ${teamKey} is wrong.`,
        reject_reason: 'daily_limit',
        [teamKey]: [`x${teamKey}${teamKey}y`],
      }
      team.upstream.answer(
        json(body, status, {
          Link: `<https://x/?key=${teamKey}>; rel="next"`,
          'Retry-After': teamKey,
          'Content-Type': `application/json; key=${teamKey}`,
        }),
      )
      const answer = await call()
      const headers = JSON.stringify([...answer.headers])
      expect(headers + (await answer.text())).not.toContain('kkkk')
      if (status !== 401) expect(answer.status).toBe(status)
    },
  )

  it.each(calls)(
    'does not speak in the relay’s name to a %s',
    async (_, call) => {
      team.upstream.answer(json({ error: 'Mine.', relay: true, more: 1 }, 403))
      const answer = await call()
      expect(answer.status).toBe(403)
      expect(await answer.json()).toEqual({ error: 'Mine.', more: 1 })
    },
  )

  it.each(calls)(
    'is not the relay’s failure when it is odd: %s',
    async (_, call) => {
      for (const status of [600, 999]) {
        team.upstream.answer((response, { body }) => {
          void body.then(() => response.writeHead(status).end('odd'))
        })
        const answer = await call()
        expect(answer.status).toBe(502)
        expect(await answer.json()).toMatchObject({
          relay: true,
          error: expect.stringContaining('does not understand') as string,
        })
      }
    },
  )

  it.each(calls)('may be nothing at all: %s', async (_, call) => {
    for (const status of [204, 205]) {
      team.upstream.answer((response, { body }) => {
        void body.then(() => response.writeHead(status).end())
      })
      const answer = await call()
      expect(answer.status).toBe(status)
      expect(await answer.text()).toBe('')
    }
  })

  it.each([301, 302, 303, 307, 308, 300, 304])(
    'is not followed elsewhere: %i',
    async (status) => {
      const before = team.upstream.arrivals.length
      const Location = `${team.upstream.origin}/elsewhere`
      team.upstream.answer(json({}, status, { Location }))
      const answer = await get()
      expect(answer.status).toBe(502)
      expect(answer.headers.get('location')).toBeNull()
      expect(await answer.json()).toMatchObject({
        error: expect.stringContaining('on to another address') as string,
      })
      expect(team.upstream.arrivals).toHaveLength(before + 1)
    },
  )
})

describe('the key', () => {
  const cleaned = async (pieces: Uint8Array[], secret: string) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece)
        controller.close()
      },
    })
    return Buffer.from(
      await new Response(redact(secret).body(body)).arrayBuffer(),
    )
  }

  it('is found wherever a body is cut, and all lengths stay', async () => {
    const secret = 'sk_a/b"c\\d-sk_a/b'
    const forms = [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      secret.slice(0, -1),
      'x',
    ]
    const bodies = fc.array(fc.constantFrom(...forms), { maxLength: 8 })
    const cuts = fc.array(fc.nat(), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(bodies, cuts, async (parts, at) => {
        const body = Buffer.from(parts.join(''))
        const ends = [...at.map((n) => n % (body.length + 1)), body.length]
        ends.sort((a, b) => a - b)
        const pieces = ends.map((end, n) =>
          body.subarray(ends[n - 1] ?? 0, end),
        )
        const out = await cleaned(pieces, secret)
        expect(out).toHaveLength(body.length)
        for (const form of forms.slice(0, 3))
          expect(out.includes(form)).toBe(false)
        expect(out).toEqual(await cleaned([body], secret))
      }),
    )
  })

  it('that is no secret is left where it stands', async () => {
    const body = Buffer.from('a key and an apple')
    expect(await cleaned([body], 'a')).toEqual(body)
  })
})
