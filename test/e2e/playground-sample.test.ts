import AxeBuilder from '@axe-core/playwright'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { LayerData } from '../figma/document/model.ts'
import { walk } from '../figma/document/tree.ts'
import type { PlaygroundPage } from '../play/window.ts'
import { usePlayground } from './playground-page.ts'

declare const window: { playground: PlaygroundPage }

const play = usePlayground()

const pages = () =>
  play.hands.page.evaluate(() => window.playground.figma.document.data.pages)

const all = async () =>
  (await pages()).flatMap(({ children }) => [...walk(children)])

const imageOf = ({ fills }: LayerData) =>
  fills.flatMap((fill) => (fill.type === 'IMAGE' ? [fill.imageHash ?? ''] : []))

test.each(['light', 'dark'])(
  'the sample has no barriers in %s',
  async (theme) => {
    await play.open(`?theme=${theme}`)
    await play.hands.row('Poster').locator('.row').click()
    const { violations } = await new AxeBuilder({
      page: play.hands.page,
    }).analyze()
    const found = violations.map(({ id, nodes }) => [
      id,
      nodes.map((node) => node.html),
    ])
    expect(found).toEqual([])
    expect((await play.hands.layers()).map(({ name }) => name)).toEqual([
      'Poster',
      'Vase',
      'Card',
    ])
  },
)

test('its pages hold what a designer’s files hold', async () => {
  await play.open('')
  const layers = await all()
  const named = (name: string) => layers.find((layer) => layer.name === name)
  const main = layers.find(({ type }) => type === 'COMPONENT')
  const instances = layers.filter(({ type }) => type === 'INSTANCE')
  expect(instances.map((it) => it.mainComponentId)).toEqual(
    Array(3).fill(main?.id),
  )
  expect(new Set(instances.map((it) => imageOf(it.children[0]!)[0])).size).toBe(
    3,
  )
  expect(named('Hero')).toMatchObject({ type: 'FRAME', children: [] })
  expect(named('Half-transparent surf')?.opacity).toBe(0.55)
  expect(named('Houses')?.autoLayout?.layoutMode).toBe('HORIZONTAL')
  expect(named('Vase')?.cornerRadii).toEqual([24, 24, 24, 24])
  const turned = layers.filter(({ transform }) => transform[1][0] !== 0)
  expect(turned.length).toBeGreaterThanOrEqual(3)
  const [hash = ''] = imageOf(named('Cut-out vase')!)
  const cutout = await play.hands.page.evaluate(
    (hash) => [
      ...(window.playground.figma.document.data.images.get(hash) ?? []),
    ],
    hash,
  )
  const { channels } = await sharp(Buffer.from(cutout)).stats()
  expect([channels[3]?.min, channels[3]?.max]).toEqual([0, 255])
})

test('its photographs are the same bytes each time, and kept for the next', async () => {
  await play.open('')
  const hashes = () =>
    play.hands.page.evaluate(() => [
      ...window.playground.figma.document.data.images.keys(),
    ])
  const painted = await hashes()
  expect(painted).toHaveLength(4)
  const workers: string[] = []
  play.hands.page.on('worker', (worker) => workers.push(worker.url()))
  await play.hands.page.reload()
  await play.hands.page.evaluate(() => window.playground.ready)
  expect(await hashes()).toEqual(painted)
  expect(workers).toEqual([])
})

test('a first prompt draws its mask on the poster and runs the plugin', async () => {
  await play.open('')
  await play.hands.button('A red balloon').click()
  const notes = play.hands.page.getByRole('status')
  await notes.getByText('Named A red balloon').waitFor()
  expect(await play.hands.selected()).toEqual(['Ellipse 1'])
  const [poster] = await play.hands.layers()
  expect(poster?.children.at(-1)).toMatchObject({ type: 'ELLIPSE' })
  const canvas = play.hands.page.getByLabel('Canvas')
  const hasFocus = (element: Element) => element === document.activeElement
  expect(await canvas.evaluate(hasFocus)).toBe(true)
  await play.hands.button('Close first prompts').focus()
  await play.hands.press('Escape')
  const card = play.hands.page.getByRole('region', { name: 'First prompts' })
  await card.waitFor({ state: 'detached' })
  expect(await canvas.evaluate(hasFocus)).toBe(true)
  expect(await play.hands.selected()).toEqual(['Ellipse 1'])
  await play.hands.page.reload()
  await play.hands.page.evaluate(() => window.playground.ready)
  await play.hands.row('Poster').waitFor()
  expect(await card.count()).toBe(0)
})

/** Boxes of the layers on the page, in the browser's window. */
async function boxesOnScreen() {
  const layers = await play.hands.layers()
  return Promise.all(
    layers.map(async ({ transform: [[, , x], [, , y]], width, height }) => {
      const from = await play.hands.at({ x, y })
      const to = await play.hands.at({ x: x + width, y: y + height })
      return { from, to }
    }),
  )
}

test.each([
  [1440, 900],
  [1024, 700],
  [800, 600],
])(
  'at %i × %i the plugin’s window opens beside the sample',
  async (width, height) => {
    await play.open('', { width, height })
    await play.hands.page.evaluate(() => window.playground.run('open'))
    const pluginWindow = play.hands.page.locator('.plugin-window')
    await pluginWindow.waitFor()
    for (const page of ['Campaign', 'Stays', 'Notes']) {
      if (page !== 'Campaign') await showPage(page)
      const shown = await pluginWindow.boundingBox()
      if (!shown) throw new Error('The plugin has no window')
      for (const { from, to } of await boxesOnScreen()) {
        expect(from.x).toBeGreaterThanOrEqual(0)
        expect(to.x).toBeLessThanOrEqual(shown.x)
      }
      expect(shown.y + shown.height).toBeLessThanOrEqual(height)
    }
  },
)

async function showPage(name: string) {
  await play.hands.page.evaluate((name) => {
    const { document } = window.playground.figma
    const page = document.data.pages.find((page) => page.name === name)
    document.setCurrentPage(page?.id ?? '')
  }, name)
  await play.hands.press('Shift+Digit1')
}
