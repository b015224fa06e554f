import { PNG } from 'pngjs'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { withProvenance } from '../../../ui/pixels/provenance.ts'

const provenance = {
  sourceType: 'compositeWithTrainedAlgorithmicMedia',
  system: 'Ideogram 3.0',
} as const

const noise = Buffer.from(Array.from({ length: 4 * 12 * 9 }, (_, n) => n * 37))
const raw = sharp(noise, { raw: { width: 12, height: 9, channels: 4 } })

const files = {
  png: () => raw.clone().png().toBuffer(),
  jpeg: () => raw.clone().jpeg().toBuffer(),
}

const xmpOf = async (bytes: Uint8Array) =>
  String((await sharp(bytes).metadata()).xmp ?? '')

describe.each(['png', 'jpeg'] as const)('a %s', (kind) => {
  test('says what it is and what made it, to other readers too', async () => {
    const xmp = await xmpOf(withProvenance(await files[kind](), provenance))
    expect(xmp).toContain(
      'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"',
    )
    expect(xmp).toContain('Iptc4xmpExt:AISystemUsed="Ideogram 3.0"')
    expect(xmp).toContain('xmp:CreatorTool="Repaint"')
  })

  test('keeps its pixels, and is the same bytes for the same input', async () => {
    const file = await files[kind]()
    const marked = withProvenance(file, provenance)
    const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()
    expect(await pixels(marked)).toEqual(await pixels(file))
    expect(withProvenance(file, provenance)).toEqual(marked)
  })

  test('that tells already is left whole', async () => {
    const marked = withProvenance(await files[kind](), provenance)
    expect(withProvenance(marked, { ...provenance, system: 'x' })).toBe(marked)
  })

  test('with an XMP packet that does not tell is marked all the same', async () => {
    const packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>'
    const bytes = await files[kind]().then((file) =>
      sharp(file).withXmp(packet).toBuffer(),
    )
    expect(await xmpOf(bytes)).toContain('xmpmeta')
    expect(await xmpOf(withProvenance(bytes, provenance))).toContain(
      'AISystemUsed',
    )
  })
})

test('the chunk has the sum that PNG asks for', async () => {
  const marked = withProvenance(await files.png(), provenance)
  // This reader throws for a wrong one.
  expect(PNG.sync.read(Buffer.from(marked)).width).toBe(12)
})

test('a signed picture is left whole: its signature would break', async () => {
  const file = await files.png()
  const signed = Buffer.concat([
    file.subarray(0, 33),
    Buffer.from('\0\0\0\x04caBXc2pa\0\0\0\0', 'latin1'),
    file.subarray(33),
  ])
  expect(withProvenance(signed, provenance)).toBe(signed)
})

test('what is no picture of these kinds is left alone', () => {
  for (const bytes of [
    Uint8Array.of(),
    Uint8Array.of(1),
    Buffer.from('GIF89a'),
  ])
    expect(withProvenance(bytes, provenance)).toBe(bytes)
})
