import { describe, expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import { manifestFor } from './probe.ts'
import type { Setting } from './simulation-page.ts'

const bench = useSimulation()

const setting: Setting = {
  layers: [
    {
      type: 'FRAME',
      id: '1:1',
      width: 200,
      height: 200,
      transform: [
        [1, 0, 100],
        [0, 1, 100],
      ],
      children: [
        { type: 'FRAME', id: '1:2', width: 50, height: 50 },
        { type: 'RECTANGLE', id: '1:3', width: 200, height: 200 },
      ],
    },
    {
      type: 'FRAME',
      id: '1:4',
      locked: true,
      width: 900,
      height: 900,
    },
  ],
}

const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** Drops a text and a picture at a point of the page. */
const drop = (code: string, x: number, y: number) =>
  bench.page.evaluate(
    async ([setting, code, x, y, gif]) => {
      const { simulation } = window
      simulation.open(setting, code)
      const { figma } = simulation
      if (!figma) throw new Error('There is no Figma')
      await figma.runPlugin()
      const bytes = Uint8Array.from(atob(gif), (it) => it.charCodeAt(0))
      const file = new File([bytes], 'dot.gif', { type: 'image/gif' })
      const items = [{ type: 'text/plain', data: 'hello' }]
      const taken = await figma.drop({ x, y, items, files: [file] })
      await new Promise((resolve) => setTimeout(resolve, 20))
      const { currentPage } = figma.document
      return {
        taken,
        logged: simulation.logged,
        frame: currentPage.children[0]?.children.map(({ name }) => name),
      }
    },
    [setting, code, x, y, gif] as const,
  )

const telling = (answer: string) => `
  figma.on('drop', (event) => {
    console.log([event.node.id, event.x, event.y, event.absoluteX,
      event.items, event.files[0].name, 'dropMetadata' in event])
    event.files[0].getBytesAsync().then((bytes) => console.log(bytes.length))
    return ${answer}
  })`

describe('a drop from outside', () => {
  test('is told with the innermost layer that could hold it', async () => {
    const { taken, logged, frame } = await drop(telling('false'), 120, 130)
    expect(taken).toBe(true)
    expect(logged).toEqual([
      [
        '1:2',
        20,
        30,
        120,
        [{ type: 'text/plain', data: 'hello' }],
        'dot.gif',
        false,
      ],
      42,
    ])
    expect(frame).toEqual(['Frame', 'Rectangle'])
  })

  test('lands on the page where there is none that is not locked', async () => {
    const { logged } = await drop(telling('false'), 10, 10)
    expect((logged[0] as unknown[]).slice(0, 4)).toEqual(['0:1', 10, 10, 10])
  })

  test('becomes a layer where the plugin does not take it', async () => {
    const { taken, frame } = await drop(telling('true'), 200, 200)
    expect(taken).toBe(false)
    expect(frame).toEqual(['Frame', 'Rectangle', 'dot.gif'])
  })
})

test('the plugin’s window can drop onto the canvas itself', async () => {
  const body = `
    figma.showUI(__html__)
    return new Promise((resolve) => {
      figma.on('drop', (event) => {
        resolve([event.absoluteX, event.absoluteY, event.dropMetadata, event.items.length])
        return false
      })
    })`
  const ui = `<script>
    parent.postMessage({ pluginDrop: { clientX: 3, clientY: 4,
      items: [{ type: 'text/plain', data: 'a' }], dropMetadata: { kind: 'x' } } }, '*')
  </script>`
  const [x, y, ...rest] = (await bench.run(body, {
    ...setting,
    ui,
    manifest: manifestFor(['none']),
  })) as number[]
  const frame = await bench.page.locator('iframe:not([hidden])').boundingBox()
  // The middle of a canvas of 1280 × 720 is the page's origin.
  expect([x, y]).toEqual([(frame?.x ?? 0) + 3 - 640, (frame?.y ?? 0) + 4 - 360])
  expect(rest).toEqual([{ kind: 'x' }, 1])
})
