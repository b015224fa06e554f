import type { InsertAs } from '../shared/protocol.ts'
import { shortened } from './title.ts'

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

/** What a job left on the layer that carries its results. */
export interface Kept {
  /** What made the results, as the panel's JSON. */
  record: string
  /** The hashes of its fills, in the order of the results. */
  results: string[]
  as: InsertAs
  /** The layer that was edited; null is the carrier, and in a copy the copy. */
  sourceId: string | null
  maskIds: string[]
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

/** The oldest first. */
export function keptJobs(layer: Marked): Kept[] {
  const stored: unknown = JSON.parse(layer.getPluginData(keys.jobs) || '[]')
  return Array.isArray(stored) ? (stored as Kept[]) : []
}

export function isSameJob({ results }: Kept, hashes: readonly string[]) {
  // A picture is one job's only.
  return results.some((hash) => hashes.includes(hash))
}

/** The hashes of a result and of all others of its job. */
export function resultsWith(layer: Marked, hash: string): string[] {
  return jobsFrom(layer, hash)[0]?.results ?? [hash]
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
  write(layer, [...otherJobs(layer, kept.results), kept])
  // Figma refuses more than 1000 characters and shows three lines.
  layer.setRelaunchData({ [editAgain]: shortened(title, 200) })
}

/** None of its results is left. */
export function forgetJob(layer: SceneNode, hash: string): void {
  const others = otherJobs(layer, [hash])
  write(layer, others)
  if (!others.length) layer.setRelaunchData({})
}

function otherJobs(layer: Marked, hashes: string[]): Kept[] {
  return keptJobs(layer).filter((job) => !isSameJob(job, hashes))
}

/** Where Figma's limit is reached the oldest are forgotten, not their fills. */
function write(layer: Marked, jobs: Kept[]): void {
  const [first, ...newer] = jobs
  const text = first ? JSON.stringify(jobs) : ''
  if (bytesOf(text) <= most) layer.setPluginData(keys.jobs, text)
  else write(layer, newer.length ? newer : [{ ...first!, record: '{}' }])
}

/** In UTF-8: the sandbox has no encoder. */
function bytesOf(text: string): number {
  return encodeURIComponent(text).replace(/%../g, '-').length
}
