import { expect, test } from 'vitest'
import type { PlaygroundPage } from '../play/window.ts'
import { square, usePlayground } from './playground-page.ts'

declare const window: { playground: PlaygroundPage }

const play = usePlayground()

test('the plugin’s window opens, follows the theme and closes', async () => {
  await play.hands.button('Tiny menu').click()
  await play.hands.page.getByRole('menuitem', { name: 'Open Tiny' }).click()
  const shown = play.hands.page.frameLocator('.plugin-window iframe')
  await shown.getByText('Tiny says open').waitFor()
  const html = shown.locator('html')
  expect(await html.getAttribute('class')).toBe('figma-light')
  await play.hands.button('Dark theme').click()
  await expect.poll(() => html.getAttribute('class')).toBe('figma-dark')
  // As in Figma, it is only closed by its cross.
  await play.hands.button('Close plugin').focus()
  await play.hands.press('Escape')
  expect(await play.hands.button('Close plugin').isVisible()).toBe(true)
  await play.hands.button('Close plugin').click()
  await play.hands.page
    .locator('.plugin-window iframe')
    .waitFor({ state: 'detached' })
})

test('the plugin opens where its window was dragged to, if that is still there', async () => {
  const shown = play.hands.page.locator('.plugin-window')
  const open = async () => {
    await play.hands.page.evaluate(() => window.playground.run('open'))
    await shown.waitFor()
  }
  const place = async () => {
    const { x, y } = (await shown.boundingBox()) ?? {}
    return [x, y]
  }
  await open()
  const [x = 0, y = 0] = await place()
  const { mouse } = play.hands.page
  await mouse.move(x + 20, y + 10)
  await mouse.down()
  await mouse.move(x - 200, y + 90, { steps: 4 })
  await mouse.up()
  const dragged = [x - 220, y + 80]
  await expect.poll(place).toEqual(dragged)
  await play.hands.button('Close plugin').click()
  await shown.waitFor({ state: 'hidden' })
  await open()
  expect(await place()).toEqual(dragged)
  await play.hands.page.setViewportSize({ width: 400, height: 600 })
  await expect.poll(place).toEqual([320, dragged[1]])
})

test('the plugin’s notes are shown, and its relaunch button runs it again', async () => {
  await play.hands.draw('r', ...square)
  await play.hands.page.evaluate(() => window.playground.run('mark'))
  await play.hands.page.getByRole('status').getByText('Marked').waitFor()
  await play.hands.button('Run again Marked by Tiny').click()
  await play.hands.page.getByRole('status').getByText('Ran again').waitFor()
})

test('the actions bar asks for a command’s parameters', async () => {
  await play.hands.press('Control+k')
  const search = play.hands.page.getByLabel('Search actions')
  await search.fill('nothing like it')
  await play.hands.page.getByText('No such action.').waitFor()
  await search.fill('name it')
  await play.hands.press('Enter')
  await play.hands.page
    .getByRole('textbox', { name: 'Name', exact: true })
    .fill('ti')
  await play.hands.page.getByRole('button', { name: 'Tide' }).waitFor()
  await play.hands.press('Enter')
  await play.hands.page.getByRole('status').getByText('Named Tide').waitFor()
})

test('a bad day changes what Ideogram does, and a fair one changes it back', async () => {
  await play.hands.button('Bad day').click()
  const slow = play.hands.page.getByRole('switch', { name: 'Slow network' })
  await slow.check()
  await expect.poll(() => play.ideogram.conditions.latency).toBe(6000)
  await play.hands.page.getByRole('switch', { name: 'Wrong key' }).check()
  const ask = () => fetch(`${play.ideogram.origin}/models`)
  await expect.poll(async () => (await ask()).status).toBe(401)
  await play.hands.page.getByRole('switch', { name: 'Storage full' }).check()
  const quota = await play.hands.page.evaluate(
    () => window.playground.figma.conditions.storageQuotaBytes,
  )
  expect(quota).toBe(0)
  await slow.uncheck()
  await expect.poll(() => play.ideogram.conditions.latency).toBe(0)
})

test('someone else deletes the layer as soon as an order has come in', async () => {
  await play.hands.draw('f', { x: -200, y: -150 }, { x: 200, y: 150 })
  await play.hands.draw('o', ...square)
  await play.hands.button('Bad day').click()
  const asked = play.hands.page.waitForRequest('**/next-order')
  await play.hands.page.getByRole('switch', { name: 'Someone deletes' }).check()
  await asked
  expect(await play.hands.layers()).toHaveLength(1)
  const order = () => fetch(`${play.ideogram.origin}/edit`, { method: 'POST' })
  await expect.poll(() => order().then(() => play.hands.layers())).toEqual([])
})
