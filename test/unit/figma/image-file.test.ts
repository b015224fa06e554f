import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readImage } from '../../figma/api/image-file.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a05020' } })

test.each(['png', 'jpeg', 'gif'] as const)(
  'the size of a %s is read from its bytes',
  async (format) => {
    const file = await picture(33, 17).toFormat(format).toBuffer()
    expect(readImage(file)).toEqual({ width: 33, height: 17 })
  },
)

test('a JPEG with a profile and other segments is read as well', async () => {
  const file = await picture(40, 50)
    .withExif({ IFD0: { Copyright: 'x'.repeat(900) } })
    .jpeg({ progressive: true })
    .toBuffer()
  expect(readImage(file)).toEqual({ width: 40, height: 50 })
})

test('WebP and AVIF are not taken, nor is what ends too early', async () => {
  const webp = await picture(8, 8).webp().toBuffer()
  const avif = await picture(8, 8).avif().toBuffer()
  for (const file of [webp, avif, Buffer.alloc(0)]) {
    expect(() => readImage(file)).toThrow('Image type is unsupported')
  }
  const png = await picture(8, 8).png().toBuffer()
  expect(() => readImage(png.subarray(0, 20))).toThrow('Image is too small')
})

test('4096 pixels are the most a side may have', async () => {
  const wide = await picture(4096, 1).png().toBuffer()
  expect(readImage(wide).width).toBe(4096)
  const wider = await picture(1, 4097).gif().toBuffer()
  expect(() => readImage(wider)).toThrow('Image is too large')
})
