import { expect, test } from 'vitest'
import { frame } from './drawn.ts'
import { marker } from './placing.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

test('a picture from outside lies in the middle of the view, or right of what does', async () => {
  const stage = await figma({ layers: [] })
  const before = await stage.trace()
  const size = { width: 48, height: 32 }
  const { bytes } = marker({ x: 0, y: 0, ...size })
  const added = await stage.host.addPicture(bytes, size, 'Sky')
  expect(added.name).toBe('Sky')
  const layer = await stage.layer(added.id)
  expect(layer).toMatchObject({ type: 'RECTANGLE', name: 'Sky', ...size })
  expect(layer.fills).toMatchObject([{ type: 'IMAGE' }])
  expect(layer.pluginData).toEqual({})
  expect(await stage.box(added.id)).toEqual({ x: -24, y: -16, ...size })
  const other = await stage.host.addPicture(bytes, size, 'Sky')
  expect(await stage.box(other.id)).toEqual({ x: 64, y: -16, ...size })
  expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 2)
  await stage.undo()
  await stage.undo()
  expect((await stage.trace()).pages).toEqual(before.pages)
})

test('what Figma does not take as an image leaves nothing', async () => {
  const stage = await figma({ layers: [frame('frame', 0, [])] })
  const before = await stage.trace()
  const size = { width: 1, height: 1 }
  await expect(
    stage.host.addPicture(new Uint8Array(200).fill(7), size, 'Sky'),
  ).rejects.toMatchObject({ failure: { kind: 'picture-refused' } })
  expect(await stage.trace()).toEqual(before)
})
