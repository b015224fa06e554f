/** What `npm run edit` leaves behind. */
import sharp from 'sharp'
import { placementError, type Region } from '../bench/placement.ts'
import {
  outsideDifference,
  pasteWhole,
  seam,
  type Pixels,
} from '../bench/quality.ts'
import type { LayerData } from '../figma/document/model.ts'
import { keptJobs } from '../kept-jobs.ts'
import type { EditedLayers, EditInput } from './edit-steps.ts'
import type { RecordedCall } from './recorder.ts'

interface Placed {
  layer: string
  visible: boolean
  /** Pixels of the picture: where the patch lies. */
  x: number
  y: number
  width: number
  height: number
}

export async function report(
  calls: readonly RecordedCall[],
  edited: EditedLayers,
  { picture, mask, options }: EditInput,
): Promise<{ files: Record<string, Buffer | string> }> {
  const call = calls.find(({ method }) => method === 'POST')
  if (!call) throw new Error('Nothing was sent.')
  const placed = placements(edited.frame)
  const region = regionIn(edited.frame)
  const before = await pixelsOf(edited.before)
  const after = await pixelsOf(edited.after)
  const sentFile = fileOf(call, ['image_file', 'image'])
  const sent = await pixelsOf(sentFile)
  const answer = await answerTo(call, region)
  const naive = await pastedWhole(before, answer, region)
  const opaque = await opaqueIn(mask, picture)
  const reached = await touchedBy(edited.results, placed, picture, 1)
  const changed = await touchedBy(edited.results, placed, picture, 0)
  const measures = (pixels: Pixels, changed: Uint8Array) => ({
    outsideDifference: outsideDifference(before, pixels, reached),
    placementError: placementError(
      { sent, answer, region },
      { before, after: pixels },
      opaque,
    ),
    seam: seam(before, pixels, changed),
  })
  const files: Record<string, Buffer | string> = {
    'before.png': edited.before,
    'after.png': edited.after,
    'sent.png': sentFile,
    'mask.png': fileOf(call, ['mask']),
  }
  edited.results.forEach((result, at) => {
    files[`result-${String(at + 1)}.png`] = result
  })
  const { width, height } = region.window
  const facts = {
    request: {
      method: call.method,
      path: call.path,
      fields: call.fields,
      files: Object.fromEntries(
        Object.entries(call.files).map(([name, { type, bytes }]) => [
          name,
          { type, bytes: bytes.length },
        ]),
      ),
      status: call.status,
    },
    region: { ...region, size: { width, height } },
    mask: { x: mask.x, y: mask.y, width: mask.width, height: mask.height },
    placement: placed,
    insertions: { as: options.insert, count: placed.length },
    timings: { requestMs: call.tookMs, wholeMs: edited.tookMs },
    quality: {
      repaint: measures(after, changed),
      // Its border is the window's.
      naive: measures(naive.after, naive.touched),
    },
  }
  files['report.json'] = JSON.stringify(facts, null, 2)
  return { files }
}

function regionIn(frame: LayerData): Region {
  const [job] = [frame, ...frame.children].flatMap(({ pluginData }) =>
    keptJobs(pluginData),
  )
  if (!job) throw new Error('No layer carries a result.')
  return job.record.region
}

/** The first answer, at the window's size. */
async function answerTo(
  call: RecordedCall,
  { window: { width, height } }: Region,
): Promise<Pixels> {
  const answer = JSON.parse(call.answer.toString()) as {
    data: { url: string }[]
  }
  const link = await fetch(answer.data[0]!.url)
  return resized(Buffer.from(await link.arrayBuffer()), width, height)
}

/** The naive way: the whole answer put where the window was. */
async function pastedWhole(
  before: Pixels,
  answer: Pixels,
  { scale, window }: Region,
): Promise<{ after: Pixels; touched: Uint8Array }> {
  const { data, width, height } = answer
  const raw = { width, height, channels: 4 } as const
  const pasted = await resized(
    await sharp(data, { raw }).png().toBuffer(),
    Math.round(window.width / scale),
    Math.round(window.height / scale),
  )
  return pasteWhole(before, pasted, {
    x: Math.round(window.x / scale),
    y: Math.round(window.y / scale),
  })
}

async function resized(
  file: Buffer,
  width: number,
  height: number,
): Promise<Pixels> {
  const data = await sharp(file)
    .resize(width, height, { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer()
  return { data, width, height }
}

/** Above 0 for every pixel of the picture that the mask covers fully. */
async function opaqueIn(
  mask: EditInput['mask'],
  { width, height }: EditInput['picture'],
): Promise<Uint8Array> {
  const opaque = new Uint8Array(width * height)
  const { data } = await pixelsOf(mask.bytes)
  for (let y = 0; y < mask.height; y++)
    for (let x = 0; x < mask.width; x++)
      if (data[4 * (y * mask.width + x) + 3] === 255)
        opaque[(mask.y + y) * width + mask.x + x] = 1
  return opaque
}

function fileOf(call: RecordedCall, names: string[]): Buffer {
  for (const name of names) {
    const file = call.files[name]
    if (file) return file.bytes
  }
  throw new Error(`The request held no ${names.join(' or ')}.`)
}

async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(png)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Where the frame's result fills lie, by the inverse of their transforms. */
function placements(frame: LayerData): Placed[] {
  const carriers = [
    { layer: frame, x: 0, y: 0 },
    ...frame.children.map((layer) => ({
      layer,
      x: layer.transform[0][2],
      y: layer.transform[1][2],
    })),
  ].filter(({ layer }) => keptJobs(layer.pluginData).length)
  return carriers.flatMap(({ layer, x, y }) =>
    layer.fills.flatMap((fill) => {
      if (fill.type !== 'IMAGE' || fill.scaleMode !== 'CROP') return []
      const [[sx, , tx], [, sy, ty]] = fill.imageTransform!
      return [
        {
          layer: layer.name,
          visible: fill.visible !== false,
          x: x - (tx / sx) * layer.width,
          y: y - (ty / sy) * layer.height,
          width: layer.width / sx,
          height: layer.height / sy,
        },
      ]
    }),
  )
}

/**
 * Above 0 for every pixel of the picture that a patch reaches.
 *
 * @param margin pixels beside it: a smooth enlargement or reduction may reach
 *   one more
 */
async function touchedBy(
  results: readonly Buffer[],
  placed: readonly Placed[],
  { width, height }: { width: number; height: number },
  margin: number,
): Promise<Uint8Array> {
  const touched = new Uint8Array(width * height)
  for (const [at, result] of results.entries()) {
    const place = placed[at]
    if (!place) continue
    const patch = await pixelsOf(result)
    const sx = place.width / patch.width
    const sy = place.height / patch.height
    for (let py = 0; py < patch.height; py++)
      for (let px = 0; px < patch.width; px++) {
        if (!patch.data[4 * (py * patch.width + px) + 3]) continue
        const left = Math.floor(place.x + px * sx) - margin
        const right = Math.ceil(place.x + (px + 1) * sx) - 1 + margin
        const top = Math.floor(place.y + py * sy) - margin
        const bottom = Math.ceil(place.y + (py + 1) * sy) - 1 + margin
        for (let y = Math.max(0, top); y <= Math.min(height - 1, bottom); y++)
          touched.fill(
            1,
            y * width + Math.max(0, left),
            y * width + Math.min(width - 1, right) + 1,
          )
      }
  }
  return touched
}
