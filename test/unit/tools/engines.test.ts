import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemsOf, valuesOf } from '../../../ui/fields/field.ts'
import { check } from '../../../ui/ideogram/check.ts'
import { valueOf } from '../../../ui/ideogram/endpoint.ts'
import type { Field } from '../../../ui/ideogram/field.ts'
import { endpointOf, engines, madeOf, sentBy, validValues } from './engines.ts'

describe.each(engines)('$tool by $id', ({ tool, engine }) => {
  const endpoint = endpointOf(engine)

  test('every field of the form is one that the endpoint takes, in its range', () => {
    for (const [name, { kind }] of Object.entries(engine.fields)) {
      const field = endpoint.fields[name] as Field
      switch (kind.control) {
        case 'prompt':
          expect(field.kind, name).toBe('text')
          break
        case 'choice':
          expect(field.kind, name).toBe('choice')
          expect('options' in field && field.options).toEqual(
            expect.arrayContaining(kind.options.map(({ value }) => value)),
          )
          break
        case 'count':
        case 'seed': {
          const min = kind.control === 'count' ? kind.min : 0
          expect(field).toMatchObject({ kind: 'integer', min, max: kind.max })
          break
        }
        case 'flag':
          expect(field.kind, name).toBe('flag')
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
        const names = Object.keys(values)
        expect(names.map((name) => params[name])).toEqual(
          names.map((name) => {
            const value = values[name] ?? undefined
            return typeof value === 'string' ? value.trim() : value
          }),
        )
      }),
      { numRuns: 50 },
    )
  })

  test('the pictures that leave are those that the endpoint takes', async () => {
    const { params } = await sentBy(engine, valuesOf(engine.fields, {}))
    const sent = Object.entries(endpoint.fields)
      .filter(([name, { kind }]) => kind === 'file' && params[name])
      .map(([name]) => name)
    const needed = Object.entries(endpoint.fields)
      .filter(([, field]) => field.kind === 'file' && field.required)
      .map(([name]) => name)
    expect(sent).toEqual(expect.arrayContaining(needed))
    const { kind } = engine.framing
    expect(sent.length).toBe({ nothing: 0, whole: 1, window: 2 }[kind])
    // Another picture would be painted by the mask's shape.
    const bytes = sent.map((name) => (params[name] as { bytes: unknown }).bytes)
    expect(new Set(bytes).size).toBe(sent.length)
  })

  test('the price is that of the endpoint’s row, for as many as are asked for', () => {
    fc.assert(
      fc.property(validValues(engine), (values) => {
        const weight = engine.weight(values)
        expect(weight).toBe(values.num_images ?? 1)
        const { usd, date } = engine.price(values, null)
        const one = engine.price({ ...values, num_images: 1 }, null).usd
        expect(usd).toBeCloseTo(one * weight, 9)
        expect(Object.values(endpoint.price!.usd)).toContain(one)
        expect(usd).toBeGreaterThanOrEqual(0.005)
        expect(usd).toBeLessThanOrEqual(2)
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
    const { usd } = engine.price(values, null)
    expect(usd / engine.weight(values)).toBe(endpoint.price!.usd[by.join(' ')])
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
    expect(await madeOf(engine, { data })).toEqual([
      { kind: 'picture', ...picture },
      { kind: 'withheld' },
      { kind: 'withheld' },
      { kind: 'picture', url: picture.url, seed: null, prompt: null },
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
