/** What `npm run edit` leaves behind, and whether it went well. */
import sharp from 'sharp'
import type { Region } from '../../bench/placement.ts'
import type { OutsideDifference, Pixels } from '../../bench/quality.ts'
import { pasteWhole } from '../../bench/quality.ts'
import type { LayerData } from '../../figma/document/model.ts'
import { keptJobs } from '../../kept-jobs.ts'
import { placements, touchedBy } from './placed.ts'
import { measureAll } from './quality.ts'
import type { RecordedCall } from './recorder.ts'
import type { EditedLayers, EditInput } from './steps.ts'

interface Report {
  /** By their names. */
  files: Record<string, Buffer | string>
  /** A sentence for what must not have happened; null where all is well. */
  complaint: string | null
}

export async function reportOn(
  calls: readonly RecordedCall[],
  edited: EditedLayers,
  { picture, mask, options }: EditInput,
): Promise<Report> {
  const call = calls.find(({ method }) => method === 'POST')
  if (!call) throw new Error('Nothing was sent.')
  const region = regionIn(edited.frame)
  const placed = placements(edited.frame)
  const sentFile = fileOf(call, ['image_file', 'image'])
  const before = await pixelsOf(edited.before)
  const after = await pixelsOf(edited.after)
  const sent = await pixelsOf(sentFile)
  const answer = await answerTo(calls, region)
  const naive = await pastedWhole(before, answer, region)
  const look = {
    before,
    sent,
    answer,
    region,
    mask: await opacityOf(mask, picture),
  }
  const reach = (margin: number) =>
    touchedBy(edited.results, placed, picture, margin)
  const repaint = measureAll(look, {
    after,
    reached: await reach(1),
    changed: await reach(0),
  })
  const facts = {
    request: requestFacts(call),
    region: { ...region, size: sizeOf(region.window) },
    mask: { x: mask.x, y: mask.y, ...sizeOf(mask) },
    placement: placed,
    insertions: { as: options.insert, count: placed.length },
    timings: { requestMs: call.tookMs, wholeMs: edited.tookMs },
    quality: {
      repaint,
      // Its border is the window's.
      naive: measureAll(look, {
        after: naive.after,
        reached: await reach(1),
        changed: naive.touched,
      }),
    },
  }
  return {
    complaint: complaintAbout(repaint.outsideMask),
    files: {
      'before.png': edited.before,
      'after.png': edited.after,
      'sent.png': sentFile,
      'mask.png': fileOf(call, ['mask']),
      ...Object.fromEntries(
        edited.results.map((result, at) => [
          `result-${String(at + 1)}.png`,
          result,
        ]),
      ),
      'report.json': JSON.stringify(facts, null, 2),
    },
  }
}

/** Null where nothing changed that should not have. */
export function complaintAbout({
  pixels,
  largest,
}: OutsideDifference): string | null {
  if (pixels === 0) return null
  const [count, verb] =
    pixels === 1 ? ['1 pixel', 'was'] : [`${String(pixels)} pixels`, 'were']
  return `${count} outside of the mask ${verb} changed, by up to ${String(largest)} of 255. That is a fault of Repaint: after.png shows it, and report.json says more.`
}

const requestFacts = (call: RecordedCall) => ({
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
})

const sizeOf = ({ width, height }: { width: number; height: number }) => ({
  width,
  height,
})

function regionIn(frame: LayerData): Region {
  const [job] = [frame, ...frame.children].flatMap(({ pluginData }) =>
    keptJobs(pluginData),
  )
  if (!job) throw new Error('No layer carries a result.')
  return job.record.region
}

/** The first picture that came, at the window's size. */
async function answerTo(
  calls: readonly RecordedCall[],
  { window: { width, height } }: Region,
): Promise<Pixels> {
  const urls = calls.flatMap(({ answer }) => urlsIn(answer.toString()))
  if (!urls[0]) throw new Error('No answer held a picture.')
  const link = await fetch(urls[0])
  return resized(Buffer.from(await link.arrayBuffer()), width, height)
}

function urlsIn(answer: string): string[] {
  const { data } = JSON.parse(answer) as { data?: { url?: string | null }[] }
  return (data ?? []).flatMap(({ url }) => url ?? [])
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

/** For every pixel of the picture what the mask says, 255 is to change. */
async function opacityOf(
  mask: EditInput['mask'],
  { width, height }: EditInput['picture'],
): Promise<Uint8Array> {
  const opacity = new Uint8Array(width * height)
  const { data } = await pixelsOf(mask.bytes)
  for (let y = 0; y < mask.height; y++)
    for (let x = 0; x < mask.width; x++)
      opacity[(mask.y + y) * width + mask.x + x] =
        data[4 * (y * mask.width + x) + 3] ?? 0
  return opacity
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
