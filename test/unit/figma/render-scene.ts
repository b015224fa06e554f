/** Builds small scenes and their twins in SVG. */
import { Resvg } from '@resvg/resvg-js'
import { PNG } from 'pngjs'
import { expect } from 'vitest'
import { newLayer } from '../../figma/document/create.ts'
import type {
  LayerData,
  LayerType,
  Matrix,
} from '../../figma/document/model.ts'
import { fontFolder } from './render-browser.ts'
import type { Pixels } from './render-browser.ts'

export const frameSize = { width: 160, height: 120 }
export const wholeFrame = { x: 0, y: 0, ...frameSize }

export type Fields = Partial<Omit<LayerData, 'id' | 'type'>>

let made = 0

export function layer(
  type: LayerType,
  x: number,
  y: number,
  width: number,
  height: number,
  fields: Fields = {},
): LayerData {
  const transform: Matrix = [
    [1, 0, x],
    [0, 1, y],
  ]
  const id = `1:${++made}`
  return newLayer(type, id, { transform, width, height, ...fields })
}

/** A frame of the size of all scenes, at the page's origin. */
export const frame = (children: LayerData[], fields: Fields = {}) =>
  layer('FRAME', 0, 0, frameSize.width, frameSize.height, {
    ...fields,
    children,
  })

export function solid(hex: string, more: Partial<SolidPaint> = {}): SolidPaint {
  const [r, g, b] = [1, 3, 5].map(
    (at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255,
  ) as [number, number, number]
  return { type: 'SOLID', color: { r, g, b }, ...more }
}

export const image = (more: Partial<ImagePaint> = {}): ImagePaint => ({
  type: 'IMAGE',
  imageHash: 'photo',
  scaleMode: 'FILL',
  ...more,
})

export function gradient(
  type: GradientPaint['type'],
  gradientTransform: Matrix,
  from = '#ff8000',
  to = '#0040c0',
): GradientPaint {
  const stop = (position: number, hex: string) => ({
    position,
    color: { ...solid(hex).color, a: 1 },
  })
  return {
    type,
    gradientTransform,
    gradientStops: [stop(0, from), stop(1, to)],
  }
}

/** RGBA of each pixel of a picture, as a PNG file in base64. */
export function pngOf(
  width: number,
  height: number,
  pixel: (x: number, y: number) => [number, number, number, number],
): string {
  const png = new PNG({ width, height })
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      png.data.set(pixel(x, y), (y * width + x) * 4)
  return PNG.sync.write(png).toString('base64')
}

/** Soft enough that two scalers agree on it, and without symmetry. */
export const photo = pngOf(96, 64, (x, y) => [
  Math.round(255 * (x / 95)),
  Math.round(127 + 127 * Math.sin((x + 2 * y) / 9)),
  Math.round(255 * (y / 63)),
  255,
])

/** Hard to draw wrongly and not notice: every pixel differs. */
export const noise = (width: number, height: number, opaque = true) =>
  pngOf(width, height, (x, y) => {
    const seed = Math.imul((y * width + x + 1) ^ 0x9e3779b9, 0x85ebca6b)
    const alpha = opaque ? 255 : (seed >>> 3) & 1 ? 255 : 0
    return [seed & 255, (seed >>> 8) & 255, (seed >>> 16) & 255, alpha]
  })

export function pixelsOfPng(file: string | Buffer): Pixels {
  const bytes = typeof file === 'string' ? Buffer.from(file, 'base64') : file
  const { width, height, data } = PNG.sync.read(bytes)
  return { width, height, data, colorSpace: 'srgb' }
}

/** An independent raster of `content` on white. */
export function svgPixels(content: string): Pixels {
  const { width, height } = frameSize
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="#fff"/>${content}</svg>`
  const image = new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: ['400Regular', '700Bold'].map(
        (face) => `${fontFolder}/${face}/Inter_${face}.ttf`,
      ),
      defaultFontFamily: 'Inter',
    },
  }).render()
  return { width, height, data: image.pixels, colorSpace: 'srgb' }
}

export const photoUrl = `data:image/png;base64,${photo}`

export interface Difference {
  /** Of all channels, levels of 255. */
  mean: number
  /** Share of pixels with a channel more than 32 levels off. */
  far: number
}

export function difference(a: Pixels, b: Pixels): Difference {
  let [sum, far] = [0, 0]
  const pixels = a.width * a.height
  for (let at = 0; at < pixels * 4; at += 4) {
    let worst = 0
    for (let channel = at; channel < at + 4; channel++) {
      const off = Math.abs((a.data[channel] ?? 0) - (b.data[channel] ?? 0))
      sum += off
      worst = Math.max(worst, off)
    }
    if (worst > 32) far++
  }
  return { mean: sum / (pixels * 4), far: far / pixels }
}

/** RGBA of one pixel. */
export function pixelAt({ data, width }: Pixels, x: number, y: number) {
  const at = (y * width + x) * 4
  return [...data.subarray(at, at + 4)]
}

/** Every channel within `by` levels. */
export function expectNear(
  actual: readonly number[],
  expected: readonly number[],
  by: number,
): void {
  const off = actual.map((level, at) => Math.abs(level - (expected[at] ?? 0)))
  expect(
    Math.max(...off),
    `${actual.join()} is not ${expected.join()}`,
  ).toBeLessThanOrEqual(by)
}
