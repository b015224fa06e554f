import { describe, expect, it } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Problem } from '../../../ui/ideogram/error.ts'
import { edit, key, picture, problemOf, withRecorder } from './client.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()

const refused = (status: number, body: unknown, headers = {}) => {
  bench.server.answer(reply(status, body, headers))
  return problemOf(bench.client().call(endpoints.edit, edit()))
}

const connexion = (status: number, title: string, detail: string) => ({
  detail,
  status,
  title,
  type: 'about:blank',
})
const unsafe =
  'Prompt provided failed safety check due to the inclusion of prohibited content.'

const table: [number, unknown, Problem][] = [
  [
    400,
    connexion(400, 'Bad Request', "'x' is not one of ['V_2']"),
    { kind: 'bad-request', sentence: "'x' is not one of ['V_2']" },
  ],
  [
    400,
    connexion(400, 'Bad Request', 'model version no longer supported'),
    {
      kind: 'model-retired',
      sentence: 'model version no longer supported',
      successor: 'inpaintV3',
    },
  ],
  [401, { message: 'No key.' }, { kind: 'unauthorized', sentence: 'No key.' }],
  [
    402,
    { error: 'Add funds.', reject_reason: 'insufficient_funds' },
    { kind: 'no-funds', sentence: 'Add funds.', reason: 'insufficient_funds' },
  ],
  [403, { title: 'No.' }, { kind: 'forbidden', sentence: 'No.' }],
  [404, { detail: 'Gone.' }, { kind: 'not-found', sentence: 'Gone.' }],
  [413, 'Too large', { kind: 'too-large', sentence: 'Too large' }],
  [415, 'What?', { kind: 'bad-request', sentence: 'What?' }],
  [422, { error: unsafe }, { kind: 'unsafe', sentence: unsafe }],
  [
    422,
    { detail: "'prompt' is too short" },
    { kind: 'bad-request', sentence: "'prompt' is too short" },
  ],
  [
    429,
    { error: 'Add funds.', reject_reason: 'insufficient_funds' },
    { kind: 'no-funds', sentence: 'Add funds.', reason: 'insufficient_funds' },
  ],
  [
    429,
    { error: 'That was all for today.', reject_reason: 'daily_limit' },
    {
      kind: 'busy',
      sentence: 'That was all for today.',
      reason: 'daily_limit',
    },
  ],
  [500, { error: 'Oh.' }, { kind: 'server', status: 500, sentence: 'Oh.' }],
  [503, 'Later.', { kind: 'server', status: 503, sentence: 'Later.' }],
]

describe('a refused call', () => {
  it.each(table)('%i %j', async (status, body, problem) => {
    expect(await refused(status, body)).toEqual(problem)
    expect(bench.server.requests).toHaveLength(1)
  })

  it.each([
    ['nothing', ''],
    ['a web page', '<html><body><h1>502 Bad Gateway</h1></body></html>'],
    ['an empty object', '{}'],
    ['a list', '[1]'],
    ['half an object', '{"error":"Oh'],
    ['a number for a sentence', '{"error":5}'],
  ])('has a sentence of its own after %s', async (_, body) => {
    expect(await refused(502, body)).toEqual({
      kind: 'server',
      status: 502,
      sentence: 'The service answered 502 and gave no reason.',
    })
  })

  it('prefers the error, then detail, message, title', async () => {
    const words = { title: 't', message: 'm', detail: 'd', error: 'e' }
    const sentences: string[] = []
    for (const [name] of Object.entries(words).reverse()) {
      const problem = await refused(400, words)
      if (problem.kind === 'bad-request') sentences.push(problem.sentence)
      Reflect.deleteProperty(words, name)
    }
    expect(sentences).toEqual(['e', 'd', 'm', 't'])
  })

  it('keeps a long text short', async () => {
    const problem = await refused(400, 'x'.repeat(5000))
    expect(problem).toEqual({ kind: 'bad-request', sentence: 'x'.repeat(300) })
  })

  it('never repeats the key', async () => {
    const problem = await refused(401, { error: `The key ${key} is unknown.` })
    expect(problem).toEqual({
      kind: 'unauthorized',
      sentence: 'The key … is unknown.',
    })
  })

  it('never repeats a part of the key, wherever it is cut', async () => {
    const before = 'x'.repeat(290)
    const problem = await refused(401, { error: `${before}${key}` })
    expect(problem).toEqual({ kind: 'unauthorized', sentence: `${before}…` })
  })

  it('is read as far as a sentence goes, however long it is', async () => {
    bench.server.answer((response) => {
      response.writeHead(400)
      response.write('No, and no, ')
      const more = (): unknown => response.write('no '.repeat(30_000), more)
      more()
    })
    const problem = await problemOf(bench.client().call(endpoints.edit, edit()))
    expect(problem).toMatchObject({
      kind: 'bad-request',
      sentence: expect.stringMatching(/^No, and no, [no ]{288}$/) as string,
    })
  })

  it('may come late, under a status of success', async () => {
    const late = { error: 'It is too dark.', status_code: 422 }
    expect(await refused(200, late)).toEqual({
      kind: 'unsafe',
      sentence: 'It is too dark.',
    })
  })

  it('survives a structured clone', async () => {
    const problem = await refused(429, {
      error: 'a',
      reject_reason: 'feature_limit',
    })
    expect(structuredClone(problem)).toEqual(problem)
  })

  it.each([
    [400, false],
    [502, true],
  ])('tells the relay’s own %i from Ideogram’s', async (status, billed) => {
    const body = { error: 'Ideogram cannot be reached.', relay: true }
    expect(await refused(status, body)).toEqual({
      kind: 'relay',
      status,
      sentence: 'Ideogram cannot be reached.',
      mayBeBilled: billed,
    })
  })
})

