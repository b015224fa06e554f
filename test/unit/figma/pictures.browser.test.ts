import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Drawn } from './simulation-page.ts'

const bench = useSimulation()

const box: Drawn = { type: 'RECTANGLE', id: '1:1', width: 30, height: 20 }
const layers = [box]

/** A script that makes `file`, a PNG header of `width` × `height`. */
const header = (width: number, height: number) => `
  const file = new Uint8Array(64)
  file.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  new DataView(file.buffer).setUint32(16, ${String(width)})
  new DataView(file.buffer).setUint32(20, ${String(height)})
`

test('createImage takes PNG, JPEG and GIF up to 4096 pixels a side', async () => {
  const make = (width: number, height: number) =>
    `${header(width, height)} return figma.createImage(file).hash`
  expect(await bench.run(make(4096, 4096))).toMatch(/^[0-9a-f]{40}$/)
  expect(await bench.refusal(make(4097, 1))).toBe(
    'in createImage: Image is too large',
  )
  expect(await bench.refusal(make(0, 1))).toBe(
    'in createImage: Image is too small',
  )
  const webp = `figma.createImage(new Uint8Array([82, 73, 70, 70, 0, 0, 0, 0, 87, 69, 66, 80]))`
  expect(await bench.refusal(webp)).toBe(
    'in createImage: Image type is unsupported',
  )
  expect(await bench.refusal(`figma.createImage('bytes')`)).toContain(
    'Uint8Array',
  )
})

test('the hash of an image is the SHA-1 of its bytes', async () => {
  const body = `
    const file = new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0, 0, 0])
    const image = figma.createImage(file)
    const again = figma.getImageByHash(image.hash)
    return [image.hash === figma.createImage(file).hash, image.hash,
      (await again.getBytesAsync()).length, figma.getImageByHash('0')]`
  const { createHash } = await import('node:crypto')
  const hash = createHash('sha1')
    .update(
      Buffer.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0, 0, 0]),
    )
    .digest('hex')
  expect(await bench.run(body)).toEqual([true, hash, 13, null])
})

test('an export is a PNG of the size asked for', async () => {
  const size = (settings: string) =>
    bench.run(
      `const node = await figma.getNodeByIdAsync('1:1')
       const png = await node.exportAsync(${settings})
       const view = new DataView(png.buffer)
       return [view.getUint32(16), view.getUint32(20)]`,
      { layers },
    )
  expect(await size('')).toEqual([30, 20])
  const constraint = (type: string, value: number) =>
    size(
      `{ format: 'PNG', constraint: { type: '${type}', value: ${String(value)} } }`,
    )
  expect(await constraint('SCALE', 2)).toEqual([60, 40])
  expect(await constraint('WIDTH', 100)).toEqual([100, 67])
  expect(await constraint('HEIGHT', 7)).toEqual([11, 7])
})

test('useAbsoluteBounds exports the whole layer, else what is left of it', async () => {
  const clipped: Drawn = {
    type: 'FRAME',
    id: '1:0',
    width: 50,
    height: 50,
    children: [
      {
        ...box,
        transform: [
          [1, 0, 40],
          [0, 1, 0],
        ],
      },
    ],
  }
  const body = `const node = await figma.getNodeByIdAsync('1:1')
    const width = function (png) { return new DataView(png.buffer).getUint32(16) }
    return [width(await node.exportAsync()),
      width(await node.exportAsync({ format: 'PNG', useAbsoluteBounds: true }))]`
  expect(await bench.run(body, { layers: [clipped] })).toEqual([10, 30])
})

test('an export of nothing rejects with a bare string', async () => {
  const body = `const node = await figma.getNodeByIdAsync('1:1')
    node.visible = false
    return node.exportAsync().catch(function (error) { return [typeof error, error] })`
  expect(await bench.run(body, { layers })).toEqual([
    'string',
    'Failed to export node. This node may not have any visible layers.',
  ])
})

test('unknown export settings are refused', async () => {
  const body = `await figma.currentPage.children[0].exportAsync({ format: 'PNG', scale: 2 })`
  expect(await bench.refusal(body, { layers })).toContain(
    "Unrecognized key(s) in object: 'scale'",
  )
})

test('images stay when what uses them is undone', async () => {
  const body = `${header(10, 10)}
    const { hash } = figma.createImage(file)
    figma.createRectangle()
    figma.triggerUndo()
    return figma.getImageByHash(hash).hash === hash`
  expect(await bench.run(body)).toBe(true)
})
