import UPNG from 'upng-js'
import type { Rect } from '../../plugin/shared/geometry.ts'
import type { ApplyRequest } from '../../ui/pixels/apply.ts'
import { colorsOf } from '../../ui/pixels/color.ts'
import { createPixels } from '../../ui/pixels/pixels.ts'
import type { PrepareRequest } from '../../ui/pixels/prepare.ts'
import { stagesOfApply, stagesOfPrepare, type Stages } from './stages.ts'
import { fade, run, shape, window as cutWindow } from './steps.ts'

/** What is measured: where its pictures are served, and what is cut. */
export interface Case {
  source: string
  mask: string
  answer: string
  maskRect: Rect
  window: Rect
}

/** Each takes bytes and has bytes ready at its end. */
export const measured = [
  'prepare',
  'prepare, bound',
  'prepare, upng-js',
  'apply',
  'apply, bound',
  'apply, upng-js',
] as const
export type Measured = (typeof measured)[number]

/** The upng functions the product has no use for. */
const upng = UPNG as unknown as typeof UPNG & {
  decode(png: ArrayBuffer): { width: number; height: number }
  toRGBA8(decoded: unknown): [ArrayBuffer]
}

const pixels = createPixels()
let prepareRequest: PrepareRequest
let applyRequest: ApplyRequest
let patchRect: Rect

async function get(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer())
}

/** Fetches the pictures, and does the work once. */
async function open(at: Case): Promise<void> {
  const { window, maskRect } = at
  const masks = [{ bytes: await get(at.mask), rect: maskRect }]
  const softness = { feather: 'auto', grow: 'auto' } as const
  const source = await get(at.source)
  prepareRequest = { source, masks, window, invert: false, ...softness }
  const { composite, send, reference } = await pixels.prepare(prepareRequest)
  const answer = await get(at.answer)
  const size = { width: window.width, height: window.height }
  applyRequest = { answer, size, composite, send, reference, match: true }
  patchRect = (await pixels.apply(applyRequest)).rect
}

const works: Record<Measured, () => Promise<unknown>> = {
  prepare: () => pixels.prepare(prepareRequest),
  'prepare, bound': boundOfPrepare,
  'prepare, upng-js': () => Promise.resolve(prepareByUpng()),
  apply: () => pixels.apply(applyRequest),
  'apply, bound': () => throughCanvas(applyRequest.answer, null, patchRect),
  'apply, upng-js': () => Promise.resolve(applyByUpng()),
}

/** The browser's own decoding and encoding of the same pixels. */
async function boundOfPrepare(): Promise<unknown> {
  const { source, masks, window } = prepareRequest
  const image = await throughCanvas(source, window, window)
  const [mask] = masks
  if (!mask) return image
  const { rect } = mask
  const at = { ...window, x: window.x - rect.x, y: window.y - rect.y }
  return [image, await throughCanvas(mask.bytes, at, at)]
}

/**
 * @param part what is read; null is all
 * @param out what is encoded; only its size counts
 */
async function throughCanvas(
  bytes: Uint8Array,
  part: Rect | null,
  out: Rect,
): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(
    new Blob([bytes as Uint8Array<ArrayBuffer>]),
    { premultiplyAlpha: 'none', colorSpaceConversion: 'none' },
  )
  const read = part ?? {
    x: 0,
    y: 0,
    width: bitmap.width,
    height: bitmap.height,
  }
  const canvas = new OffscreenCanvas(read.width, read.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(bitmap, -read.x, -read.y)
  bitmap.close()
  const data = context?.getImageData(0, 0, read.width, read.height)
  const back = new OffscreenCanvas(out.width, out.height)
  if (data) back.getContext('2d')?.putImageData(data, 0, 0)
  const blob = await back.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await blob.arrayBuffer())
}

function prepareByUpng(): unknown {
  const { source, masks, window } = prepareRequest
  const { width, height } = window
  const encode = (rgba: Uint8ClampedArray<ArrayBuffer>) =>
    upng.encode([rgba.buffer], width, height, 0, [], true)
  const image = encode(cutWindow(decodeByUpng(source), window))
  return [
    image,
    ...masks.map(({ bytes, rect }) =>
      encode(shape(decodeByUpng(bytes), rect, window).sent),
    ),
  ]
}

function applyByUpng(): unknown {
  const answer = decodeByUpng(applyRequest.answer)
  run(colorsOf(answer, applyRequest.send))
  const { pixels, rect } = fade(answer, applyRequest.composite)
  return upng.encode([pixels.data.buffer], rect.width, rect.height, 0)
}

function decodeByUpng(bytes: Uint8Array) {
  const decoded = upng.decode(bytes.slice().buffer)
  const [rgba] = upng.toRGBA8(decoded)
  const { width, height } = decoded
  return { width, height, data: new Uint8ClampedArray(rgba!) }
}

/**
 * In turns, so that whatever else the machine does slows all alike.
 *
 * @returns milliseconds of the quickest run of each
 */
async function race(names: Measured[], runs: number): Promise<number[]> {
  const best = names.map(() => Infinity)
  for (let n = 0; n < runs; n++)
    for (const [index, name] of names.entries()) {
      const start = performance.now()
      await works[name]()
      best[index] = Math.min(best[index]!, performance.now() - start)
    }
  return best
}

function stages(name: 'prepare' | 'apply'): Promise<Stages> {
  return name === 'prepare'
    ? stagesOfPrepare(prepareRequest)
    : stagesOfApply(applyRequest)
}

export interface Bench {
  stages: typeof stages
  open: typeof open
  race: typeof race
}

Object.assign(globalThis, {
  bench: { open, race, stages } satisfies Bench,
})
