import * as v from 'valibot'
import { version } from '../build.ts'
import type { Laying } from '../framing/framing.ts'
import type { Asked } from '../tools/order.ts'
import { resultsOf, type Job } from './job.ts'
import { asked, rect } from './kept.ts'

const number = v.number()
const nullableText = v.nullable(v.string())

const region = v.nullable(v.object({ scale: number, window: rect }))

const record = v.pipe(
  v.intersect([
    asked,
    v.object({
      v: v.literal(2),
      /** Of the job, the same on all layers that carry some of its results. */
      id: v.string(),
      title: v.string(),
      results: v.array(
        v.object({
          index: number,
          seed: v.nullable(number),
          /** As the service rewrote it; null where it did not. */
          prompt: nullableText,
        }),
      ),
      /** What was sent: pixels of the source, so many to a canvas unit. */
      region,
      /** US dollars. */
      price: number,
      /** ISO 8601 */
      date: v.string(),
    }),
  ]),
  v.transform(({ tool, engine, values, ...rest }) => ({
    ...rest,
    asked: { tool, engine, values },
  })),
)

/** As version 0.1.0 kept it: a result's index was its place in the list. */
const recordOf010 = v.pipe(
  v.intersect([
    asked,
    v.object({
      values: v.looseObject({ prompt: v.fallback(v.string(), '') }),
      results: v.array(
        v.object({ seed: v.nullable(number), prompt: nullableText }),
      ),
      region,
      price: number,
      date: v.string(),
    }),
  ]),
  v.transform(({ tool, engine, values, results, ...rest }) => ({
    v: 2 as const,
    ...rest,
    id: null,
    title: values.prompt,
    results: results.map((result, index) => ({ index, ...result })),
    asked: { tool, engine, values },
  })),
)

/** What made a result: enough to do it again, and never the key. */
export interface JobRecord {
  /** Null in what version 0.1.0 kept. */
  id: string | null
  asked: Asked
  title: string
  results: { index: number; seed: number | null; prompt: string | null }[]
  price: number
  date: string
}

const anyRecord: v.GenericSchema<unknown, JobRecord> = v.union([
  record,
  recordOf010,
])

/**
 * Figma keeps 100 kB an entry, and a character may take three bytes: beyond
 * this, rewritten prompts are left out, and what is needed to do it again stays.
 */
const most = 25_000

/**
 * @param indices of the results that the layer carries
 * @param now milliseconds since 1970
 */
export function recordText(
  job: Job,
  indices: readonly number[],
  laying: Laying | null,
  now: number,
): string {
  const { id, asked, title, price } = job
  const results = indices.map((index) => {
    const result = resultsOf(job).find((one) => one.index === index)
    const { seed, prompt } =
      result?.kind === 'ready' ? result : { seed: null, prompt: null }
    return { index, seed, prompt }
  })
  const textWith = (results: unknown) =>
    JSON.stringify({
      v: 2,
      version,
      id,
      ...asked,
      title,
      results,
      region: laying?.kind === 'window' ? sentOf(laying.region) : null,
      price,
      date: new Date(now).toISOString(),
    })
  const whole = textWith(results)
  return whole.length <= most
    ? whole
    : textWith(results.map((one) => ({ ...one, prompt: null })))
}

function sentOf<T extends { scale: number; window: unknown }>({
  scale,
  window,
}: T) {
  return { scale, window }
}

/** @returns null for what is no record: anyone may write into a document */
export function readRecord(json: string): JobRecord | null {
  try {
    const parsed = v.safeParse(anyRecord, JSON.parse(json))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
