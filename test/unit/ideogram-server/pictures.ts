import sharp from 'sharp'

interface Size {
  readonly width: number
  readonly height: number
}

/** A PNG that is nowhere flat: light falling on a floor, and a disc. */
export function photo({ width, height }: Size): Promise<Buffer> {
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><linearGradient id="light" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#8fb4d8"/><stop offset="1" stop-color="#c08a5a"/></linearGradient><rect width="100%" height="100%" fill="url(#light)"/><rect y="70%" width="100%" height="30%" fill="#7a5a3c"/><circle cx="20%" cy="30%" r="9%" fill="#f4f0e8"/></svg>`,
    ),
  )
    .removeAlpha()
    .png()
    .toBuffer()
}

/** RGB or RGBA bytes of one pixel. */
type Pixel = readonly number[]

export const BLACK: Pixel = [0, 0, 0]
export const WHITE: Pixel = [255, 255, 255]

/** A PNG of pixels given one by one. */
export function painted(
  { width, height }: Size,
  pixelAt: (x: number, y: number) => Pixel,
): Promise<Buffer> {
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => pixelAt(x, y)),
  )
  const channels = rows[0]?.[0]?.length === 4 ? 4 : 3
  return sharp(Uint8Array.from(rows.flat(2)), {
    raw: { width, height, channels },
  })
    .png()
    .toBuffer()
}

/** A mask with a black square in the middle half. */
export function squareMask(size: Size): Promise<Buffer> {
  return painted(size, (x, y) => (inSquare(size, x, y) ? BLACK : WHITE))
}

export const inSquare = ({ width, height }: Size, x: number, y: number) =>
  Math.abs(x + 0.5 - width / 2) < width / 4 &&
  Math.abs(y + 0.5 - height / 2) < height / 4
