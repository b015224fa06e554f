/** Chromium's picture of a scene against resvg's picture of its SVG twin. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, openRenderer } from './render-browser.ts'
import type { Renderer } from './render-browser.ts'
import { effects } from './render-effects.ts'
import { paints } from './render-paints.ts'
import {
  difference,
  frame,
  photo,
  svgPixels,
  wholeFrame,
} from './render-scene.ts'
import { shapes } from './render-shapes.ts'
import { stacks } from './render-stacks.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await openRenderer()
})

afterAll(() => renderer.close())

describe.each([
  ['shapes', shapes],
  ['paints', paints],
  ['stacks', stacks],
  ['effects', effects],
] as const)('%s', (_, twins) => {
  test.each(twins)('$name', async ({ layers, svg, within }) => {
    const scene = { layer: frame(layers()), images: { photo } }
    const drawn = await renderer.draw(scene, at(wholeFrame))
    const off = difference(drawn, svgPixels(svg))
    expect(off.mean).toBeLessThanOrEqual(within.mean)
    expect(off.far).toBeLessThanOrEqual(within.far)
  })
})
