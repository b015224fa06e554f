import { expect } from 'vitest'
import sharp from 'sharp'
import type { Figma, FigmaOptions } from '../figma/figma.ts'
import { memo } from '../memo.ts'
import type { Stage } from './stage.ts'

export interface Hero {
  frame: string
  mask: string
}

/** A picture of the project's own: a sky over a sea, with grain; made once. */
export const landscape = memo(painted)

function painted(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(3 * width * height)
  let noise = 1
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      noise = (noise * 48271) % 2147483647
      const grain = (noise % 13) - 6
      const high = 1 - y / height
      const wave = y > height * 0.6 ? 14 * Math.sin(x / 9 + y / 3) : 0
      const at = 3 * (y * width + x)
      pixels[at] = 90 + 90 * high + wave + grain
      pixels[at + 1] = 120 + 60 * high + wave + grain
      pixels[at + 2] = 170 + 50 * (x / width) + grain
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

/**
 * Draws a frame with a picture and an ellipse over it, left selected.
 *
 * @param picture width × height pixels; the frame is 600 × 400
 */
export async function drawHero(
  stage: Stage,
  { width, height } = { width: 600, height: 400 },
): Promise<Hero> {
  const picture = (await landscape(width, height)).toString('base64')
  return stage.page.evaluate((base64) => {
    const { add, figma, imagePaint } = window.stage
    const frame = add('FRAME', {
      name: 'Hero',
      width: 600,
      height: 400,
      fills: [imagePaint(base64)],
      transform: [
        [1, 0, 40],
        [0, 1, 60],
      ],
    })
    const mask = add(
      'ELLIPSE',
      {
        name: 'Ellipse 1',
        width: 160,
        height: 120,
        transform: [
          [1, 0, 220],
          [0, 1, 140],
        ],
        fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }],
      },
      frame,
    )
    figma.document.select([mask])
    return { frame, mask }
  }, picture)
}

export async function openPanel(stage: Stage, command = 'open'): Promise<void> {
  await stage.page.evaluate(
    (command) => window.stage.figma.runPlugin(command),
    command,
  )
}

/** The same file on another computer, of somebody with the same settings. */
export function openElsewhere(stage: Stage, { frame }: Hero): Promise<void> {
  return stage.page.evaluate(
    ({ frame, key }) => {
      const { figma } = window.stage
      figma.closePlugin()
      const options = Reflect.get(figma, 'options') as FigmaOptions
      const Another = figma.constructor as new (options: FigmaOptions) => Figma
      window.stage.figma = new Another({
        ...options,
        document: structuredClone(figma.document.data),
        storage: new Map([
          ['key', key],
          ['settings', window.stage.storage.get('settings')],
        ]),
      })
      window.stage.figma.document.select([frame])
    },
    { frame, key: stage.ideogram.key },
  )
}

/** @param label of the tool, as the list has it */
export async function chooseTool({ panel }: Stage, label: string) {
  await panel.getByRole('button', { name: /^Tool: / }).click()
  const search = panel.getByRole('textbox', { name: 'Find a tool' })
  await search.fill(label)
  await search.press('Enter')
  await panel.getByRole('button', { name: `Tool: ${label}` }).waitFor()
}

/** Types a prompt, asks for `count` pictures and presses the button. */
export async function generate(
  { panel }: Stage,
  prompt: string,
  count = 1,
  button = /^Generate/,
): Promise<void> {
  await panel.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  await panel
    .getByLabel('Images')
    .getByRole('radio', { name: String(count), exact: true })
    .check()
  await panel.getByRole('button', { name: button }).click()
}

/** Saves the form under a name. @param place as the panel calls it */
export async function savePreset(
  { panel }: Stage,
  name: string,
  place: 'For me' | 'For everyone in this file',
): Promise<void> {
  await panel.getByRole('button', { name: 'Presets' }).click()
  await panel.getByText('Save these settings…').click()
  const form = panel.getByRole('form', { name: 'Save these settings' })
  await form.getByRole('textbox').fill(name)
  await form.getByRole('radio', { name: place }).check({ force: true })
  await form.getByRole('button', { name: 'Save preset' }).click()
  await form.waitFor({ state: 'detached' })
}

