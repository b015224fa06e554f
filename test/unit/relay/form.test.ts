import { once } from 'node:events'
import busboy from '@fastify/busboy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldReader } from '../../../relay/calls/fields.ts'
import { readForm } from '../../../relay/calls/form.ts'

interface Part {
  name: string
  value: Uint8Array
  isFile: boolean
}

const names = ['num_images', 'model', 'prompt', 'image', 'mask']
const boundaries = ['b', '----WebKitFormBoundaryAbC123', 'x--y', '-'.repeat(30)]

/** What tempts a reader: breaks, dashes, and the delimiter itself, nearly. */
const content = (boundary: string) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom('\r', '\n', '\r\n', '--', '\r\n--', `--${boundary}`),
        fc.constantFrom(`\r\n--${boundary.slice(0, -1)}`, `\n--${boundary}\n`),
        fc.string({ maxLength: 20 }),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join(''))
    .filter((text) => !`\r\n${text}`.includes(`\r\n--${boundary}`))
    .map((text) => new TextEncoder().encode(text))

const forms = fc.constantFrom(...boundaries).chain((boundary) =>
  fc.record({
    boundary: fc.constant(boundary),
    parts: fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        value: content(boundary),
        isFile: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
)

function written(boundary: string, parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ name, value, isFile }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${
        isFile ? `; filename="a.png"\r\nContent-Type: image/png` : ''
      }\r\n\r\n`,
    ),
    value,
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)])
}

function cut(body: Buffer, at: readonly number[]): Buffer[] {
  const ends = [...at.map((n) => n % (body.length + 1)), body.length]
  ends.sort((a, b) => a - b)
  return ends.map((end, n) => body.subarray(ends[n - 1] ?? 0, end))
}

function ours(boundary: string, pieces: readonly Uint8Array[]) {
  const read: [string, string][] = []
  const form = readForm(boundary, {
    part(name, isFile) {
      if (isFile) read.push([name, 'a file'])
      return true
    },
    text: (name, text) => void read.push([name, text]),
  })
  for (const piece of pieces) form.read(piece)
  return { read, state: form.state }
}

/** What the reader says that servers in the field use. */
async function theirs(boundary: string, body: Buffer) {
  const read: [string, string][] = []
  const parser = busboy({
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  parser.on('file', (name, stream) => {
    read.push([name, 'a file'])
    stream.resume()
  })
  parser.on('field', (name, value) => void read.push([name, value]))
  parser.end(body)
  await once(parser, 'finish')
  return read
}

describe('a form as it passes', () => {
  it('is read as others read it, wherever it is cut', async () => {
    const cuts = fc.array(fc.nat(), { maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(forms, cuts, async ({ boundary, parts }, at) => {
        const body = written(boundary, parts)
        const { read, state } = ours(boundary, cut(body, at))
        expect(state).toBe('complete')
        expect(read).toEqual(await theirs(boundary, body))
      }),
      { numRuns: 300 },
    )
  })

  it('is read byte by byte', () => {
    const parts = names.map((name, n) => ({
      ...{ name, isFile: n % 2 === 1 },
      value: Buffer.from(`\r\n-- ${name} \r\n`),
    }))
    const body = written('b', parts)
    const whole = ours('b', [body])
    const bytes = [...body].map((byte) => Uint8Array.of(byte))
    expect(ours('b', bytes)).toEqual(whole)
    expect(whole.state).toBe('complete')
  })

  it.each([
    ['no end', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
    ['no beginning', 'num_images=1'],
    ['another boundary', '--c\r\n\r\n--c--'],
    ['no name', '--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--'],
    ['no headers', '--b\r\n\r\n1\r\n--b--'],
    [
      'a name that others may read differently',
      '--b\r\nContent-Disposition: form-data; x="; name=\\"a\\""; name="b"\r\n\r\n1\r\n--b--',
    ],
    [
      'two names',
      '--b\r\nContent-Disposition: form-data; name="a"; name="b"\r\n\r\n1\r\n--b--',
    ],
    [
      'two headers that name it',
      '--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="b"\r\n\r\n1\r\n--b--',
    ],
    ['line breaks of another kind', '--b\n\n1\n--b--'],
    [
      'endless headers',
      `--b\r\nContent-Disposition: form-data; name="${'a'.repeat(20_000)}`,
    ],
  ])('with %s is not taken as read', (_, body) => {
    expect(ours('b', [Buffer.from(body)]).state).not.toBe('complete')
  })
})

describe('the fields of a body', () => {
  const read = (type: string, body: string, wanted = ['num_images']) => {
    const reader = fieldReader(type, wanted)
    for (const byte of Buffer.from(body)) reader.read(Uint8Array.of(byte))
    reader.end()
    const { values, complete } = reader.fields
    return { values: Object.fromEntries(values), complete }
  }

  it.each([
    ['application/json', '{"num_images":2,"prompt":"x"}'],
    ['Application/JSON; charset=utf-8', '{"num_images":"2"}'],
    ['application/json', '{"image_request":{"num_images":2}}'],
  ])('are found in %s: %s', (type, body) => {
    expect(read(type, body)).toEqual({
      values: { num_images: ['2'] },
      complete: true,
    })
  })

  it.each([
    ['application/json', '{"num_images":2'],
    ['application/json', ''],
    ['application/x-www-form-urlencoded', 'num_images=2'],
    ['multipart/form-data', '--b--'],
    ['', 'x'],
  ])('are not to be relied on in %s: %s', (type, body) => {
    expect(read(type, body)).toEqual({ values: {}, complete: false })
  })
})
