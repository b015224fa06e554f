import { describe, expect, it } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
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

const editWith = (answer: unknown, headers = {}) => {
  bench.server.answer(reply(200, answer, headers))
  return bench.client().call(endpoints.edit, { ...edit(), num_images: 2 })
}

describe('the documented answers', () => {
  it('gives the pictures of an edit', async () => {
    const answer = await editWith({ created, data: [image, image] })
    expect(answer.created).toBe('2000-01-23T04:56:07.000Z')
    expect(answer.data).toEqual([
      { ...image, object_type: null },
      { ...image, object_type: null },
    ])
    expect(answer.odd).toBe(0)
  })

  it.each([created, '2000-01-23T04:56:07+00:00'])(
    'reads the time %s',
    async (created) => {
      const answer = await editWith({ created, data: [image] })
      expect(answer.created).toBe('2000-01-23T04:56:07.000Z')
    },
  )

  it('gives the cut-out of a background removal', async () => {
    bench.server.answer(
      reply(200, { created, data: [{ url: link, is_image_safe: true }] }),
    )
    const { data } = await bench
      .client()
      .call(endpoints.removeBackground, { image: picture() })
    expect(data[0]).toMatchObject({ url: link, is_image_safe: true })
  })

  it('gives the descriptions', async () => {
    bench.server.answer(reply(200, { descriptions: [{ text: 'A meeting.' }] }))
    const answer = await bench
      .client()
      .call(endpoints.describe, { image_file: picture() })
    expect(answer.descriptions).toEqual([{ text: 'A meeting.' }])
  })

  const block = { x: 1, y: 2, width: 30, height: 40, text: 'SALE' }
  it.each([
    ['with text blocks', { text_blocks: [{ ...block, angle: 5 }] }, 'SALE'],
    ['without', {}, undefined],
  ])('gives the layers of a picture, %s', async (_, blocks, text) => {
    bench.server.answer(
      reply(200, { base_image_url: link, seed: 5, ...blocks }),
    )
    const answer = await bench
      .client()
      .call(endpoints.layerizeText, { image: picture() })
    expect(answer.base_image_url).toBe(link)
    expect(answer.original_image_url).toBeNull()
    expect(answer.text_blocks?.[0]?.text).toBe(text)
  })

  it('gives a prompt in parts', async () => {
    const json_prompt = {
      high_level_description: 'A meeting.',
      compositional_deconstruction: { background: 'a room', elements: [] },
      style_description: 5,
    }
    bench.server.answer(reply(200, { created, json_prompt }))
    const answer = await bench
      .client()
      .call(endpoints.describe40, { image: picture() })
    expect(answer.json_prompt).toEqual({
      ...json_prompt,
      style_description: null,
    })
  })
})

describe('data sets and models', () => {
  const dataset = {
    dataset_id: 'd1',
    name: 'Foxes',
    user_id: 'u1',
    creation_time: '2000-01-23T04:56:07+00:00',
  }
  const model = {
    model_id: 'm1',
    name: 'Our Foxes',
    status: 'COMPLETED',
    creation_time: '2000-01-23T04:56:07+00:00',
    is_available_for_generation: true,
    is_owned: true,
  }
  const { listDatasets, createDataset, getDataset, uploadAssets } = endpoints
  const { trainModel, listModels, getModel } = endpoints
  const id = { dataset_id: 'd1' }
  const files = [picture()]
  const training = {
    model_id: 'm1',
    dataset_id: 'd1',
    training_status: 'CREATING',
    model_name: 'Our Foxes',
  }
  const asset = { asset_type: 'UPLOAD', asset_id: 'a1' }
  const uploaded = {
    total_count: 2,
    success_count: 1,
    failure_count: 1,
    successful_assets: [{ asset_identifier: asset, file_name: 'a.png' }],
    failed_assets: [{ file_name: null, failure_reason: 'INVALID_IMAGE' }],
  }
  const details = {
    dataset,
    file_count: 1,
    files: [{ file_name: 'a.png', file_size_bytes: null }],
    custom_model_ids: [],
  }

  it.each([
    [listDatasets, {}, { datasets: [dataset] }],
    [createDataset, { name: 'Foxes' }, dataset],
    [getDataset, id, details],
    [uploadAssets, { ...id, files }, uploaded],
    [trainModel, { ...id, model_name: 'Our Foxes' }, training],
    [listModels, {}, { models: [model] }],
    [getModel, { model_id: 'm1' }, { model }],
  ])('$method $path', async (endpoint, params, answer) => {
    bench.server.answer(reply(200, answer))
    const call = bench.client().call(endpoint, params)
    expect(await call).toMatchObject(answer)
  })
})

describe('a paid answer with blemishes', () => {
  it.each([
    ['null', { url: null }],
    ['an empty string', { url: '' }],
    ['nothing', {}],
  ])('has no link when the link is %s', async (_, url) => {
    const withheld = { ...image, url: undefined, ...url, is_image_safe: false }
    const { data } = await editWith({ created, data: [withheld, image] })
    expect(data.map(({ url }) => url)).toEqual([null, link])
    expect(data.map(({ is_image_safe }) => is_image_safe)).toEqual([
      false,
      true,
    ])
  })

  it('takes a picture without a link for a withheld one', async () => {
    const { data } = await editWith({ data: [{}] })
    expect(data[0]).toMatchObject({ url: null, is_image_safe: false })
  })

  it.each([
    ['an odd time', { created: 'soon', data: [image] }],
    ['no time', { data: [image] }],
    ['a seed of the wrong type', { data: [{ ...image, seed: '7' }] }],
    ['nothing but a link', { data: [{ url: link }] }],
    ['fields nobody named', { data: [{ ...image, x: 1 }], y: 2 }],
  ])('keeps its pictures with %s', async (_, answer) => {
    const { data } = await editWith(answer)
    expect(data[0]).toMatchObject({ url: link, is_image_safe: true })
  })
})

describe('an answer that is none', () => {
  it.each([
    ['a web page', '<!doctype html><h1>Sign in</h1>', 'not-json'],
    ['nothing', '', 'not-json'],
    ['half an answer', '{"created":"2000","data":[{"url":"ht', 'not-json'],
    ['null', 'null', 'wrong-shape'],
    ['a list', '[]', 'wrong-shape'],
    ['no list of pictures', { created }, 'wrong-shape'],
    ['data of another type', { created, data: 'none' }, 'wrong-shape'],
    ['5 MB', JSON.stringify({ x: 'x'.repeat(5e6), data: [] }), 'too-long'],
  ])('refuses %s', async (_, answer, why) => {
    expect(await problemOf(editWith(answer))).toEqual({
      kind: 'bad-answer',
      why,
      mayBeBilled: true,
    })
  })

  it('does not follow a redirect, and so takes the key nowhere', async () => {
    bench.server.answer(reply(302, '', { Location: '/elsewhere' }))
    const call = bench.client().call(endpoints.edit, edit())
    expect(await problemOf(call)).toEqual({
      kind: 'bad-answer',
      why: 'redirect',
      mayBeBilled: false,
    })
    expect(bench.server.requests.map(({ url }) => url)).toEqual(['/edit'])
  })

  it('says when the answer was cut', async () => {
    bench.server.answer((response) => {
      response.writeHead(200, { 'Content-Length': 1000 })
      response.write('{"data":', () => response.destroy())
    })
    const call = bench.client().call(endpoints.edit, edit())
    expect(await problemOf(call)).toEqual({
      kind: 'bad-answer',
      why: 'cut',
      mayBeBilled: true,
    })
    expect(bench.server.requests).toHaveLength(1)
  })
})
