import { shortened } from './title.ts'

/** Keys of the plugin data that Repaint keeps on layers. */
const keys = {
  /** What made a result, as the panel's JSON. */
  record: 'record',
  /** The hashes of a layer's result fills, in the order of the results. */
  results: 'results',
  /** On a mask layer: the id of the layer that it masks. */
  maskOf: 'mask-of',
} as const

/** To find the layers that carry results. */
export const withResults = { pluginData: { keys: [keys.results] } }

/** Characters: Figma's limit is 100 kB an entry, and they may take 3 bytes. */
const maxRecordLength = 30_000

/** The relaunch button's command, as in the manifest. */
const editAgain = 'edit-again'

type Marked = Pick<PluginDataMixin, 'getPluginData' | 'setPluginData'>

export function markAsMask(layer: Marked, sourceId: string): void {
  layer.setPluginData(keys.maskOf, sourceId)
}

export function maskedSourceId(layer: Marked): string | null {
  return layer.getPluginData(keys.maskOf) || null
}

export function isMarkedMask(layer: Marked): boolean {
  return maskedSourceId(layer) !== null
}

/** @returns the panel's JSON, or null for a layer without results */
export function recordOf(layer: Marked): string | null {
  return layer.getPluginData(keys.record) || null
}

export function resultHashes(layer: Marked): string[] {
  const stored: unknown = JSON.parse(layer.getPluginData(keys.results) || '[]')
  return Array.isArray(stored) ? stored.map(String) : []
}

/** Keeps what made the results with the layer that carries them. */
export function keepRecord(
  layer: SceneNode,
  record: string,
  title: string,
  hashes: string[],
): void {
  const kept = record.length <= maxRecordLength ? record : '{}'
  layer.setPluginData(keys.record, kept)
  layer.setPluginData(keys.results, JSON.stringify(hashes))
  // Figma refuses more than 1000 characters and shows three lines.
  layer.setRelaunchData({ [editAgain]: shortened(title, 200) })
}
