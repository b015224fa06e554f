import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'

const bench = useSimulation()

const told = async () =>
  ((await bench.told()) as object[]).filter((it) => !('window' in it))

test('a message is cut at 100 characters', async () => {
  await bench.run(`figma.notify('x'.repeat(150), { error: true })`)
  expect(await told()).toEqual([
    { notify: 'x'.repeat(100), error: true, button: undefined },
  ])
})

test('it goes when its time is over, and tells why', async () => {
  const body = `return new Promise((resolve) => {
    figma.notify('short', { timeout: 5, onDequeue: resolve })
  })`
  expect(await bench.run(body)).toBe('timeout')
  expect(await told()).toMatchObject([
    { notify: 'short' },
    { notifyEnd: 'short' },
  ])
})

test('one that stays is taken back by its handle, once', async () => {
  const body = `
    const reasons = []
    const handle = figma.notify('stays', {
      timeout: Infinity, onDequeue: (reason) => reasons.push(reason) })
    handle.cancel()
    handle.cancel()
    return reasons`
  expect(await bench.run(body)).toEqual(['dismiss'])
  expect(await told()).toHaveLength(2)
})

test('its button is pressed, and keeps it open by answering false', async () => {
  const logged = await bench.page.evaluate(async () => {
    const { simulation } = window
    let pressed = 0
    simulation.open(
      {},
      `figma.notify('ask', { timeout: Infinity, onDequeue: console.log,
        button: { text: 'Undo', action: () => { console.log('pressed'); return false } } })
       figma.notify('do', { timeout: Infinity, onDequeue: console.log,
        button: { text: 'Undo', action: () => {} } })`,
    )
    const { figma, logged } = simulation
    if (!figma) throw new Error('There is no Figma')
    simulation.onNotify = ({ button }) => {
      setTimeout(() => {
        button?.press()
        pressed++
      })
    }
    await figma.runPlugin()
    while (pressed < 2) await new Promise((resolve) => setTimeout(resolve))
    return logged
  })
  expect(logged).toEqual(['pressed', 'action_button_click'])
})

test('closing takes off what has a button and leaves the rest', async () => {
  await bench.run(
    `figma.notify('rest', { timeout: Infinity })
     figma.notify('ask', { timeout: Infinity, button: { text: 'No', action: () => {} } })`,
  )
  await bench.page.evaluate(() => window.simulation.figma?.closePlugin())
  expect((await told()).filter((it) => 'notifyEnd' in it)).toEqual([
    { notifyEnd: 'ask' },
  ])
})
