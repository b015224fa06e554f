import { describe, expect, it } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Ticket } from '../../../ui/ideogram/ticket.ts'
import { problemOf, withRecorder } from './client.ts'
import { completed, entry, id, pending, url } from './generation.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()

const collect = () =>
  bench.client().collect(endpoints.preciseEditV2, { kind: 'generation', id })
const asked = () =>
  bench.server.requests.map(({ method, url }) => `${method} ${url}`)
const get = `GET /v2/generations/${id}`

describe('collecting a generation another day', () => {
  it('asks about it and sends nothing', async () => {
    bench.server.answer(pending, completed)
    const answer = await collect()
    expect(answer.data).toMatchObject([entry])
    expect(asked()).toEqual([get, get])
  })

  it('may be done again and again', async () => {
    bench.server.answer(completed)
    expect(await collect()).toEqual(await collect())
  })

  it('gives all pictures: how many were asked for is not known any more', async () => {
    bench.server.answer(
      reply(200, {
        status: 'completed',
        data: Array.from({ length: 12 }, () => entry),
      }),
    )
    expect((await collect()).data).toHaveLength(8)
  })

  it.each([
    ['../datasets', 'generation'],
    ['short', 'kept'],
    [7, 'generation'],
    [id, 'another'],
  ])('goes nowhere with a ticket that is none: %s', async (id, kind) => {
    const ticket = { kind, id } as unknown as Ticket
    const work = bench.client().collect(endpoints.preciseEditV2, ticket)
    expect((await problemOf(work)).kind).toBe('not-kept')
    expect(bench.server.requests).toHaveLength(0)
  })

  it('gives drawings and layers by the row that began them', async () => {
    const svg = {
      object_type: 'svg.generation',
      url,
      asset_id: 'a1',
      mime_type: 'image/svg+xml',
      width: 640,
      height: 480,
    }
    const ticket = { kind: 'generation', id } as const
    const { vectorize, layerizeDesign } = endpoints
    bench.server.answer(
      reply(200, { status: 'completed', data: [svg, { ...svg, url: 5 }] }),
    )
    const drawings = await bench.client().collect(vectorize, ticket)
    expect(drawings.odd).toBe(1)
    expect(drawings.data).toMatchObject([
      { url, is_image_safe: true, width: 640, height: 480 },
      { url: null, is_image_safe: false },
    ])

    const block = { x: 1, y: 2, width: 30, height: 40, text: 'SALE' }
    const layers = {
      object_type: 'layerized_image',
      base_image_url: url,
      is_image_safe: true,
      resolution: '1024x1024',
      seed: 5,
      text_blocks: [block, null],
    }
    bench.server.answer(reply(200, { status: 'completed', data: [layers] }))
    const designs = await bench.client().collect(layerizeDesign, ticket)
    expect(designs.data).toHaveLength(1)
    expect(designs.data[0]).toMatchObject({
      base_image_url: url,
      url: null,
      text_blocks: [block],
      odd_blocks: 1,
    })
  })
})
