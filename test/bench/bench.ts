/**
 * What the work costs beside what it must cost: of pixels, the browser's own
 * decoding and encoding of the same; of a relay, the way without one. Times
 * differ by machine, ratios hold.
 *
 *   npm run bench [-- pixels jobs scrolling opening sizes relay]
 */
import { buildPlugin } from '../../build.mjs'
import type { Measured } from './entry.ts'
import type { Goal } from './goal.ts'
import { peakOf } from './memory.ts'
import type { Stages } from './stages.ts'
import { openings } from './opening.ts'
import { openBenchPage, type BenchPage } from './page.ts'
import { longestTaskOfJob, longestTaskOfScrolling } from './panel.ts'
import { ellipse, kinds, maskRect, picture, type Kind } from './pictures.ts'
import {
  codecs,
  timeApply,
  timePrepare,
  type Pictures,
  type Rival,
} from './rivals.ts'
import { relayGoals } from './relay-goals.ts'
import { longestTask } from './tasks.ts'

/** Pixels along each side, by megapixels, and how often each is measured. */
const sources = [
  { megapixels: 1, side: 1024, runs: 16 },
  { megapixels: 4, side: 2048, runs: 8 },
  { megapixels: 16, side: 4096, runs: 6 },
]

/** A listed size: what is sent of every source. */
const sent = 1024

interface Row {
  what: 'prepare' | 'apply'
  kind: Kind
  megapixels: number
  /** Milliseconds, the quickest run: the others are of a busy machine. */
  times: Record<'repaint' | 'bound' | 'upng-js' | Rival, number>
  stages: Stages
}

async function picturesOf(kind: Kind, side: number): Promise<Pictures> {
  const start = (side - sent) / 2
  const window = { x: start, y: start, width: sent, height: sent }
  const rect = maskRect(window)
  return {
    source: await picture(kind, { width: side, height: side }),
    mask: await ellipse(rect),
    answer: await picture(kind, window, 9),
    maskRect: rect,
    window,
  }
}

async function rowOf(
  page: BenchPage,
  what: Row['what'],
  pictures: Pictures,
  runs: number,
): Promise<Row['times']> {
  const inNode = what === 'prepare' ? timePrepare : timeApply
  const slow = Math.ceil(runs / 8)
  const both: Measured[] = [what, `${what}, bound`]
  const [repaint = 0, bound = 0] = await page.bench('race', both, runs)
  const [upng = 0] = await page.bench('race', [`${what}, upng-js`], slow)
  return {
    repaint,
    bound,
    'upng-js': upng,
    pngjs: await quickest(slow, () => inNode(codecs.pngjs, pictures)),
    'fast-png': await quickest(slow, () =>
      inNode(codecs['fast-png'], pictures),
    ),
    sharp: await quickest(slow, () => inNode(codecs.sharp, pictures)),
  }
}

async function quickest(runs: number, run: () => Promise<number>) {
  let least = Infinity
  for (let n = 0; n < runs; n++) least = Math.min(least, await run())
  return least
}

function printRow({ what, kind, megapixels, times }: Row): void {
  const { repaint, bound, ...rivals } = times
  const cells = [
    what.padEnd(8),
    kind.padEnd(11),
    `${megapixels} MP`.padStart(5),
    `${repaint.toFixed(0)} ms`.padStart(9),
    `${bound.toFixed(0)} ms`.padStart(9),
    `${(repaint / bound).toFixed(2)} ×`.padStart(8),
    ...Object.values(rivals).map((time) =>
      `${(time / repaint).toFixed(1)} ×`.padStart(9),
    ),
  ]
  console.log(cells.join(' '))
}

const heading =
  'what     kind         size   Repaint     bound  R/bound   upng/R   pngjs/R  f-png/R   sharp/R'

/** Worst ratio of the rows, and which row it is. */
function worst(rows: Row[], ratio: (times: Row['times']) => number) {
  const [row] = [...rows].sort((a, b) => ratio(b.times) - ratio(a.times))
  if (!row) throw new Error('Nothing was measured')
  const stages = Object.entries(row.stages)
    .map(([stage, time]) => `${stage} ${time.toFixed(0)}`)
    .join(', ')
  const of = `${row.what}, ${row.kind}; ms by part: ${stages}`
  return { ratio: ratio(row.times), of }
}

function ratioGoals(rows: Row[]): Goal[] {
  const at = (megapixels: number) =>
    rows.filter((row) => row.megapixels === megapixels)
  const overBound = ({ repaint, bound }: Row['times']) => repaint / bound
  const one = worst(at(1), overBound)
  const sixteen = worst(at(16), overBound)
  const upng = worst(at(1), (times) => times.repaint / times['upng-js'])
  return [
    {
      goal: 'at 1 MP at most 1.3 × the bound',
      reached: one.ratio <= 1.3,
      found: `${one.ratio.toFixed(2)} × (${one.of})`,
    },
    {
      goal: 'at 16 MP at most 1.5 × the bound',
      reached: sixteen.ratio <= 1.5,
      found: `${sixteen.ratio.toFixed(2)} × (${sixteen.of})`,
    },
    {
      goal: 'at 1 MP at least 5 × faster than upng-js alone',
      reached: upng.ratio <= 1 / 5,
      found: `${(1 / upng.ratio).toFixed(1)} × (${upng.of})`,
    },
  ]
}

