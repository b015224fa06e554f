import { describe, expect, it } from 'vitest'
import type { SpendOfMonth } from '../../../relay/admin/wire.ts'
import { csvOf } from '../../../relay/admin/csv.ts'
import { adminToken, signIn } from './admin.ts'
import { engines } from './engines.ts'
import { form, made, startTeam } from './team.ts'
import { json } from './upstream.ts'

const v3 = '/v1/ideogram-v3/inpaint'
const env = { ADMIN_TOKEN: adminToken, MEMBER_BUDGET_USD: '0.10' }
const edit = (images: number) =>
  form([
    ['rendering_speed', 'TURBO'],
    ['num_images', String(images)],
  ])

describe.each(engines)('what the admin page shows on $name', (engine) => {
  it('is what was spent, by whom, with what and when', async () => {
    const team = await startTeam(engine, env)
    const admin = await signIn(team)
    const { token } = await admin.add('=HYPERLINK("//x")')
    const press = (
      name: string,
      path: string,
      images: number,
      key?: string,
    ) => {
      team.upstream.answer(json(made(images)))
      return team.as(name, path, {
        ...{ method: 'POST', body: edit(images) },
        ...(key && { headers: { 'Api-Key': key } }),
      })
    }
    await press('anna', v3, 1)
    await press('anna', v3, 2)
    await press('', '/describe', 1, token)
    const answer = await admin.ask('spend')
    const { month, months, rows } = (await answer.json()) as SpendOfMonth
    expect(months).toEqual([month])
    const day = new Date().toISOString().slice(0, 10)
    expect(rows).toEqual([
      {
        ...{ day, member: '=HYPERLINK("//x")', tool: 'Describe' },
        ...{ requests: 1, images: 1, spent: 10_000 },
      },
      {
        ...{ day, member: 'anna', tool: 'Edit, 3.0' },
        ...{ requests: 2, images: 3, spent: 90_000 },
      },
    ])
    const csv = await admin.ask(`spend.csv?month=${month}`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.headers.get('content-disposition')).toBe(
      `attachment; filename="repaint-${month}.csv"`,
    )
    expect((await csv.text()).split('\r\n').slice(1)).toEqual([
      `${day},"'=HYPERLINK(""//x"")",Describe,1,1,0.010000`,
      `${day},anna,"Edit, 3.0",2,3,0.090000`,
      '',
    ])
    expect((await admin.ask('spend?month=2026-13')).status).toBe(400)
    await team.close()
  })

  it('is what was refused, once a minute and not without end', async () => {
    const team = await startTeam(engine, env)
    const admin = await signIn(team)
    for (let n = 0; n < 3; n++)
      await team.as('anna', v3, { method: 'POST', body: edit(8) })
    await team.as('a-stranger', '/models')
    team.upstream.answer(json({ error: 'Unauthorized' }, 401))
    await team.as('otto', v3, { method: 'POST', body: edit(1) })
    const { refusals } = await admin.overview()
    expect(refusals).toMatchObject([
      { who: 'otto', call: `POST ${v3}`, status: 502 },
      { call: 'GET /models', status: 401 },
      { who: 'anna', call: `POST ${v3}`, status: 402 },
    ])
    expect(refusals[0]?.sentence).toContain('refused the team’s API key')
    expect(refusals[2]?.sentence).toMatch(/^Your budget of this month/)
    await team.close()
  })

  const looks: [string, object, number, object][] = [
    [
      'as it is',
      {
        buckets: [
          {
            start_time: '2026-11-26T00:00:00+00:00',
            line_items: [
              { cost_total: '84.00', currency_code: 'USD' },
              { cost_total: '0.03', currency_code: 'USD' },
            ],
          },
        ],
      },
      200,
      {
        look: { problem: null },
        days: [{ day: '2026-11-26', ideogram: 84_030_000, relay: 0 }],
      },
    ],
    [
      'or that the key may not read it',
      { error: 'Not found' },
      404,
      {
        look: { problem: expect.stringContaining('administrator') as string },
        days: [],
      },
    ],
    [
      'or that nobody can',
      { buckets: [{ start_time: 1 }] },
      200,
      {
        look: {
          problem: expect.stringContaining('again in an hour') as string,
        },
        days: [],
      },
    ],
  ]
  it.each(looks)('is Ideogram’s account %s', async (_, said, status, shown) => {
    const team = await startTeam(engine, env)
    team.upstream.answer(json(said, status))
    const asked = team.upstream.next()
    const admin = await signIn(team)
    const { method, url, headers } = await asked
    expect(method).toBe('GET')
    expect(url).toMatch(
      /^\/v2\/account\/usage\?start_time=\d{4}-\d\d-\d\dT00:00:00Z&bucket_width=1d&sources=api$/,
    )
    expect(headers['api-key']).toMatch(/^team-key/)
    await expect
      .poll(async () => (await admin.overview()).account)
      .toMatchObject(shown)
    // Once a day.
    await admin.overview()
    const looks = team.upstream.arrivals.filter(({ url }) =>
      url.startsWith('/v2/account'),
    )
    expect(looks).toHaveLength(1)
    await team.close()
  })
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'])(
  'a spreadsheet takes “%s” for a name and not for a formula',
  (member) => {
    const row = { day: '2026-11-27', member, tool: 'Edit', requests: 1 }
    const [, line] = csvOf([{ ...row, images: 1, spent: 30_000 }]).split('\r\n')
    expect(line).toBe(`2026-11-27,'${member},Edit,1,1,0.030000`)
  },
)
