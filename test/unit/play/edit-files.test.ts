import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPicture } from '../../play/edit/files.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'repaint-files-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A picture with so much grain that its file has many parts. */
function grain(width = 120, height = 120) {
  let noise = 1
  const pixels = Buffer.from({ length: 3 * width * height }).map(() => {
    noise = (noise * 48271) % 2147483647
    return noise % 256
  })
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** The chunks of a PNG after its signature. */
function chunksOf(png: Buffer): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = 8; at < png.length;) {
    const end = at + 12 + png.readUInt32BE(at)
    chunks.push(png.subarray(at, end))
    at = end
  }
  return chunks
}

const kindOf = (chunk: Buffer) => chunk.toString('latin1', 4, 8)

/** A PNG's bytes without some of its parts. */
function without(png: Buffer, isGone: (kind: string, nth: number) => boolean) {
  const seen: Record<string, number> = {}
  const left = chunksOf(png).filter((chunk) => {
    const kind = kindOf(chunk)
    seen[kind] = (seen[kind] ?? 0) + 1
    return !isGone(kind, seen[kind])
  })
  return Buffer.concat([png.subarray(0, 8), ...left])
}

async function refusalOf(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  const thrown: unknown = await checkPicture(file).catch(
    (error: unknown) => error,
  )
  return thrown instanceof Error ? thrown.message.replace(file, name) : 'taken'
}

const png = () => grain().png().toBuffer()
const jpeg = () => grain().jpeg().toBuffer()
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)

test('a whole PNG and a whole JPEG are taken, with their sizes', async () => {
  for (const [name, bytes] of [
    ['a.png', await png()],
    ['a.jpg', await jpeg()],
  ] as const) {
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    const size = { name: file, width: 120, height: 120 }
    expect(await checkPicture(file)).toMatchObject(size)
  }
})

const broken = (kind: string) =>
  new RegExp(`^x is a broken ${kind}: it ends too early.*Save or download`)

test.each([
  ['a truncated JPEG', async () => half(await jpeg()), broken('JPEG')],
  ['a truncated PNG', async () => half(await png()), broken('PNG')],
  [
    'a PNG cut in its head',
    async () => (await png()).subarray(0, 20),
    broken('PNG'),
  ],
  [
    'a PNG without pixels',
    async () => without(await png(), (kind) => kind === 'IDAT'),
    broken('PNG'),
  ],
  [
    'a PNG of which a part is missing',
    async () => {
      const bytes = await png()
      const count = chunksOf(bytes).filter((one) => kindOf(one) === 'IDAT')
      expect(count.length).toBeGreaterThan(2)
      return without(bytes, (kind, nth) => kind === 'IDAT' && nth === 2)
    },
    broken('PNG'),
  ],
  [
    'a text',
    () => Buffer.from('no picture'),
    /^x is not a picture\. Give a PNG/,
  ],
  ['an empty file', () => Buffer.alloc(0), /^x is empty: it has 0 bytes/],
  ['a WebP', () => grain().webp().toBuffer(), /^x is a WEBP\. Give a PNG/],
  [
    'what Figma does not take',
    () => grain(4097, 2).png().toBuffer(),
    /^x is 4097 × 2 px\. Figma takes 4096 px a side/,
  ],
])('%s is refused in a sentence of its own', async (_, make, says) => {
  expect(await refusalOf('x', await make())).toMatch(says)
})

test('what is no file is refused in a sentence', async () => {
  await expect(checkPicture(path.join(folder, 'none'))).rejects.toThrow(
    /^There is no file .*none\.$/,
  )
  await expect(checkPicture(folder)).rejects.toThrow(/is not a file/)
})
