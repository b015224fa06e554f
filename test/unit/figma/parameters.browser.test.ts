import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'

const bench = useSimulation()

const manifest = {
  name: 'Probe',
  id: '1',
  api: '1.0.0',
  main: 'main.js',
  documentAccess: 'dynamic-page',
  editorType: ['figma'],
  menu: [
    {
      name: 'Colour',
      command: 'colour',
      parameters: [
        { name: 'Name', key: 'name' },
        { name: 'Note', key: 'note', allowFreeform: true },
      ],
    },
  ],
}

const plugin = `
  figma.parameters.on('input', function (event) {
    if (event.query === 'wrong') return event.result.setError('No such colour')
    event.result.setLoadingMessage('Mixing')
    Promise.resolve().then(function () {
      event.result.setSuggestions(['red', { name: 'blue', data: { hex: '00f' } }])
    })
  })
  figma.on('run', function (event) { console.log(event) })
`

test('the run event brings the command, at once without parameters', async () => {
  const code = `figma.on('run', function (event) {
    console.info({ outcome: { value: [event.command, event.parameters, figma.command] } })
  })`
  const outcome = await bench.page.evaluate(
    ([setting, code]) => {
      window.simulation.open(setting, code)
      return window.simulation.run('colour')
    },
    [{ manifest }, code] as const,
  )
  expect(outcome).toHaveProperty('value', ['colour', undefined, 'colour'])
})

test('parameters are offered, entered, and come with the run event', async () => {
  const seen = await bench.page.evaluate(
    async ([setting, code]) => {
      window.simulation.open(setting, code)
      const { figma, logged } = window.simulation
      const offers: unknown[] = []
      const entry = await figma?.enterParameters('colour', (offer) => {
        offers.push(offer)
      })
      entry?.type('name', 'r', {})
      entry?.type('name', 'wrong', {})
      const before = logged.length
      entry?.run({ name: { hex: '00f' }, note: 'x' })
      return { offers, before, logged }
    },
    [{ manifest }, plugin] as const,
  )
  const blue = { name: 'blue', data: { hex: '00f' } }
  expect(seen.offers).toEqual([
    { kind: 'loading', message: 'Loading suggestions...' },
    { kind: 'loading', message: 'Mixing' },
    { kind: 'suggestions', list: [{ name: 'red', data: 'red' }, blue] },
    { kind: 'loading', message: 'Loading suggestions...' },
    { kind: 'error', message: 'No such colour' },
  ])
  expect(seen.before).toBe(0)
  expect(seen.logged).toEqual([
    { command: 'colour', parameters: { name: { hex: '00f' }, note: 'x' } },
  ])
})

test('a freeform parameter cannot be refused, and no UI shown meanwhile', async () => {
  const errors = await bench.page.evaluate(
    async ([setting, code]) => {
      window.simulation.open(setting, `${code}; figma.showUI('')`)
      const { figma, told } = window.simulation
      const entry = await figma?.enterParameters('colour', () => undefined)
      entry?.type('note', 'wrong', { name: 'red' })
      return told
    },
    [{ manifest }, plugin] as const,
  )
  expect(errors).toMatchObject([
    { error: { message: expect.stringContaining('Cannot show UI') as string } },
    { error: { message: expect.stringContaining('freeform') as string } },
  ])
  expect(await bench.errors()).toHaveLength(2)
})

test('a hidden window may work meanwhile, and be shown when the plugin runs', async () => {
  const code = `
    figma.showUI('<p>', { visible: false })
    try { figma.ui.show() } catch (error) { console.log(error.message) }
    figma.on('run', () => { figma.ui.show() })`
  const seen = await bench.page.evaluate(
    async ([setting, code]) => {
      window.simulation.open(setting, code)
      const { figma, told, logged } = window.simulation
      const entry = await figma?.enterParameters('colour', () => undefined)
      entry?.run({})
      return [logged, told]
    },
    [{ manifest }, code] as const,
  )
  expect(seen).toMatchObject([
    [expect.stringContaining('Cannot show UI')],
    [{ window: { visible: false } }, { window: { visible: true } }],
  ])
})
