import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemsOf, valuesOf } from '../../../ui/fields/field.ts'
import { check } from '../../../ui/ideogram/check.ts'
import { valueOf } from '../../../ui/ideogram/endpoint.ts'
import type { Field } from '../../../ui/ideogram/field.ts'
import {
  endpointOf,
  engines,
  filesFor,
  madeOf,
  sentBy,
  validValues,
} from './engines.ts'

/** Fields that the tool keeps to itself. */
const own = ['sides', 'sizes', 'keep_subject']

/** As a price that depends on the size of a picture is listed. */
const megapixel = { width: 1000, height: 1000 }

describe.each(engines)('$tool by $id', ({ tool, engine }) => {
  const endpoint = endpointOf(engine)

  test('every field of the form is one that the endpoint takes, in its range', () => {
    for (const [name, { kind }] of Object.entries(engine.fields)) {
      const field = endpoint.fields[name] as Field
      // How the tool itself goes about it is sent to nobody.
      if (own.includes(name)) continue
      switch (kind.control) {
        case 'prompt':
        case 'text':
          expect(field.kind, name).toBe('text')
          break
        case 'choice':
          expect(field.kind, name).toBe('choice')
          expect('options' in field && field.options).toEqual(
            expect.arrayContaining(
              kind.options.map(({ value }) => value).filter(Boolean),
            ),
          )
          break
        case 'count':
        case 'seed': {
          const min = kind.control === 'count' ? kind.min : 0
          expect(field).toMatchObject({ kind: 'integer', min, max: kind.max })
          break
        }
        case 'percent':
          expect(field).toMatchObject({ kind: 'integer', min: 1, max: 100 })
          break
        case 'flag':
          expect(field.kind, name).toBe('flag')
          break
        case 'codes':
          expect(field.kind, name).toBe('texts')
          break
        case 'palette':
          expect(field).toMatchObject({ kind: 'palette', names: kind.names })
          break
        case 'pictures':
          expect(field.kind === 'files' && field.max).toBeGreaterThanOrEqual(
            kind.max,
          )
          break
        case 'sides':
        case 'sizes':
          expect.fail(`Nobody takes ${name}`)
      }
    }
  })

  test('only the prompt is missing at first', () => {
    const { fields } = engine
    const missing = Object.keys(problemsOf(fields, valuesOf(fields, {})))
    expect(missing).toEqual('prompt' in fields ? ['prompt'] : [])
  })

  test('what is not given does not go over the wire', async () => {
    const { params } = await sentBy(
      engine,
      valuesOf(engine.fields, { prompt: ' a cup ' }),
    )
    if ('prompt' in engine.fields) expect(params.prompt).toBe('a cup')
    if ('num_images' in engine.fields) expect(params.num_images).toBe(2)
    expect(params).not.toHaveProperty('seed')
    expect(Object.values(params)).not.toContain('')
  })

  test('whatever was typed, values without problems make a call without faults', async () => {
    await fc.assert(
      fc.asyncProperty(validValues(engine), async (values) => {
        expect([
          problemsOf(engine.fields, values),
          valuesOf(engine.fields, values),
        ]).toEqual([{}, values])
        const { row, params } = await sentBy(engine, values)
        expect(check(row, params)).toEqual([])
        for (const name of own) expect(params).not.toHaveProperty(name)
        const { pictures } = filesFor(engine, values)
        for (const [name, parts] of Object.entries(pictures))
          expect(params[name]).toEqual(expect.arrayContaining([...parts]))
        const names = Object.keys(values).filter(
          (name) => !own.includes(name) && !(name in pictures),
        )
        expect(names.map((name) => params[name])).toEqual(
          names.map((name) => {
            const value = values[name] ?? undefined
            return typeof value === 'string' ? value.trim() || undefined : value
          }),
        )
      }),
      { numRuns: 50 },
    )
  })

  test('the pictures that leave are those that the endpoint takes', async () => {
    const { params } = await sentBy(engine, valuesOf(engine.fields, {}))
    const files = Object.entries(endpoint.fields).filter(
      ([, { kind }]) => kind === 'file' || kind === 'files',
    )
    const sent = files.flatMap(([name]) => params[name] ?? [])
    for (const [name, field] of files)
      if (field.required) expect(params).toHaveProperty(name)
    const { kind } = engine.framing
    expect(sent.length).toBe(
      { nothing: 0, whole: 1, own: 1, window: 2, empty: 2 }[kind],
    )
    // Another picture would be painted by the mask's shape.
    const bytes = sent.map((part) => (part as { bytes: unknown }).bytes)
    expect(new Set(bytes).size).toBe(sent.length)
  })

  test('the price is that of the endpoint’s row, for as many as are asked for', () => {
    fc.assert(
      fc.property(validValues(engine), (values) => {
        const weight = engine.weight(values)
        expect(weight).toBe(values.num_images ?? 1)
        const alone = { ...values, keep_subject: false }
        const { usd, date } = engine.price(alone, megapixel)
        const one = engine.price({ ...alone, num_images: 1 }, megapixel).usd
        expect(usd).toBeCloseTo(one * weight, 9)
        const { usd: table, given } = endpoint.price!
        const listed = [
          ...Object.values(table),
          ...Object.values(given?.usd ?? {}),
        ]
        expect(listed.map((each) => each.toFixed(6))).toContain(one.toFixed(6))
        expect(usd).toBeGreaterThanOrEqual(0.005)
        // The largest picture that is made costs as much.
        expect(usd).toBeLessThanOrEqual(4)
        expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
      }),
    )
  })

  test('the price follows the model that is sent', async () => {
    const values = valuesOf(engine.fields, { prompt: 'a cup' })
    const { params } = await sentBy(engine, values)
    const by = endpoint.price!.by.map((name) =>
      String(valueOf(endpoint, params, name)),
    )
    const alone = { ...values, keep_subject: false }
    const { usd } = engine.price(alone, megapixel)
    expect(usd / engine.weight(values)).toBeCloseTo(
      endpoint.price!.usd[by.join(' ')]!,
      6,
    )
  })

  test('every image of an answer is kept in its place, the withheld too', async () => {
    if (tool === 'describe') return
    const picture = { url: 'https://ideogram.ai/1.png', seed: 7, prompt: 'x' }
    const data = [
      { ...picture, is_image_safe: true },
      { ...picture, is_image_safe: false },
      { ...picture, url: null, is_image_safe: true },
      { ...picture, is_image_safe: true, seed: null, prompt: null },
    ]
    const transparent = ['remove-background cut-out', 'generate transparent-v3']
    const kind = transparent.includes(`${tool} ${engine.id}`)
      ? { kind: 'cutout' }
      : { kind: 'picture', subject: null }
    expect(await madeOf(engine, { data })).toEqual([
      { ...kind, ...picture },
      { kind: 'withheld' },
      { kind: 'withheld' },
      { ...kind, url: picture.url, seed: null, prompt: null },
    ])
    expect(await madeOf(engine, { data: [] })).toEqual([])
  })
})

