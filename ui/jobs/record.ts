import * as v from 'valibot'
import { version } from '../build.ts'
import { tools, type ToolName } from '../tools/tools.ts'
import type { Region } from '../pixels/region.ts'
import { resultsOf, type Job } from './job.ts'

const text = v.string()
const number = v.number()
const rect = v.object({ x: number, y: number, width: number, height: number })

const record = v.object({
  version: text,
  tool: v.picklist(Object.keys(tools) as ToolName[]),
  values: v.record(text, text),
  /**
   * In the order of the layer's results, with the prompt as the service rewrote
   * it; null where it did not.
   */
  results: v.array(
    v.object({ seed: v.nullable(number), prompt: v.nullable(text) }),
  ),
  /** What was sent: pixels of the source, so many to a canvas unit. */
  region: v.nullable(v.object({ scale: v.number(), window: rect })),
  /** US dollars. */
  price: v.number(),
  /** ISO 8601 */
  date: text,
})

/** What made a result: enough to do it again, and never the key. */
export type JobRecord = v.InferOutput<typeof record>

/**
 * Figma keeps 100 kB an entry, and a character may take three bytes: beyond
 * this, rewritten prompts are left out, and what is needed to do it again stays.
 */
const most = 25_000

/**
 * @param indices of the results, in the order of the layer's fills
 * @param now milliseconds since 1970
 */
export function recordText(
  job: Job,
  indices: readonly number[],
  region: Region | null,
  now: number,
): string {
  const made: JobRecord = {
    version,
    tool: job.tool,
    values: job.values,
    results: indices.map((index) => {
      const result = resultsOf(job).find((one) => one.index === index)
      if (result?.kind !== 'ready') return { seed: null, prompt: null }
      const { seed, prompt } = result
      return { seed, prompt: prompt === job.values.prompt ? null : prompt }
    }),
    region: region && { scale: region.scale, window: region.window },
    price: job.price,
    date: new Date(now).toISOString(),
  }
  const whole = JSON.stringify(made)
  if (whole.length <= most) return whole
  const short = made.results.map(({ seed }) => ({ seed, prompt: null }))
  return JSON.stringify({ ...made, results: short } satisfies JobRecord)
}

/** @returns null for what is no record: anyone may write into a document */
export function readRecord(json: string): JobRecord | null {
  try {
    const parsed = v.safeParse(record, JSON.parse(json))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
