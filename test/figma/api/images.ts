/** `figma.createImage` and what it gives. */
import { readImage } from './image-file.ts'
import type { Run } from './run.ts'

export function createImage(run: Run, data: unknown) {
  if (!(data instanceof Uint8Array)) {
    throw new Error(
      `Expected "data" to have type Uint8Array but got ${typeof data} instead`,
    )
  }
  readImage(data)
  return imageObject(run, run.document.addImage(data))
}

/** Asks an address as the sandbox's `fetch` does; throws where that fails. */
export type FetchBytes = (url: string) => Promise<Uint8Array>

/** Figma's own check of the address comes before the policy's. */
export async function createImageAsync(
  run: Run,
  fetchBytes: FetchBytes,
  src: unknown,
) {
  if (typeof src !== 'string') {
    throw new Error(
      `Expected "src" to have type string but got ${typeof src} instead`,
    )
  }
  const local = URL.canParse(src) && new URL(src).hostname === 'localhost'
  const bytes = local ? null : await fetchBytes(src).catch(() => null)
  if (!bytes) {
    throw new Error(
      `Image URL ${src} does not satisfy the allowedDomains specified in the manifest.json`,
    )
  }
  return createImage(run, bytes)
}

export function getImageByHash(run: Run, hash: unknown) {
  if (typeof hash !== 'string') {
    throw new Error(
      `Expected "hash" to have type string but got ${typeof hash} instead`,
    )
  }
  return run.document.data.images.has(hash) ? imageObject(run, hash) : null
}

function imageObject({ document }: Run, hash: string) {
  const file = () => document.data.images.get(hash) ?? new Uint8Array()
  return {
    hash,
    /** The file as it was given, not as it is cropped. */
    getBytesAsync: () => Promise.resolve(file().slice()),
    getSizeAsync: async () => {
      const type = { type: 'image/*' }
      const bitmap = await createImageBitmap(new Blob([file().slice()], type))
      const { width, height } = bitmap
      bitmap.close()
      return { width, height }
    },
  }
}
