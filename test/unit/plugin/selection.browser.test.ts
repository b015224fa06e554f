import { expect, test } from 'vitest'
import { useFigma } from './stage.ts'

const figma = useFigma()

test('one shape drawn in a frame masks it', async () => {
  const { host } = await figma({
    layers: [
      {
        type: 'FRAME',
        id: '1:1',
        name: 'Hero',
        at: [10, 20, 400, 300],
        children: [{ type: 'ELLIPSE', id: '1:2', at: [50, 60, 100, 80] }],
      },
    ],
    select: ['1:2'],
  })
  const { targets } = await host.read()
  expect(targets).toMatchObject([
    {
      source: { id: '1:1', bounds: { x: 10, y: 20, width: 400, height: 300 } },
      masks: [{ id: '1:2', bounds: { x: 60, y: 80, width: 100, height: 80 } }],
      reason: 'drawn',
    },
  ])
})
