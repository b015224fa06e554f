import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { fadedMask } from '../../play/edit/quality.ts'
import { paidIn, requestsIn } from '../../play/edit/requests.ts'
import { complaintAbout } from '../../play/edit/report.ts'
import type { RecordedCall } from '../../play/edit/recorder.ts'

const call = (more: Partial<RecordedCall>): RecordedCall => ({
  method: 'POST',
  path: '/edit',
  query: {},
  fields: [],
  files: [],
  status: 200,
  answer: Buffer.from('{}'),
  tookMs: 5,
  ...more,
})

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#abc' } })
    .png()
    .toBuffer()

test('requests are reported as they went, with their files beside', async () => {
  const [image, mask] = [await picture(30, 20), await picture(30, 10)]
  const type = 'image/png'
  const { requests, files } = await requestsIn([
    call({
      query: { dry_run: 'true' },
      fields: [
        ['style_codes', 'A'],
        ['prompt', 'p'],
        ['style_codes', 'B'],
      ],
      files: [
        { field: 'image_file', type, bytes: image },
        { field: 'mask', type, bytes: mask },
      ],
    }),
    call({ files: [{ field: 'image_file', type, bytes: mask }] }),
  ])
  const sha256 = createHash('sha256').update(image).digest('hex')
  expect(requests[0]).toEqual({
    method: 'POST',
    path: '/edit',
    query: { dry_run: 'true' },
    fields: { style_codes: ['A', 'B'], prompt: 'p' },
    files: [
      {
        field: 'image_file',
        type,
        bytes: image.length,
        width: 30,
        height: 20,
        sha256,
        savedAs: 'sent.png',
      },
      expect.objectContaining({ field: 'mask', savedAs: 'mask.png' }),
    ],
    status: 200,
    tookMs: 5,
  })
  expect(Object.keys(files)).toEqual(['sent.png', 'mask.png', 'sent-2.png'])
  expect(files['sent.png']).toEqual(image)
})

test('asking for a price is not paid for, nor is looking', () => {
  const paid = call({})
  const calls = [
    call({ query: { dry_run: 'true' } }),
    paid,
    call({ method: 'GET' }),
  ]
  expect(paidIn(calls)).toEqual([paid])
})

test('a pixel that changed outside of the mask is complained of', () => {
  expect(complaintAbout({ bytes: 0, pixels: 0, largest: 0 })).toEqual([])
  expect(complaintAbout({ bytes: 3, pixels: 1, largest: 9 })).toEqual([
    expect.stringMatching(/^1 pixel outside of the mask was changed.*9 of 255/),
  ])
})

const size = { width: 400, height: 100 }
const before = { ...size, data: new Uint8Array(4 * 400 * 100) }
/** Of the left at the picture's own scale, of the right at a fifth of it. */
const regions = [
  { scale: 1, window: { x: 0, y: 0, width: 150, height: 100 } },
  { scale: 0.2, window: { x: 50, y: 0, width: 30, height: 20 } },
]

test('a result may fade around its own mask as far as its scale says', () => {
  const mask = new Uint8Array(400 * 100)
  for (const left of [60, 340])
    for (let y = 45; y < 55; y++)
      mask.fill(255, y * 400 + left, y * 400 + left + 10)
  const faded = fadedMask({ before, mask, regions })
  const at = (x: number) => faded[50 * 400 + x]
  expect([at(65), at(50), at(345), at(245)]).toEqual([1, 1, 1, 1])
  expect([at(0), at(150), at(200)]).toEqual([0, 0, 0])
})
