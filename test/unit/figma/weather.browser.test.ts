import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Setting } from './simulation-page.ts'

const bench = useSimulation()

const setting: Setting = { layers: [{ type: 'RECTANGLE', id: '1:1' }] }

const exporting = `
  figma.on('close', function () { console.log('closing') })
  console.log('exporting')
  figma.currentPage.children[0].exportAsync().then(
    function () { console.info({ outcome: { value: 'exported' } }) },
    function (error) { console.info({ outcome: { value: error } }) }
  )`

test('exports can be made to fail, with the string asked for', async () => {
  const outcome = await bench.page.evaluate(
    ([setting, code]) => {
      const { simulation } = window
      simulation.open(setting, code)
      Object.assign(simulation.figma?.conditions ?? {}, {
        exportFails: 'Failed to export node',
        exportDelayMs: 5,
      })
      return simulation.run()
    },
    [setting, exporting] as const,
  )
  expect(outcome).toHaveProperty('value', 'Failed to export node')
})

test('a layer removed while it is exported fails the export', async () => {
  const outcome = await bench.page.evaluate(
    ([setting, code]) => {
      const { simulation } = window
      simulation.open(
        setting,
        `${code}; figma.currentPage.children[0].remove()`,
      )
      Object.assign(simulation.figma?.conditions ?? {}, { exportDelayMs: 5 })
      return simulation.run()
    },
    [setting, exporting] as const,
  )
  expect(outcome).toHaveProperty('value', 'Failed to export node')
})

test('a crash tells nobody, and Figma can run the plugin again', async () => {
  const logged = await bench.page.evaluate(
    async ([setting, code]) => {
      const { simulation } = window
      simulation.open(setting, code)
      const { figma } = simulation
      await figma?.runPlugin()
      figma?.kill()
      const afterCrash = [figma?.running, ...simulation.logged]
      await simulation.run()
      return [...afterCrash, figma?.running, ...simulation.logged.slice(1)]
    },
    [setting, exporting] as const,
  )
  expect(logged).toEqual([false, 'exporting', true, 'exporting'])
})

test('starting a plugin closes the one that runs', async () => {
  const logged = await bench.page.evaluate(
    async ([setting, code]) => {
      const { simulation } = window
      simulation.open(setting, code)
      await simulation.figma?.runPlugin()
      await simulation.figma?.runPlugin()
      return simulation.logged
    },
    [setting, exporting] as const,
  )
  expect(logged).toEqual(['exporting', 'closing', 'exporting'])
})

test('what was undone under an open plugin is gone for it as well', async () => {
  const outcome = await bench.page.evaluate(
    ([setting, code]) => {
      const { simulation } = window
      simulation.open(setting, code)
      const outcome = simulation.run()
      simulation.figma?.document.on('documentchange', () => {
        simulation.figma?.undo()
      })
      return outcome
    },
    [
      setting,
      `const made = figma.createRectangle()
       figma.commitUndo()
       figma.currentPage.on('nodechange', function () {
         if (made.removed) console.info({ outcome: { value: made.id } })
       })`,
    ] as const,
  )
  expect(outcome).toHaveProperty('value', expect.stringMatching(/^\d+:\d+$/))
})
