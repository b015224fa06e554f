import type { Patch } from '../../plugin/shared/protocol.ts'

/** The longest side, pixels: twice what the list shows in its narrow form. */
const longest = 400

/** The same picture in the same place with far fewer bytes; a PNG or WebP. */
export async function thumbnailOf({ png, bounds }: Patch): Promise<Patch> {
  const whole = await createImageBitmap(new Blob([png as BlobPart]))
  const shrink = Math.min(1, longest / Math.max(whole.width, whole.height))
  const width = Math.max(1, Math.round(whole.width * shrink))
  const height = Math.max(1, Math.round(whole.height * shrink))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  context.drawImage(whole, 0, 0, width, height)
  whole.close()
  const small = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 })
  return { png: new Uint8Array(await small.arrayBuffer()), bounds }
}
