import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failed } from '../../../plugin/shared/failure.ts'
import { readHeader } from '../../../ui/pixels/header.ts'
import { png, speckle } from './pictures.ts'

function failureOf(bytes: Uint8Array): unknown {
  try {
    readHeader(bytes)
  } catch (error) {
    if (error instanceof Failed) return error.failure
    throw error
  }
  return null
}

/** A PNG's first bytes, of any stated size. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = png({ width: 1, height: 1 }, speckle)
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

describe('a picture’s header', () => {
  test.each<[string, number[], [number, number]]>([
    [
      'image/jpeg',
      // SOI, an APP0 of 2 bytes, a fill byte, SOF2 of 300 × 200.
      [
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 200,
        1, 44,
      ],
      [300, 200],
    ],
    ['image/gif', [...Buffer.from('GIF89a'), 44, 1, 200, 0], [300, 200]],
    [
      'image/webp',
      [
        ...Buffer.from('RIFF....WEBPVP8X'),
        10,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        43,
        1,
        0,
        199,
        0,
        0,
      ],
      [300, 200],
    ],
    [
      'image/webp',
      [
        ...Buffer.from('RIFF....WEBPVP8 '),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0x9d,
        1,
        0x2a,
        44,
        1,
        200,
        0,
      ],
      [300, 200],
    ],
    [
      'image/webp',
      // 14 bits of width - 1, 14 bits of height - 1.
      [
        ...Buffer.from('RIFF....WEBPVP8L'),
        0,
        0,
        0,
        0,
        0x2f,
        0x2b,
        0xc1,
        0x31,
        0,
      ],
      [300, 200],
    ],
  ])('of %s tells type and size', (type, bytes, [width, height]) => {
    expect(readHeader(Uint8Array.from(bytes))).toEqual({ type, width, height })
  })

  test('of PNG tells type and size', () => {
    expect(readHeader(png({ width: 7, height: 5 }, speckle))).toEqual({
      type: 'image/png',
      width: 7,
      height: 5,
    })
  })

  test.each([
    [16_385, 1],
    [1, 16_385],
    [8193, 8192],
    [0xffffffff, 0xffffffff],
  ])('of a bomb, %d × %d, is refused', (width, height) => {
    expect(failureOf(pngHeader(width, height))).toEqual({
      kind: 'unreadable-image',
      why: 'too-large',
    })
  })

  test('at the limits is read', () => {
    expect(failureOf(pngHeader(8192, 8192))).toBeNull()
    expect(failureOf(pngHeader(16_384, 1))).toBeNull()
  })

  test('of no size is damaged', () => {
    expect(failureOf(pngHeader(0, 5))).toEqual({
      kind: 'unreadable-image',
      why: 'damaged',
    })
  })

  test('of a page is no picture', () => {
    expect(failureOf(Buffer.from('<!doctype html>'))).toEqual({
      kind: 'unreadable-image',
      why: 'unknown-format',
    })
  })

  test('of any bytes is a size or a failure, never another error', () => {
    const starts = [
      [],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0xff, 0xd8, 0xff],
      [...Buffer.from('GIF89a')],
      [...Buffer.from('RIFF....WEBPVP8L')],
      [...Buffer.from('RIFF....WEBPVP8X')],
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 64 }),
        (start, rest) => {
          const failure = failureOf(Uint8Array.from([...start, ...rest]))
          if (failure)
            expect(failure).toMatchObject({ kind: 'unreadable-image' })
        },
      ),
      { numRuns: 2000 },
    )
  })
})
