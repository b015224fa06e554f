/** What leaves tells its size, and what is wrong with that is said before anything is sent. */
import { expect, test } from 'vitest'
import type { Size } from '../../../plugin/shared/geometry.ts'
import { frame } from '../../../ui/framing/frame.ts'
import type { Easel } from '../../../ui/framing/framer.ts'
import type { AnyFiles } from '../../../ui/framing/framing.ts'
import type { Engine } from '../../../ui/tools/engine.ts'
import { tools } from '../../../ui/tools/tools.ts'
import { problemOf, withRecorder } from '../ideogram/client.ts'
import { bounds, target } from '../jobs/made.ts'

const bench = withRecorder()

/** As much of a PNG as tells its size. */
function pngOf({ width, height }: Size): Uint8Array {
  const png = new Uint8Array(33)
  const view = new DataView(png.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return png
}

/** Where every picture of the document has this size. */
const easelOf = (size: Size) =>
  ({
    host: {
      export: () =>
        Promise.resolve({
          source: { png: pngOf(size), bounds },
          blending: { opacity: 1, mode: 'NORMAL' },
        }),
      ownPicture: () =>
        Promise.resolve({ hash: 'hash', bytes: pngOf(size), size }),
      picture: () => Promise.resolve({ png: pngOf(size), bounds }),
    },
    pixels: {
      frameWhole: (sent: { size: Size }) => Promise.resolve(pngOf(sent.size)),
      looked: () => Promise.resolve({ type: 'image/png' }),
    },
  }) as unknown as Easel

async function filesOf(
  engine: Engine,
  size: Size,
  values = {},
): Promise<AnyFiles> {
  const order = { tool: 'any', engine: engine.id, values, target }
  const { signal } = new AbortController()
  const { files } = await frame(
    engine,
    { ...order, mask: null, matchColors: true },
    easelOf(size),
    { signal, preparing: () => undefined },
  )
  return files
}

const [upscale] = tools.upscale.engines as readonly [Engine]
const [describe] = tools.describe.engines as readonly [Engine]

test.each([
  ['the very file of a layer', upscale],
  ['a layer as it looks', describe],
])('%s tells its width and height', async (_, engine) => {
  const size = { width: 640, height: 480 }
  expect(await filesOf(engine, size)).toMatchObject({ image: { size } })
})

test('a reference tells its width and height', async () => {
  const size = { width: 300, height: 200 }
  const [generate] = tools.generate.engines as readonly [Engine]
  const layers = [{ layerId: '1:2', name: 'Sky' }]
  const { pictures } = await filesOf(generate, size, {
    style_reference_images: layers,
    character_reference_images: [],
  })
  expect(pictures.style_reference_images).toMatchObject([{ size }])
})

test('what is too large for what is asked of it is never sent', async () => {
  const values = { upscale_factor: 'x2', seed: null }
  const asked = async (size: Size) =>
    upscale.ask(bench.client(), values, await filesOf(upscale, size), {
      keepTicket: () => Promise.resolve(),
    })
  const problem = await problemOf(asked({ width: 4097, height: 100 }))
  expect(problem).toMatchObject({ kind: 'bad-request', field: 'image' })
  expect(bench.server.requests).toHaveLength(0)
  bench.server.answer((response) => response.writeHead(400).end('No.'))
  await problemOf(asked({ width: 4096, height: 100 }))
  expect(bench.server.requests).toHaveLength(1)
})
