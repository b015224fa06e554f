import * as v from 'valibot'
import type { Placement, Scope } from '../shared/protocol.ts'
import { shortened } from './title.ts'
import { isPresent } from '../layers.ts'

/** Keys of the plugin data that Repaint keeps on layers. */
const keys = {
  /** The jobs whose results the layer carries, the oldest first. */
  jobs: 'jobs',
  /** On a mask layer: the id of the layer that it masks. */
  maskOf: 'mask-of',
  /** On a layer that was made for results. */
  made: 'made',
} as const

/** To find the layers that carry results. */
export const carriers = { pluginData: { keys: [keys.jobs] } }

/** Bytes: Figma's limit is 100 kB an entry, its keys included. */
const most = 99_000

/** The relaunch button's command, as in the manifest. */
const editAgain = 'edit-again'

type Marked = Pick<PluginDataMixin, 'getPluginData' | 'setPluginData'>

export interface KeptResult {
  /** Its place among all results of its job. */
  index: number
  /** Of its image; null where the carrier itself is the result. */
  hash: string | null
}

/** What a job left on the layer that carries its results. */
export interface Kept {
  /** What made the results, as the panel's JSON. */
  record: string
  results: KeptResult[]
  how: Placement
  scope: Scope
  /** The layer that was worked on; null is the carrier, and in a copy the copy. */
  sourceId: string | null
  maskIds: string[]
}

const how = v.picklist(['fill', 'layer', 'beside', 'frame', 'name'])
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/))

const job = v.object({
  v: v.literal(2),
  record: v.string(),
  results: v.array(
    v.object({
      index: v.pipe(v.number(), v.integer()),
      hash: v.nullable(hash),
    }),
  ),
  how,
  scope: v.picklist(['picture', 'behind', 'everything']),
  sourceId: v.nullable(v.string()),
  maskIds: v.array(v.string()),
})

/** As version 0.1.0 kept it: a result's index was its place in the list. */
const jobOf010 = v.pipe(
  v.object({
    record: v.string(),
    results: v.array(hash),
    as: how,
    sourceId: v.nullable(v.string()),
    maskIds: v.array(v.string()),
  }),
  v.transform(({ as, results, ...rest }) => ({
    ...rest,
    how: as,
    scope: 'everything' as const,
    results: results.map((hash, index) => ({ index, hash })),
  })),
)

const anyJob = v.union([job, jobOf010])

/** A job as it lies there, and as far as it is understood. */
interface Row {
  stored: unknown
  kept: Kept | null
}

export function markAsMask(layer: Marked, sourceId: string): void {
  layer.setPluginData(keys.maskOf, sourceId)
}

export function maskedSourceId(layer: Marked): string | null {
  return layer.getPluginData(keys.maskOf) || null
}

export function isMarkedMask(layer: Marked): boolean {
  return maskedSourceId(layer) !== null
}

export function markAsMade(layer: Marked): void {
  layer.setPluginData(keys.made, 'yes')
}

export function isMade(layer: Marked): boolean {
  return layer.getPluginData(keys.made) !== ''
}

/** The oldest first; what is not understood is left out. */
export function keptJobs(layer: Marked): Kept[] {
  return rowsOf(layer)
    .map(({ kept }) => kept)
    .filter(isPresent)
}

/** Plugin data is a stranger's: anybody may have written, or another version. */
function rowsOf(layer: Marked): Row[] {
  const stored = parsed(layer.getPluginData(keys.jobs))
  return (Array.isArray(stored) ? (stored as unknown[]) : []).map((stored) => {
    const read = v.safeParse(anyJob, stored)
    return { stored, kept: read.success ? read.output : null }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text || '[]')
  } catch {
    return null
  }
}

export function hashesOf({ results }: Pick<Kept, 'results'>): string[] {
  return results.map(({ hash }) => hash).filter(isPresent)
}

export function isSameJob(kept: Kept, hashes: readonly string[]): boolean {
  // A picture is one job's only.
  return hashesOf(kept).some((hash) => hashes.includes(hash))
}

/** The hashes of a result and of all others of its job. */
export function resultsWith(layer: Marked, hash: string): string[] {
  const [job] = jobsFrom(layer, hash)
  return job ? hashesOf(job) : [hash]
}

/** The job with this result, and those that came after it. */
export function jobsFrom(layer: Marked, hash: string): Kept[] {
  const jobs = keptJobs(layer)
  const at = jobs.findIndex((job) => isSameJob(job, [hash]))
  return at < 0 ? [] : jobs.slice(at)
}

/**
 * Keeps what made the results with the layer that carries them, in place of
 * what was kept of the same job.
 */
export function keepJob(layer: SceneNode, kept: Kept, title: string): void {
  const stored = { v: 2, ...kept }
  write(layer, [...otherRows(layer, hashesOf(kept)), { stored, kept }])
  // Figma refuses more than 1000 characters and shows three lines.
  layer.setRelaunchData({ [editAgain]: shortened(title, 200) })
}

/** None of its results is left. */
export function forgetJob(layer: SceneNode, hash: string): void {
  const others = otherRows(layer, [hash])
  write(layer, others)
  if (!others.length) layer.setRelaunchData({})
}

function otherRows(layer: Marked, hashes: string[]): Row[] {
  return rowsOf(layer).filter(({ kept }) => !kept || !isSameJob(kept, hashes))
}

/** Where Figma's limit is reached the oldest are forgotten, not their fills. */
function write(layer: Marked, rows: Row[]): void {
  const [first, ...newer] = rows
  const text = first ? JSON.stringify(rows.map(({ stored }) => stored)) : ''
  if (bytesOf(text) <= most) layer.setPluginData(keys.jobs, text)
  else if (newer.length) write(layer, newer)
  else if (first?.kept)
    layer.setPluginData(
      keys.jobs,
      JSON.stringify([{ v: 2, ...first.kept, record: '{}' }]),
    )
}

/** In UTF-8: the sandbox has no encoder. */
function bytesOf(text: string): number {
  return encodeURIComponent(text).replace(/%../g, '-').length
}