async function memoryGoal(
  { page, bench }: BenchPage,
  side: number,
): Promise<Goal> {
  const decoded = side * side * 4
  const peak = await peakOf(page, () => bench('race', ['prepare'], 1))
  return {
    goal: `memory at ${(side * side) / 2 ** 20} MP at most 4 × the decoded picture`,
    reached: peak !== null && peak <= 4 * decoded,
    found:
      peak === null
        ? 'not told on this system'
        : `${(peak / decoded).toFixed(1)} × (${(peak / 1e6).toFixed(0)} MB)`,
  }
}

/** @param where in words */
async function taskGoal(
  { page, bench }: BenchPage,
  where: string,
): Promise<Goal> {
  const longest = await longestTask(page.mainFrame(), () =>
    bench('race', ['prepare', 'apply'], 1),
  )
  return {
    goal: `no task of the panel above 50 ms, ${where}`,
    reached: longest <= 50,
    found: `${longest.toFixed(0)} ms`,
  }
}

async function jobGoal(workers: boolean): Promise<Goal> {
  const longest = await longestTaskOfJob(4096, { workers })
  const where = workers ? 'with a worker' : 'without one'
  return {
    goal: `no task of the panel above 50 ms in a whole job at 16 MP, ${where}`,
    reached: longest <= 50,
    found: `${longest.toFixed(0)} ms`,
  }
}

async function scrollGoals(): Promise<Goal[]> {
  const { longest, bytes } = await longestTaskOfScrolling()
  const megabytes = bytes / 1e6
  return [
    {
      goal: 'no task of the panel above 50 ms while a thousand jobs scroll by',
      reached: longest <= 50,
      found: `${longest.toFixed(0)} ms`,
    },
    {
      goal: 'and its memory at most 50 MB',
      reached: megabytes <= 50,
      found: `${megabytes.toFixed(0)} MB`,
    },
  ]
}

/** Milliseconds that the panel may come later than a page with one field. */
const openingRoom = 60

async function openingGoals(): Promise<Goal[]> {
  const { empty, ...times } = await openings()
  return Object.entries(times).map(([selected, time]) => ({
    goal: `usable within ${openingRoom} ms of an empty page, ${selected}`,
    reached: time <= empty + openingRoom,
    found: `${time.toFixed(0)} ms, the empty page ${empty.toFixed(0)} ms`,
  }))
}

async function sizeGoals(): Promise<Goal[]> {
  const { code, ui } = await buildPlugin()
  const goal = (name: string, text: string, most: number): Goal => {
    const size = Buffer.byteLength(text) / 1000
    return {
      goal: `${name} at most ${most} kB`,
      reached: size <= most,
      found: `${size.toFixed(1)} kB`,
    }
  }
  return [goal('plugin.js', code, 40), goal('ui.html', ui, 320)]
}

async function measureKind(page: BenchPage, kind: Kind): Promise<Row[]> {
  const rows: Row[] = []
  for (const { megapixels, side, runs } of sources) {
    const pictures = await picturesOf(kind, side)
    await page.open(pictures)
    // What an answer is made into does not depend on the source's size.
    const works: Row['what'][] =
      megapixels === 1 ? ['prepare', 'apply'] : ['prepare']
    for (const what of works) {
      const times = await rowOf(page, what, pictures, runs)
      const stages = await page.bench('stages', what)
      const row = { what, kind, megapixels, times, stages }
      printRow(row)
      rows.push(row)
    }
  }
  return rows
}

async function pixelGoals(): Promise<Goal[]> {
  console.log('Repaint and the bound are in Chromium, bytes in to bytes ready.')
  console.log(`Of every source ${sent} × ${sent} is sent.\n`)
  console.log(heading)
  const rows: Row[] = []
  const page = await openBenchPage({ workers: true })
  for (const kind of kinds) rows.push(...(await measureKind(page, kind)))
  await page.open(await picturesOf('photograph', 4096))
  const goals = [
    ...ratioGoals(rows),
    await memoryGoal(page, 4096),
    await taskGoal(page, 'in a worker'),
  ]
  await page.close()
  const alone = await openBenchPage({ workers: false })
  await alone.open(await picturesOf('photograph', 1024))
  goals.push(await taskGoal(alone, 'where no worker may run, 1 MP'))
  await alone.close()
  console.log()
  return goals
}

/** What is measured, by the names that the command takes. */
const parts: Record<string, () => Promise<Goal[]>> = {
  pixels: pixelGoals,
  jobs: async () => [await jobGoal(true), await jobGoal(false)],
  scrolling: scrollGoals,
  opening: openingGoals,
  sizes: sizeGoals,
  relay: relayGoals,
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !Object.hasOwn(parts, name))
  if (unknown) {
    const known = Object.keys(parts).join(', ')
    throw new Error(`There is no part “${unknown}”. Name some of: ${known}.`)
  }
  for (const [name, measure] of Object.entries(parts))
    if (!asked.length || asked.includes(name))
      for (const { goal, reached, found } of await measure())
        console.log(`${reached ? 'reached' : 'MISSED '}  ${goal}: ${found}`)
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
