/** Picture files as pixels. */
import sharp from 'sharp'
import type { Region } from '../../bench/placement.ts'
import { pasteWhole, type Pixels } from '../../bench/quality.ts'

export async function pixelsOf(file: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(file)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

export async function resized(
  file: Buffer,
  width: number,
  height: number,
): Promise<Pixels> {
  const data = await sharp(file)
    .resize(width, height, { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer()
  return { data, width, height }
}

/** The naive way: the whole answer put where the window was. */
export async function pasted(
  before: Pixels,
  { data, width, height }: Pixels,
  { scale, window }: Region,
): Promise<{ after: Pixels; touched: Uint8Array }> {
  const raw = { width, height, channels: 4 } as const
  const whole = await resized(
    await sharp(data, { raw }).png().toBuffer(),
    Math.round(window.width / scale),
    Math.round(window.height / scale),
  )
  return pasteWhole(before, whole, {
    x: Math.round(window.x / scale),
    y: Math.round(window.y / scale),
  })
}
