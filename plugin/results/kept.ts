import type { Placement, Scope } from '../shared/protocol.ts'
import { shortened } from './title.ts'
import {
  finite,
  listOf,
  objectOf,
  oneOf,
  orNull,
  parsed,
  text,
  type Shape,
} from '../shape.ts'
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
  /** Fingerprints of the fills that were hidden under the results. */
  covered: string[]
}

const how = oneOf('fill', 'layer', 'beside', 'frame', 'mask', 'name')
const hash: Shape<string> = (value): value is string =>
  text(value) && /^[0-9a-f]{40}$/.test(value)
const origin = { sourceId: orNull(text), maskIds: listOf(text) }

const isJob = objectOf({
  v: oneOf(2),
  record: text,
  results: listOf(objectOf({ index: finite, hash: orNull(hash) })),
  how,
  scope: oneOf('picture', 'behind', 'everything'),
  ...origin,
})

const isJobOf010 = objectOf({
  record: text,
  results: listOf(hash),
  as: how,
  ...origin,
})

/** @returns null for what is not understood: another version may have kept it */
function jobIn(stored: unknown): Kept | null {
  if (isJob(stored)) {
    const { record, results, how, scope, sourceId, maskIds } = stored
    const { covered } = stored as { covered?: unknown }
    return {
      ...{ record, results, how, scope, sourceId, maskIds },
      covered: listOf(text)(covered) ? covered : [],
    }
  }
  if (!isJobOf010(stored)) return null
  const { record, results, as, sourceId, maskIds } = stored
  return {
    ...{ record, how: as, scope: 'everything', sourceId, maskIds },
    covered: [],
    // A result's index was its place in the list.
    results: results.map((hash, index) => ({ index, hash })),
  }
}

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

/** Only rectangles are: what a file says of any other layer is not ours to believe. */
export function isMade(layer: SceneNode): boolean {
  return layer.type === 'RECTANGLE' && layer.getPluginData(keys.made) !== ''
}

/** The oldest first; what is not understood is left out. */
export function keptJobs(layer: Marked): Kept[] {
  return rowsOf(layer)
    .map(({ kept }) => kept)
    .filter(isPresent)
}

function rowsOf(layer: Marked): Row[] {
  const stored = parsed(layer.getPluginData(keys.jobs))
  const rows = Array.isArray(stored) ? (stored as unknown[]) : []
  return rows.map((stored) => ({ stored, kept: jobIn(stored) }))
}

export function hashesOf({
  results,
}: {
  results: readonly KeptResult[]
}): string[] {
  return results.map(({ hash }) => hash).filter(isPresent)
}

export function isSameJob(kept: Kept, hashes: readonly string[]): boolean {
  // A picture is one job's only.
  return hashesOf(kept).some((hash) => hashes.includes(hash))
}

/** A result and all others of its job. */
export function resultsOn(layer: Marked, hash: string): KeptResult[] {
  const [job] = jobsFrom(layer, hash)
  return job ? job.results : [{ index: 0, hash }]
}

/** The hashes of a result, by one of them: tiles have one each. */
export function resultOf(
  results: readonly KeptResult[],
  hash: string,
): string[] {
  const index = results.find((one) => one.hash === hash)?.index
  return hashesOf({ results: results.filter((one) => one.index === index) })
}

/** Fingerprints of what the jobs of these have hidden under their results. */
export function coveredBy(layer: Marked, hashes: readonly string[]): string[] {
  const jobs = keptJobs(layer).filter((job) => isSameJob(job, hashes))
  return ([] as string[]).concat(...jobs.map(({ covered }) => covered))
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

/**
 * None of its results is left. What it had hidden is handed on to the job that
 * has hidden these.
 *
 * @param fingerprints of the results
 * @returns of what can be seen again
 */
export function forgetJob(
  layer: SceneNode,
  hash: string,
  fingerprints: readonly string[] = [],
): string[] {
  const covered = coveredBy(layer, [hash])
  const others = otherRows(layer, [hash])
  const heir = others.find(({ kept }) =>
    kept?.covered.some((one) => fingerprints.includes(one)),
  )
  if (heir?.kept) {
    heir.kept.covered.push(...covered)
    heir.stored = { v: 2, ...heir.kept }
  }
  write(layer, others)
  if (!others.length) layer.setRelaunchData({})
  return heir ? [] : covered
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
