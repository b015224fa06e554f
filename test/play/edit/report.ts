/** What `npm run edit` leaves behind, and whether it went well. */
import type { OutsideDifference } from '../../bench/quality.ts'
import { tools } from '../../../ui/tools/tools.ts'
import { pasted, pixelsOf, resized } from './pixels.ts'
import { touchedBy, type Carried } from './placed.ts'
import { measureAll, type Exchange, type Outcome } from './quality.ts'
import type { RecordedCall } from './recorder.ts'
import { paidIn, requestsIn } from './requests.ts'
import type { EditInput, Edited, Shot } from './steps.ts'

interface Report {
  /** By their names. */
  files: Record<string, Buffer | string>
  /** A sentence for each thing that must not have happened. */
  complaints: string[]
}

export async function reportOn(
  calls: readonly RecordedCall[],
  edited: Edited,
  input: EditInput,
): Promise<Report> {
  const { options, mask } = input
  const { carried, words, said } = edited
  const { requests, files: sent } = await requestsIn(calls)
  const quality = await qualityOf(calls, edited, input)
  const region = carried.find((one) => one.region)?.region ?? null
  const results = resultFiles(edited)
  const came = Object.keys(results).length
  const facts = {
    tool: options.tool,
    model: options.engine.id,
    requests,
    region: region && { ...region, size: sizeOf(region.window) },
    mask: mask && { x: mask.x, y: mask.y, ...sizeOf(mask) },
    placement: carried.map(placeOf),
    insertions: {
      as: options.insert ?? tools[options.tool].placements[0],
      count: carried.length,
    },
    words,
    said,
    timings: {
      requestMs: Math.max(0, ...paidIn(calls).map(({ tookMs }) => tookMs)),
      wholeMs: edited.tookMs,
    },
    quality,
  }
  return {
    complaints: [
      ...said,
      ...(came || said.length ? [] : ['Nothing came back.']),
      ...(quality ? complaintAbout(quality.repaint.outsideMask) : []),
    ],
    files: {
      ...(edited.before && { 'before.png': edited.before }),
      ...numbered('after', edited.after),
      ...sent,
      ...results,
      'report.json': JSON.stringify(facts, null, 2),
    },
  }
}

/** Empty where nothing changed that should not have. */
export function complaintAbout({
  pixels,
  largest,
}: OutsideDifference): string[] {
  if (pixels === 0) return []
  const [count, verb] =
    pixels === 1 ? ['1 pixel', 'was'] : [`${String(pixels)} pixels`, 'were']
  return [
    `${count} outside of the mask ${verb} changed, by up to ${String(largest)} of 255. That is a fault of Repaint: after.png shows it, and report.json says more.`,
  ]
}

function resultFiles({ carried, images, words }: Edited) {
  const pictures = carried.map(
    ({ hash }, at) =>
      [`result-${String(at + 1)}.png`, images.get(hash)!] as const,
  )
  const texts = words.map(
    (text, at) => [`result-${String(at + 1)}.txt`, `${text}\n`] as const,
  )
  return Object.fromEntries<Buffer | string>([...pictures, ...texts])
}

/** Without a number where there is one alone. */
function numbered(name: string, shots: readonly Shot[]) {
  return Object.fromEntries(
    shots.map(({ png }, at) => [
      shots.length > 1 ? `${name}-${String(at + 1)}.png` : `${name}.png`,
      png,
    ]),
  )
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({
  width,
  height,
})

const placeOf = ({ layer, visible, x, y, width, height }: Carried) => ({
  layer,
  visible,
  x,
  y,
  width,
  height,
})

/**
 * How exactly a masked picture was edited, beside the naive way; of what was
 * put beside it too. Null where no mask says what may change.
 */
async function qualityOf(
  calls: readonly RecordedCall[],
  edited: Edited,
  { mask, picture }: EditInput,
) {
  const regions = regionsOf(edited.carried)
  const shot = edited.after[0]
  const [region] = regions
  if (!mask || !picture || !edited.before || !shot || !region) return null
  const own = edited.carried.filter(({ rootId }) => rootId === shot.layer.id)
  const before = await pixelsOf(edited.before)
  const reach = (margin: number) =>
    touchedBy(own, edited.images, picture, margin)
  const outcome: Outcome = {
    before,
    after: await pixelsOf(shot.png),
    mask: await opacityOf(mask, picture),
    regions,
    reached: await reach(1),
    changed: await reach(0),
  }
  const exchange = await exchangeIn(calls, region)
  const naive = exchange && (await pasted(before, exchange.answer, region))
  return {
    repaint: measureAll(outcome, exchange),
    // Its border is the window's.
    naive:
      naive &&
      measureAll(
        { ...outcome, after: naive.after, changed: naive.touched },
        exchange,
      ),
  }
}

/** One of each request: results of the same one share it. */
function regionsOf(carried: readonly Carried[]): Exchange['region'][] {
  const all = carried.flatMap(({ region }) => region ?? [])
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

/** The first picture that came; null where several requests made one picture. */
async function exchangeIn(
  calls: readonly RecordedCall[],
  region: Exchange['region'],
): Promise<Exchange | null> {
  const [paid, ...more] = paidIn(calls)
  const image = paid?.files.find(({ field }) => /^image/.test(field))
  const [url] = calls.flatMap(({ answer }) => urlsIn(answer.toString()))
  if (!image || !url || more.length) return null
  const { width, height } = region.window
  const link = await fetch(url)
  const answer = Buffer.from(await link.arrayBuffer())
  return {
    sent: await pixelsOf(image.bytes),
    answer: await resized(answer, width, height),
    region,
  }
}

/** Wherever they are in it. */
function urlsIn(answer: string): string[] {
  const urls: string[] = []
  try {
    JSON.parse(answer, (key, value: unknown) => {
      if (key === 'url' && typeof value === 'string' && value) urls.push(value)
      return value
    })
  } catch {
    // What is no JSON has no links.
  }
  return urls
}

/** For every pixel of the picture what the mask says, 255 is to change. */
async function opacityOf(
  mask: NonNullable<EditInput['mask']>,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> {
  const opacity = new Uint8Array(width * height)
  const { data } = await pixelsOf(mask.bytes)
  for (let y = 0; y < mask.height; y++)
    for (let x = 0; x < mask.width; x++)
      opacity[(mask.y + y) * width + mask.x + x] =
        data[4 * (y * mask.width + x) + 3] ?? 0
  return opacity
}
