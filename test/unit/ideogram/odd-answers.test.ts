import { describe, expect, it } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Notice } from '../../../ui/ideogram/notice.ts'
import { edit, picture, problemOf, withRecorder } from './client.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()

const link = 'https://ideogram.ai/api/images/direct/8YEpFzHuS-S6xXEGmCsf7g'
const image = {
  prompt: 'A serene tropical beach scene.',
  resolution: '1024x1024',
  is_image_safe: true,
  seed: 12345,
  url: link,
  upscaled_resolution: '4096x4096',
  style_type: 'REALISTIC',
}
const created = '2000-01-23 04:56:07+00:00'

const editWith = (answer: unknown) => {
  bench.server.answer(reply(200, answer))
  return bench.client().call(endpoints.edit, { ...edit(), num_images: 2 })
}

describe('one odd entry', () => {
  it.each([
    ['a number', 5],
    ['nothing', null],
    ['a text', 'picture'],
    ['a link of another type', { ...image, url: 5 }],
    ['a link without end', { ...image, url: `https://${'a'.repeat(9000)}` }],
    ['a video', { ...image, object_type: 'video.generation' }],
  ])('of a paid answer costs no other: %s', async (_, odd) => {
    const answer = await editWith({ created, data: [odd, image] })
    expect(answer.data).toMatchObject([
      { url: null, is_image_safe: false, seed: null, prompt: null },
      { url: link, is_image_safe: true, seed: 12345 },
    ])
    expect(answer.odd).toBe(1)
  })

  const layers = async (text_blocks: unknown) => {
    bench.server.answer(reply(200, { base_image_url: link, text_blocks }))
    return bench.client().call(endpoints.layerizeText, { image: picture() })
  }
  const block = { x: 1, y: 2, width: 30, height: 40, text: 'SALE' }
  it.each([
    ['no block', 'SALE'],
    ['a block without a place', { ...block, x: '1' }],
    ['a block without words', { ...block, text: null }],
    ['a place that is no number', { ...block, width: null }],
  ])('of text costs no other: %s', async (_, odd) => {
    const answer = await layers([odd, block])
    expect(answer.text_blocks).toHaveLength(1)
    expect(answer.text_blocks?.[0]).toMatchObject({ ...block, color: null })
    expect(answer.odd_blocks).toBe(1)
  })

  it('of a block’s looks costs only that', async () => {
    const [only] = (
      await layers([
        {
          ...block,
          alignment: 'justified',
          formatting: 'bold',
          angle: '5',
          color: 7,
          spans: [{ text: 'SALE' }],
        },
      ])
    ).text_blocks!
    expect(only).toMatchObject({
      ...block,
      alignment: null,
      formatting: [],
      angle: null,
      color: null,
      spans: null,
    })
  })

  it('of descriptions costs no other', async () => {
    const descriptions = [{ text: 'A fox.' }, 7, { text: 8 }, {}]
    bench.server.answer(reply(200, { descriptions }))
    const answer = await bench
      .client()
      .call(endpoints.describe, { image_file: picture() })
    const texts = answer.descriptions?.map(({ text }) => text)
    expect(texts).toEqual(['A fox.', null, null, null])
  })
})

describe('too much of a good answer', () => {
  it('is cut: more pictures than were asked for', async () => {
    const data = [image, image, image, image]
    expect((await editWith({ data })).data).toHaveLength(2)
  })

  it('is cut: words of a megabyte', async () => {
    const long = 'x'.repeat(1e6)
    const answer = await editWith({
      data: [{ ...image, prompt: long }],
      notice: long,
    })
    expect(answer.data[0]?.prompt).toHaveLength(10_000)
    expect(answer.notice).toHaveLength(300)
  })

  it('is told in few words', async () => {
    const notices: Notice[] = []
    const data = [image]
    bench.server.answer(reply(200, { data, notice: 'x'.repeat(1e6) }))
    await bench
      .client({ onNotice: (notice) => notices.push(notice) })
      .call(endpoints.edit, edit())
    expect(notices[0]?.sentence).toHaveLength(300)
  })

  it('is read quickly: a hundred thousand entries', async () => {
    const data = Array.from({ length: 100_000 }, () => ({}))
    const { odd, data: some } = await editWith({ data })
    expect([odd, some.length]).toEqual([0, 2])
  })
})

describe('an answer without anything in it', () => {
  it.each([
    ['edit', { data: [] }],
    ['describe', { descriptions: [] }],
  ] as const)('has a problem of its own: %s', async (name, answer) => {
    bench.server.answer(reply(200, answer))
    const call =
      name === 'edit'
        ? bench.client().call(endpoints.edit, edit())
        : bench.client().call(endpoints.describe, { image_file: picture() })
    expect(await problemOf(call)).toEqual({ kind: 'no-result' })
  })

  it('may be one: a picture without text', async () => {
    bench.server.answer(reply(200, { base_image_url: link, text_blocks: [] }))
    const answer = await bench
      .client()
      .call(endpoints.layerizeText, { image: picture() })
    expect(answer.text_blocks).toEqual([])
  })
})
