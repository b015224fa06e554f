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