/** @param label of the menu: the file's presets say so */
export async function applyPreset({ panel }: Stage, label: string) {
  await panel.getByRole('button', { name: 'Presets' }).click()
  await panel.getByRole('menuitem', { name: label, exact: true }).click()
}

/** Waits for the first result of a job. */
export async function awaitResult(stage: Stage, number = 1): Promise<void> {
  await stage.panel
    .getByRole('button', {
      name: new RegExp(`^Insert result ${String(number)} `),
    })
    .first()
    .waitFor()
}

export async function insertResult(stage: Stage, number = 1): Promise<void> {
  await stage.panel
    .getByRole('button', {
      name: new RegExp(`^Insert result ${String(number)} of`),
    })
    .first()
    .click()
}

/** A sentence that the panel shows somewhere. */
export async function seeSentence(stage: Stage, words: RegExp): Promise<void> {
  await stage.panel.getByText(words).first().waitFor()
}

export function layerOf(stage: Stage, id: string) {
  return stage.page.evaluate((id) => {
    const layer = window.stage.figma.document.find(id)?.layer
    return layer ? structuredClone(layer) : null
  }, id)
}

/**
 * Puts copies of a layer, with all that it carries, beside it, each as if a job
 * of its own had made it: several carriers of one job are one in the list.
 */
export function copyLayer(stage: Stage, id: string, count: number) {
  return stage.page.evaluate(
    ({ id, count }) => {
      const { document } = window.stage.figma
      const { layer, parent } = document.find(id)!
      for (let at = 1; at <= count; at++) {
        const copy = structuredClone(layer)
        const transform: Transform = [
          [1, 0, (copy.width + 100) * at],
          [0, 1, 0],
        ]
        const id = `8:${String(at)}`
        const pluginData = Object.fromEntries(
          Object.entries(copy.pluginData).map(([key, value]) => [
            key,
            value.replaceAll('\\"id\\":\\"', `\\"id\\":\\"${id} `),
          ]),
        )
        const own = { id, transform, children: [], pluginData }
        document.insert({ ...copy, ...own }, parent.id)
      }
      document.commit()
    },
    { id, count },
  )
}

/** The layer's pixels as a designer would export them, RGBA. */
export async function pixelsOf(stage: Stage, id: string, scale = 1) {
  const base64 = await stage.page.evaluate(
    ([id, scale]) => window.stage.exportPng(id, scale),
    [id, scale] as const,
  )
  const { data, info } = await sharp(Buffer.from(base64, 'base64'))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

type Pixels = Awaited<ReturnType<typeof pixelsOf>>

/** Where two pictures differ; null where they are the same bytes. */
export function difference(before: Pixels, after: Pixels) {
  expect([after.width, after.height]).toEqual([before.width, before.height])
  const xs: number[] = []
  const ys: number[] = []
  for (let at = 0; at < before.width * before.height; at++)
    if (before.data.readUInt32LE(4 * at) !== after.data.readUInt32LE(4 * at)) {
      xs.push(at % before.width)
      ys.push(Math.floor(at / before.width))
    }
  if (!xs.length) return null
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b))
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b))
  return {
    count: xs.length,
    left: least(xs),
    right: most(xs),
    top: least(ys),
    bottom: most(ys),
  }
}

/** What the panel asks for unless told otherwise: Edit with Ideogram 3.0. */
export const paidCall = 'POST /v1/ideogram-v3/inpaint'

/** Paid requests that reached Ideogram. */
export function paidRequests({ ideogram }: Stage) {
  return ideogram.requests.filter(
    ({ method, query }) => method === 'POST' && !query.dry_run,
  )
}
