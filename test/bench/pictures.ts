import sharp from 'sharp'
import type { Rect, Size } from '../../plugin/shared/geometry.ts'

export const kinds = ['photograph', 'interface', 'flat'] as const
export type Kind = (typeof kinds)[number]

/** RGB of a pixel, as one number: 0xrrggbb. */
type Paint = (x: number, y: number) => number

/** Larger pictures repeat a tile: PNG looks back 32 kB and does not see it. */
const tile = 1024

/**
 * PNG with alpha, as Figma exports, of a picture made up here.
 *
 * @param cast levels by which it is too blue, as an answer may be
 */
export function picture(
  kind: Kind,
  { width, height }: Size,
  cast = 0,
): Promise<Buffer> {
  const data = painted(kind, { width, height }, cast)
  const raw = { width, height, channels: 4 } as const
  return sharp(data, { raw }).png({ compressionLevel: 4 }).toBuffer()
}

/** Its pixels, RGBA. */
export function painted(kind: Kind, { width, height }: Size, cast = 0): Buffer {
  const paint = paints[kind]
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < Math.min(tile, height); y++) {
    const row = data.subarray(y * width * 4, (y + 1) * width * 4)
    for (let x = 0; x < Math.min(tile, width); x++) {
      row.writeUIntBE(paint(x, y), x * 4, 3)
      row[x * 4 + 2] = Math.min(255, row[x * 4 + 2]! + cast)
    }
    for (let x = tile; x < width; x += tile)
      row.copy(row, x * 4, 0, Math.min(tile, width - x) * 4)
  }
  for (let y = tile; y < height; y += tile)
    data.copy(data, y * width * 4, 0, Math.min(tile, height - y) * width * 4)
  return data
}

/** PNG of an ellipse that fills the rectangle, as Figma exports a mask layer. */
export function ellipse({ width, height }: Size): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><ellipse cx="50%" cy="50%" rx="50%" ry="50%" fill="#e33"/></svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 4 }).toBuffer()
}

/** In the middle of the window, about a third of its area. */
export function maskRect(window: Rect): Rect {
  return {
    x: window.x + Math.round(window.width * 0.2),
    y: window.y + Math.round(window.height * 0.18),
    width: Math.round(window.width * 0.6),
    height: Math.round(window.height * 0.64),
  }
}

const paints: Record<Kind, Paint> = { photograph, interface: panels, flat }

/** Soft forms at several scales, and grain: as hard to pack as a photograph. */
function photograph(x: number, y: number): number {
  const form =
    Math.sin(x / 301) + Math.sin(y / 211) + Math.sin((x + y) / 97) * 0.5
  const grain = (hash(x, y) & 15) - 8
  const level = (base: number, share: number) =>
    Math.max(0, Math.min(255, Math.round(base + form * share + grain)))
  return (level(130, 40) << 16) | (level(120, 34) << 8) | level(105, 28)
}

/** Cards, lines of something like text, and round-cornered fields. */
function panels(x: number, y: number): number {
  const [column, row] = [x % 320, y % 240]
  if (column < 16 || row < 16) return 0xf4f5f7
  if (row < 90)
    return column > 30 && column < 120 && row > 30 ? 0x3b6ef5 : 0xffffff
  const line = row % 18
  const inLine = line > 5 && line < 14 && column > 30 && column < 290
  return inLine && (hash(x >> 1, y >> 1) & 3) === 0 ? 0x24292f : 0xffffff
}

function flat(x: number): number {
  return x % 2048 < 700 ? 0x2f80ed : 0xf2c94c
}

function hash(x: number, y: number): number {
  const mixed = Math.imul(x, 374_761_393) + Math.imul(y, 668_265_263)
  return Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177) >>> 24
}
