import { Resvg } from '@resvg/resvg-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rect } from '../../../plugin/shared/geometry.ts'
import type { Target } from '../../../plugin/shared/protocol.ts'
import { masksOn } from '../../../ui/framing/on-page.ts'
import { regionOf, type WindowFraming } from '../../../ui/framing/window.ts'
import { legacySizes, listed } from '../../../ui/ideogram/sizes.ts'
import { openPixelPage, type PixelPage } from '../pixels/page.ts'
import { box, png } from '../pixels/pictures.ts'
import { drawing } from './drawn.ts'
import type { Kind } from './kinds/kind.ts'
import { places } from './kinds/places.ts'
import { shapes } from './kinds/shapes.ts'
import { said } from './said.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()
let stage: Stage
let pixels: PixelPage
beforeAll(async () => {
  pixels = await openPixelPage()
})
afterAll(() => pixels.close())

async function draw({ layers, halves = [] }: Kind): Promise<void> {
  const size = { width: 100, height: 70 }
  const half = png(size, box({ x: 0, y: 0, width: 50, height: 70 }))
  await stage.page.evaluate(
    ([layers, halves, base64]) => {
      const { figma, imagePaint } = window.stage
      const { document } = figma
      for (const { id } of [...document.currentPage.children])
        document.remove(id)
      window.draw(layers)
      for (const id of halves)
        document.update(id, { fills: [imagePaint(base64)] })
      document.commit()
    },
    [
      layers.map(drawing),
      halves,
      Buffer.from(half).toString('base64'),
    ] as const,
  )
}

const framing: WindowFraming = {
  kind: 'window',
  fit: listed(legacySizes),
  change: 'black',
}

/** What a hard-edged mask covers of the window that is sent, 0 to 255. */
async function coverage(target: Target) {
  const softness = { feather: 0, grow: 0, invert: false, fill: false } as const
  const mask = { ...softness, context: 'whole' } as const
  const region = regionOf(target, mask, framing, null)
  const exported = await stage.host.export(target, region.scale)
  const { composite } = await pixels.call('prepare', {
    source: exported.source.png,
    masks: masksOn(exported, region.scale),
    window: region.window,
    ...softness,
  })
  return { composite, region }
}

/** The same window by another renderer, or by hand: alpha by its own highest. */
async function expected(
  { covered }: Kind,
  view: Rect,
  size: { width: number; height: number },
  source: Rect,
): Promise<Uint8Array> {
  const content =
    typeof covered === 'string' ? covered : await byHand(covered.layer)
  const { x, y, width, height } = source
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="${view.x} ${view.y} ${view.width} ${view.height}">
    <clipPath id="source"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>
    <g clip-path="url(#source)">${content}</g></svg>`
  const { pixels } = new Resvg(svg).render()
  const alphas = pixels.filter((_, at) => at % 4 === 3)
  const peak = alphas.reduce((most, alpha) => Math.max(most, alpha), 0)
  return Uint8Array.from(alphas, (alpha) => Math.round((alpha * 255) / peak))
}

/** The layer as a designer exports it, at its place. */
async function byHand(id: string): Promise<string> {
  const { x, y, width, height } = await stage.box(id)
  const picture = await stage.page.evaluate(
    (id) => window.stage.exportPng(id, 8),
    id,
  )
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" href="data:image/png;base64,${picture}"/>`
}

const sum = (values: Uint8Array) =>
  values.reduce((total, value) => total + value, 0) / 255

/** How long the border is, in pixels, soft or not: all steps across it. */
function borderOf(plane: Uint8Array, { width }: { width: number }): number {
  const step = (by: number) =>
    sum(plane.map((value, at) => Math.abs(value - (plane[at + by] ?? value))))
  return step(1) + step(width)
}

test.each(Object.entries({ ...shapes, ...places }))(
  '%s covers what it should',
  async (_, kind) => {
    stage ??= await figma()
    await draw(kind)
    const before = await stage.trace()
    await stage.select(...kind.select)
    const selection = await stage.host.read()
    expect(said(selection)).toEqual([kind.understood])

    const [target] = selection.targets[0]!
    const { composite, region } = await coverage(target)
    const { bounds } = target.place
    const view = {
      ...region.rect,
      x: bounds.x + region.rect.x,
      y: bounds.y + region.rect.y,
    }
    const plane = await expected(kind, view, region.size, bounds)
    const border = borderOf(plane, region.size)
    expect(border).toBeGreaterThan(40)
    // Masks are laid on whole pixels: half of one along the border, at most.
    const differing = sum(
      plane.map((value, at) => Math.abs(value - composite[at]!)),
    )
    expect(differing / border).toBeLessThan(kind.within ?? 0.55)
    expect(await stage.trace()).toEqual(before)
  },
)
