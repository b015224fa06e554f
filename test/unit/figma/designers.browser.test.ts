/** Several windows in one file, and designers who act while a plugin works. */
import { describe, expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Setting } from './simulation-page.ts'

const bench = useSimulation()

const setting: Setting = {
  layers: [
    { type: 'RECTANGLE', id: '1:1', width: 20, height: 20 },
    { type: 'RECTANGLE', id: '1:2', width: 20, height: 20 },
  ],
}

describe('two windows of a file', () => {
  /** Each puts its name into storage and onto the first layer, then reads. */
  const plugin = (name: string) => `
    (async () => {
      const node = await figma.getNodeByIdAsync('1:1')
      const before = [node.name, await figma.clientStorage.getAsync('who')]
      node.name = '${name}'
      await figma.clientStorage.setAsync('who', '${name}')
      figma.commitUndo()
      console.log(before)
    })()`

  const both = (shared: boolean) =>
    bench.page.evaluate(
      async ([setting, first, second, shared]) => {
        const { simulation } = window
        simulation.open(setting, first)
        const { figma } = simulation
        if (!figma) throw new Error('There is no Figma')
        const storage = new Map<string, unknown>()
        const heard: unknown[] = []
        const onConsole = (_: string, values: unknown[]) =>
          heard.push(...values)
        const one = figma.beside({ storage, onConsole })
        const own = shared ? { storage } : {}
        const two = figma.beside({ ...own, onConsole, code: second })
        const said = async (count: number) => {
          while (heard.length < count)
            await new Promise((resolve) => setTimeout(resolve))
        }
        await one.runPlugin()
        await said(1)
        await two.runPlugin()
        await said(2)
        const running = [one.running, two.running]
        one.undo()
        const name = two.document.find('1:1')?.layer.name
        return { heard, running, name, steps: two.document.undoSteps }
      },
      [setting, plugin('A'), plugin('B'), shared] as const,
    )

  test('each run a plugin, with a storage of their own', async () => {
    const { heard, running, name, steps } = await both(false)
    expect(heard).toEqual([
      ['Rectangle', undefined],
      ['A', undefined],
    ])
    expect(running).toEqual([true, true])
    // One's undo is no step of the other's.
    expect([name, steps]).toEqual(['Rectangle', 1])
  })

  test('or with one, as windows of one designer have', async () => {
    const { heard } = await both(true)
    expect(heard[1]).toEqual(['A', 'A'])
  })
})

describe('while an export is under way', () => {
  const hideAndExport = `
    const node = figma.currentPage.children[0]
    figma.commitUndo()
    node.visible = false
    figma.currentPage.children[1].exportAsync().then(() => {
      console.info({ outcome: { value: node.visible } })
    })`

  test.each([
    ['an edit', false],
    ['an undo', true],
    ['an undo and a redo', false],
  ])('%s by the designer can be scripted', async (what, visible) => {
    const outcome = await bench.page.evaluate(
      ([setting, code, what]) => {
        const { simulation } = window
        simulation.open(setting, code)
        const { figma } = simulation
        if (!figma) throw new Error('There is no Figma')
        figma.conditions.duringExport = (id) => {
          const { document } = figma
          if (what === 'an edit') document.update(id, { name: 'Edited' })
          else document.undo()
          if (what === 'an undo and a redo') document.redo()
        }
        return simulation.run()
      },
      [setting, hideAndExport, what] as const,
    )
    expect(outcome).toMatchObject({ value: visible })
  })

  test('another designer can undo what is theirs', async () => {
    const outcome = await bench.page.evaluate(
      ([setting, code]) => {
        const { simulation } = window
        simulation.open(setting, code)
        const { figma } = simulation
        const other = figma?.document.beside()
        if (!figma || !other) throw new Error('There is no Figma')
        other.update('1:2', { opacity: 0.5 })
        other.commit()
        figma.conditions.duringExport = () => {
          other.undo()
        }
        return simulation.run()
      },
      [setting, hideAndExport] as const,
    )
    expect(outcome).toMatchObject({ value: false })
  })
})

describe('what a plugin writes is counted', () => {
  const writesOf = async (body: string) => {
    await bench.run(body, setting)
    return bench.page.evaluate(() =>
      window.simulation.figma?.document.writes
        .filter(({ by }) => by === 'plugin')
        .map(({ kind, id, name }) => [kind, id, name]),
    )
  }

  test('nothing for looking, selecting, exporting and committing', async () => {
    const looks = `
      const node = figma.currentPage.children[0]
      figma.currentPage.selection = [node]
      await node.exportAsync()
      node.getPluginData('key')
      figma.currentPage.findAll()
      figma.viewport.scrollAndZoomIntoView([node])
      figma.commitUndo()
      await figma.clientStorage.setAsync('key', 1)`
    expect(await writesOf(looks)).toEqual([])
  })

  test('each property, note and step that there is', async () => {
    const writes = `
      const node = figma.currentPage.children[0]
      node.opacity = 0.5
      node.opacity = 1
      node.setPluginData('key', 'x')
      figma.root.setSharedPluginData('space', 'other', 'y')
      figma.createRectangle().remove()
      figma.commitUndo()`
    expect(await writesOf(writes)).toEqual([
      ['property', '1:1', 'opacity'],
      ['property', '1:1', 'opacity'],
      ['note', '1:1', '1/key'],
      ['note', '0:0', 'space'],
      ['layer', expect.any(String), 'insert'],
      ['layer', expect.any(String), 'remove'],
      ['step', '0:0', 'commit'],
    ])
  })
})
