import { randomUUID } from 'node:crypto'
import type { DatasetFile } from './collections.ts'
import { MAX_FILE } from './fields.ts'
import type { SentFile } from './form.ts'
import { formatOf } from './pictures/raster.ts'
import { zipEntries } from './zip.ts'

/** The most images a dataset holds. */
export const MOST_IMAGES = 100

type Reason =
  | 'FAILED_SAFETY_CHECK'
  | 'FILE_TOO_LARGE'
  | 'INVALID_CAPTION'
  | 'INVALID_IMAGE'
  | 'INVALID_ZIP'
  | 'TOO_MANY_IMAGES'

interface Candidate {
  readonly file: DatasetFile
  readonly failure?: Reason
}

const CAPTION = /\.txt$/i
const IMAGE = /\.(png|jpe?g|webp)$/i

/** What one uploaded file brings: itself, or what a ZIP lists. */
function candidates({ filename, bytes }: SentFile): Candidate[] {
  const file = {
    file_name: filename,
    file_size_bytes: bytes.length,
    isImage: formatOf(bytes) !== undefined,
  }
  if (/\.zip$/i.test(filename)) {
    const entries = zipEntries(bytes)
    if (!entries) return [{ file, failure: 'INVALID_ZIP' }]
    return entries.map(({ name, size }) => judged(name, size, IMAGE.test(name)))
  }
  if (CAPTION.test(filename) && bytes.length === 0)
    return [{ file, failure: 'INVALID_CAPTION' }]
  return [judged(filename, bytes.length, file.isImage)]
}

function judged(name: string, size: number, isImage: boolean): Candidate {
  const file = { file_name: name, file_size_bytes: size, isImage }
  if (size > MAX_FILE) return { file, failure: 'FILE_TOO_LARGE' }
  if (!isImage && !CAPTION.test(name)) return { file, failure: 'INVALID_IMAGE' }
  return { file }
}

/**
 * Adds what can be added to the files of a dataset.
 * @returns the summary the API answers with
 */
export function upload(
  onto: DatasetFile[],
  sent: readonly SentFile[],
  unsafe: boolean,
) {
  const added: DatasetFile[] = []
  const failed: { file_name: string; failure_reason: Reason }[] = []
  for (const { file, failure } of sent.flatMap(candidates)) {
    const images = onto.filter(({ isImage }) => isImage).length
    const full = file.isImage && images >= MOST_IMAGES
    const reason =
      failure ??
      (full ? 'TOO_MANY_IMAGES' : undefined) ??
      (unsafe && file.isImage ? 'FAILED_SAFETY_CHECK' : undefined)
    if (reason)
      failed.push({ file_name: file.file_name, failure_reason: reason })
    else {
      onto.push(file)
      added.push(file)
    }
  }
  return {
    total_count: added.length + failed.length,
    success_count: added.length,
    failure_count: failed.length,
    successful_assets: added.map(({ file_name }) => ({
      asset_identifier: { asset_type: 'UPLOAD', asset_id: randomUUID() },
      file_name,
    })),
    failed_assets: failed,
  }
}