test('of a description every text is kept that says something', async () => {
  const { engine } = engines.find(({ tool }) => tool === 'describe')!
  const descriptions = [{ text: 'A fox.' }, { text: null }, { text: 'A dog.' }]
  expect(await madeOf(engine, { descriptions })).toEqual([
    { kind: 'words', text: 'A fox.' },
    { kind: 'words', text: 'A dog.' },
  ])
  expect(await madeOf(engine, { descriptions: null })).toEqual([])
})

test('a picture is asked for in the listed size that is nearest to the frame', async () => {
  const { engine } = engines.find(({ tool }) => tool === 'generate')!
  const { params } = await sentBy(engine, { prompt: 'a cup' })
  // Of 1024 × 768 canvas units.
  const [width = 0, height = 0] = String(params.resolution)
    .split('x')
    .map(Number)
  expect(width / height).toBeCloseTo(4 / 3, 1)
})

describe('a subject that stays as it was', () => {
  const { engine } = engines.find(({ tool }) => tool === 'replace-background')!
  const values = valuesOf(engine.fields, { prompt: 'a beach' })
  const url = (name: string) => `https://ideogram.ai/${name}.png`
  const answer = (name: string) => ({
    data: [{ url: url(name), is_image_safe: true, seed: 7, prompt: 'x' }],
  })
  const picture = { kind: 'picture', url: url('beach'), seed: 7, prompt: 'x' }
  const cutting = '/v1/remove-background'

  /** The paths that are asked, where the picture is answered so. */
  const askedAfter = async (redrawn: unknown, wanted = true) => {
    const paths: string[] = []
    const answering = (path: string, body: unknown) => () => {
      paths.push(path)
      return Promise.resolve(body)
    }
    await madeOf(
      engine,
      null,
      { ...values, keep_subject: wanted },
      {
        [engine.path]: answering(engine.path, redrawn),
        [cutting]: answering(cutting, answer('subject')),
      },
    )
    return paths
  }

  test('is not cut out for what was held back', async () => {
    const data = [{ ...answer('beach').data[0], is_image_safe: false }]
    expect(await askedAfter({ data })).toEqual([engine.path])
  })

  test('is cut out by a call of its own, which is paid for too', async () => {
    expect(await askedAfter(answer('beach'))).toEqual([engine.path, cutting])
    expect(await askedAfter(answer('beach'), false)).toEqual([engine.path])
    const without = engine.price({ ...values, keep_subject: false }, null)
    const { usd, mostUsd } = engine.price(values, null)
    expect(usd).toBeCloseTo(without.usd + 0.01, 9)
    expect(mostUsd).toBeCloseTo(without.mostUsd + 0.01, 9)
  })

  test('goes along with every picture that came', async () => {
    const byPath = { [cutting]: () => Promise.resolve(answer('subject')) }
    expect(await madeOf(engine, answer('beach'), values, byPath)).toEqual([
      { ...picture, subject: url('subject') },
    ])
  })

  test('and cannot be cut out costs no picture', async () => {
    const byPath = { [cutting]: () => Promise.reject(new Error('busy')) }
    expect(await madeOf(engine, answer('beach'), values, byPath)).toEqual([
      { ...picture, subject: null },
    ])
  })
})
