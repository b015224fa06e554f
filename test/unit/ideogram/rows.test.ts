import { describe, expect, it } from 'vitest'
import { endpoints, type EndpointName } from '../../../ui/ideogram/endpoints.ts'
import type { Endpoint } from '../../../ui/ideogram/endpoint.ts'
import { key, withRecorder } from './client.ts'
import { documented } from './documented.ts'
import { partsOf, reply, type Part } from './recorder.ts'
import { legacySamples } from './samples/legacy.ts'
import { restSamples } from './samples/rest.ts'
import type { Sample } from './samples/sample.ts'
import { v2Generate } from './samples/v2-generate.ts'
import { v2Taken } from './samples/v2-taken.ts'
import { v2Samples } from './samples/v2.ts'
import { v3Samples } from './samples/v3.ts'

const samples = [
  ...legacySamples,
  ...v3Samples,
  ...restSamples,
  ...v2Samples,
  ...v2Generate,
  ...v2Taken,
]
const rows = Object.entries(endpoints) as [EndpointName, Endpoint][]
const operation = (row: Endpoint) => `${row.method} ${row.path}`
const bench = withRecorder()

const magicLength: Record<string, number> = {
  'image/png': 8,
  'image/jpeg': 3,
  'image/webp': 12,
}

/** The parts by name; a file as its type and what follows its magic bytes. */
const shown = (parts: Part[]) => {
  const seen: Record<string, string[]> = {}
  for (const { name, text, file } of parts) {
    const skip = magicLength[file?.type ?? ''] ?? 0
    const rest = file?.bytes.subarray(skip).toString('latin1')
    const value = file ? `${file.type}:${rest ?? ''}` : (text ?? '')
    ;(seen[name] ??= []).push(value)
  }
  return seen
}

const arrived = async (sample: Sample) => {
  // whatever it answers, it is the request that counts
  bench.server.answer(reply(418, ''))
  await bench
    .client()
    .call(endpoints[sample.endpoint], sample.params)
    .catch(() => undefined)
  const [request] = bench.server.requests
  if (!request) throw new Error('nothing arrived')
  return request
}

describe('the rows', () => {
  it('are the operations of the reference, each once', () => {
    const operations = rows.map(([, row]) => operation(row))
    expect(operations.sort()).toEqual(Object.keys(documented).sort())
  })

  it.each(rows)('%s has the fields of the reference', (_name, row) => {
    const fields = [
      ...Object.entries(row.fields).map(
        ([name, field]) => name + (field.required ? '!' : ''),
      ),
      ...(row.polled === 'on-request' ? ['async'] : []),
      ...(row.quotes ? ['dry_run'] : []),
    ]
    const known = documented[operation(row)]?.split(' ').filter(Boolean)
    expect(fields.sort()).toEqual(known?.sort())
  })

  it.each(rows)('%s is sampled with every field it has', (name, row) => {
    const given = samples
      .filter((sample) => sample.endpoint === name)
      .flatMap(({ params }) => Object.keys(params))
    expect([...new Set(given)].sort()).toEqual(Object.keys(row.fields).sort())
  })

  it.each(rows)('%s costs something if it makes something', (name, row) => {
    const makes = row.method === 'POST' && !/Dataset|Assets/.test(name)
    expect(row.price !== undefined).toBe(makes)
  })
})

describe('on the wire', () => {
  it.each(samples)('$endpoint $wire', async (sample) => {
    const row: Endpoint = endpoints[sample.endpoint]
    const request = await arrived(sample)
    const { url = row.path, parts, json, request: inPart } = sample.wire
    expect(request.method).toBe(row.method)
    expect(request.url).toBe(url)
    expect(request.headers['api-key']).toBe(key)
    const type = request.headers['content-type']
    if (parts) {
      expect(type).toMatch(/^multipart\/form-data; boundary=/)
      const heads = request.body
        .toString('latin1')
        .matchAll(/form-data; name="[^"]*"(; filename)?/g)
      // A relay reads no more than the beginning, and has to know the price.
      const isFile = [...heads].map(([, file]) => file !== undefined)
      expect(isFile).toEqual([...isFile].sort())
      const { image_request, ...others } = shown(await partsOf(request))
      expect(others).toEqual(parts)
      expect(image_request?.map((part) => JSON.parse(part) as unknown)).toEqual(
        inPart && [inPart],
      )
    } else if (json) {
      expect(type).toBe('application/json')
      expect(JSON.parse(request.body.toString())).toEqual(json)
    } else {
      expect(type).toBeUndefined()
      expect(request.body).toHaveLength(0)
    }
  })

  it.each(samples.filter(({ endpoint }) => 'quotes' in endpoints[endpoint]))(
    'asks what $endpoint costs with the very request',
    async (sample) => {
      const sent = await arrived(sample)
      bench.server.requests.length = 0
      await bench
        .client()
        .quote(endpoints[sample.endpoint], sample.params)
        .catch(() => undefined)
      const [asked] = bench.server.requests
      expect(asked?.url).toBe(`${sent.url}?dry_run=true`)
      const type = sent.headers['content-type'] ?? ''
      if (type === 'application/json')
        expect(asked?.body.toString()).toBe(sent.body.toString())
      else if (asked)
        expect(shown(await partsOf(asked))).toEqual(shown(await partsOf(sent)))
    },
  )

  it('names a file by its field and type when nobody named it', async () => {
    const [sample] = legacySamples
    if (!sample) throw new Error('no sample')
    const parts = await partsOf(await arrived(sample))
    expect(parts.flatMap(({ file }) => file?.name ?? [])).toEqual([
      'image_file.jpg',
      'mask.png',
    ])
  })
})
