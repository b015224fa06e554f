/** Image files of a document, decoded once. */
import type { DocumentData, LayerData } from '../document/model.ts'
import { applyFilters } from './filters.ts'
import { rememberVersions } from './versions.ts'

const decoding = new WeakMap<Uint8Array, Promise<ImageBitmap | null>>()
const decoded = new WeakMap<Uint8Array, ImageBitmap | null>()
const filtered = rememberVersions()

/** The picture of a hash, or null while it is unknown, broken or not decoded. */
export function pictureOf(
  document: DocumentData,
  hash: string | null,
  filters: ImageFilters | undefined,
): ImageBitmap | null {
  const bytes = hash === null ? undefined : document.images.get(hash)
  const picture = (bytes && decoded.get(bytes)) ?? null
  const active = Object.values(filters ?? {}).some((value) => value !== 0)
  if (!picture || !filters || !active) return picture
  return filtered(picture, JSON.stringify(filters), () =>
    applyFilters(picture, filters),
  )
}

/** Null when there is nothing left to decode below `layers`. */
export function decodeImages(
  document: DocumentData,
  layers: readonly LayerData[],
): Promise<void> | null {
  const missing = [...hashesIn(layers)]
    .map((hash) => document.images.get(hash))
    .filter((bytes) => bytes !== undefined)
    .filter((bytes) => !decoded.has(bytes))
  if (missing.length === 0) return null
  return Promise.all(missing.map(decode)).then(() => undefined)
}

function decode(bytes: Uint8Array): Promise<ImageBitmap | null> {
  const running = decoding.get(bytes) ?? decodeFile(bytes)
  decoding.set(bytes, running)
  return running
}

async function decodeFile(bytes: Uint8Array): Promise<ImageBitmap | null> {
  // Numbers as they are in the file: no gamma or profile shifts them.
  const options = { colorSpaceConversion: 'none' } as const
  const file = new Blob([new Uint8Array(bytes)])
  const picture = await createImageBitmap(file, options).catch(() => null)
  decoded.set(bytes, picture)
  return picture
}

function hashesIn(layers: readonly LayerData[]): Set<string> {
  const hashes = new Set<string>()
  const visit = (layer: LayerData) => {
    if (!layer.visible) return
    for (const paint of [...layer.fills, ...layer.strokes])
      if (paint.type === 'IMAGE' && paint.imageHash !== null)
        hashes.add(paint.imageHash)
    layer.children.forEach(visit)
  }
  layers.forEach(visit)
  return hashes
}
