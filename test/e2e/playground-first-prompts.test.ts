/** What a first visitor tries, with the plugin as it is installed. */
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { buildPlugin } from '../../build.mjs'
import { readConfig } from '../../relay/config.ts'
import { serveRelay } from '../../relay/node.ts'
import type { Ideogram } from '../ideogram/server.ts'
import { onFreePort } from '../play/ports.ts'
import { firstPrompts } from '../play/sample/first-prompts.ts'
import type { Playground } from '../play/serve.ts'
import { servePlayground } from '../play/serve.ts'
import type { PlaygroundPage } from '../play/window.ts'
import { usePlayground } from './playground-page.ts'

declare const window: { playground: PlaygroundPage }

/** As `npm start` does. */
async function serveRepaint(ideogram: Ideogram): Promise<Playground> {
  const config = readConfig({
    IDEOGRAM_ORIGIN: ideogram.origin,
    IDEOGRAM_IMAGE_HOSTS: ideogram.origin,
  })
  const relay = await onFreePort(23_000, (port) =>
    serveRelay(config, { port, host: 'localhost', log: () => undefined }),
  )
  const plugin = await buildPlugin({ relay: relay.origin })
  const { key } = ideogram
  const page = await servePlayground({ plugin, ideogram, key })
  const close = async () => {
    await Promise.all([page.close(), relay.close()])
  }
  return { ...page, close }
}

const play = usePlayground(serveRepaint)

type Pixel = readonly [red: number, green: number, blue: number]

/** Pixels to a unit of the poster. */
const scale = 0.5

/** The poster as it is seen. */
async function poster() {
  const url = await play.hands.page.evaluate(async (scale) => {
    const { playground } = window
    const [poster] = playground.figma.document.currentPage.children
    const bytes = await playground.exportPng(poster?.id ?? '', scale)
    const reader = new FileReader()
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)]))
    await new Promise((resolve) => (reader.onload = resolve))
    return reader.result as string
  }, scale)
  return sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
}

const pixelAt = ({ data }: { data: Buffer }, at: number): Pixel => [
  data[at] ?? 0,
  data[at + 1] ?? 0,
  data[at + 2] ?? 0,
]

/** What became of the poster's pixels in a prompt's mask, and how many changed beside it. */
async function outcomeOf(prompt: string) {
  const offer = firstPrompts.find((it) => it.prompt === prompt)
  if (!offer) throw new Error(`${prompt} is not offered`)
  await play.open('')
  const before = await poster()
  await play.hands.button(prompt).click()
  const said = play.hands.page.getByRole('status').getByText(/inserted/)
  await said.waitFor({ timeout: 150_000 })
  const after = await poster()
  const { x, y, width, height } = offer.mask
  const [rx, ry] = [width / 2, height / 2]
  const inside: { was: Pixel; is: Pixel }[] = []
  let changedOutside = 0
  for (let at = 0; at < before.data.length; at += 3) {
    const pixel = at / 3
    const dx = ((pixel % before.info.width) + 0.5) / scale - x - rx
    const dy = (Math.floor(pixel / before.info.width) + 0.5) / scale - y - ry
    const [was, is] = [pixelAt(before, at), pixelAt(after, at)]
    // The patch fades out around the mask.
    const isNear = Math.hypot(dx / (rx + 24), dy / (ry + 24)) <= 1
    if (isNear) inside.push({ was, is })
    else if (differ(was, is)) changedOutside++
  }
  return { inside, changedOutside }
}

const differ = (one: Pixel, other: Pixel) =>
  one.some((level, channel) => Math.abs(level - (other[channel] ?? 0)) > 1)

const shareOf = <T>(list: readonly T[], is: (one: T) => boolean) =>
  list.filter(is).length / list.length

test('a red balloon hangs where its mask is, is red, and leaves the rest alone', async () => {
  const { inside, changedOutside } = await outcomeOf('A red balloon')
  expect(changedOutside).toBe(0)
  const isRed = ([red, green, blue]: Pixel) =>
    red > 130 && red > 2 * green && red > 2 * blue
  expect(shareOf(inside, ({ was }) => isRed(was))).toBe(0)
  expect(shareOf(inside, ({ is }) => isRed(is))).toBeGreaterThan(0.15)
})

test('the boat is gone, there is water in its place, and the rest is left alone', async () => {
  const { inside, changedOutside } = await outcomeOf('Remove the boat')
  expect(changedOutside).toBe(0)
  const isSail = ([red]: Pixel) => red > 200
  expect(shareOf(inside, ({ was }) => isSail(was))).toBeGreaterThan(0.05)
  expect(shareOf(inside, ({ is }) => isSail(is))).toBe(0)
  const isWater = ([red, , blue]: Pixel) => blue > red
  expect(shareOf(inside, ({ is }) => isWater(is))).toBeGreaterThan(0.98)
})

test('a blue butterfly flies over the water', async () => {
  const { inside, changedOutside } = await outcomeOf('A blue butterfly')
  expect(changedOutside).toBe(0)
  const isBright = ([, , blue]: Pixel) => blue > 150
  expect(shareOf(inside, ({ was }) => isBright(was))).toBeLessThan(0.02)
  expect(shareOf(inside, ({ is }) => isBright(is))).toBeGreaterThan(0.08)
})