describe('a call that cannot be sent', () => {
  it.each(['', 'ключ', 'two\nlines', 'a key'])(
    'refuses the key %j unsent and unquoted',
    async (bad) => {
      const call = bench.client({ key: bad }).call(endpoints.edit, edit())
      const problem = await problemOf(call)
      expect(problem.kind).toBe('unauthorized')
      if (bad) expect(JSON.stringify(problem)).not.toContain(bad)
      expect(bench.server.requests).toHaveLength(0)
    },
  )

  it('names the field of a value out of range', async () => {
    const call = bench
      .client()
      .call(endpoints.edit, { ...edit(), num_images: 9 })
    expect(await problemOf(call)).toEqual({
      kind: 'bad-request',
      field: 'num_images',
      sentence: 'num_images must be a whole number from 1 to 8',
    })
    expect(bench.server.requests).toHaveLength(0)
  })

  it('cannot climb out of a path', async () => {
    const call = bench.client().call(endpoints.getDataset, { dataset_id: '..' })
    expect(await problemOf(call)).toMatchObject({ field: 'dataset_id' })
  })
})

describe('no answer', () => {
  const nobody = {
    via: { kind: 'relay', origin: 'http://127.0.0.1:1' },
  } as const

  it('may be billed when the call was a paid one', async () => {
    const client = bench.client(nobody)
    const paid = client.call(endpoints.edit, edit())
    const free = client.call(endpoints.listModels, {})
    const unreachable = { kind: 'unreachable', via: 'relay-here' }
    expect(await problemOf(paid)).toEqual({ ...unreachable, mayBeBilled: true })
    expect(await problemOf(free)).toEqual({
      ...unreachable,
      mayBeBilled: false,
    })
  })

  it('is not billed when only the price was asked', async () => {
    const asked = bench.client(nobody).quote(endpoints.preciseEditV2, {
      image: picture(),
      prompt: 'a fox',
    })
    expect(await problemOf(asked)).toMatchObject({ mayBeBilled: false })
  })

  it('ends at the time set', async () => {
    bench.server.answer(() => undefined)
    const client = bench.client({ timeoutMs: 50 })
    const call = client.call(endpoints.describe, { image_file: picture() })
    expect(await problemOf(call)).toEqual({
      kind: 'timeout',
      seconds: 0.05,
      mayBeBilled: true,
    })
    // On a busy machine it may not have left by then.
    expect(bench.server.requests.length).toBeLessThanOrEqual(1)
  })

  it('ends at the time set in the middle of an answer, too', async () => {
    bench.server.answer((response) => response.write('{'))
    const call = bench.client({ timeoutMs: 50 }).call(endpoints.edit, edit())
    expect((await problemOf(call)).kind).toBe('timeout')
  })

  it('ends when the caller says so', async () => {
    const stop = new AbortController()
    bench.server.answer(() => {
      stop.abort()
    })
    const { signal } = stop
    const call = bench.client().call(endpoints.edit, edit(), { signal })
    expect(await problemOf(call)).toEqual({
      kind: 'cancelled',
      mayBeBilled: true,
    })
  })

  it('never begins when it was over before', async () => {
    const signal = AbortSignal.abort()
    const call = bench.client().call(endpoints.edit, edit(), { signal })
    expect(await problemOf(call)).toEqual({
      kind: 'cancelled',
      mayBeBilled: false,
    })
    expect(bench.server.requests).toHaveLength(0)
  })
})
