import { randomFrom } from '../random.ts'
import type { Size } from '../sizes.ts'
import { fillHole } from './fill.ts'
import type { Box } from './hole.ts'
import type { Raster } from './raster.ts'

const heading = ({ width, height }: Size): Box => ({
  left: Math.round(width * 0.1),
  top: Math.round(height * 0.08),
  width: Math.round(width * 0.8),
  height: Math.round(height * 0.12),
})

const body = ({ width, height }: Size): Box => ({
  left: Math.round(width * 0.1),
  top: Math.round(height * 0.82),
  width: Math.round(width * 0.5),
  height: Math.round(height * 0.1),
})

const placed = ({ left, top, width, height }: Box) => ({
  x: left,
  y: top,
  width,
  height,
})

/** The text blocks the stand-in claims to read in any picture: it cannot read. */
export const TEXT_BLOCKS: readonly ((size: Size) => object)[] = [
  (size) => ({
    ...placed(heading(size)),
    text: 'STAND-IN HEADING',
    alignment: 'center',
    formatting: ['bold', 'all_caps'],
    angle: 0,
    font_name: 'Inter',
    font_alternatives: ['Arial', 'Helvetica'],
    font_size: Math.round(size.height * 0.08),
    line_height: 1.1,
    color: '#1A1A2E',
    role: 'heading',
  }),
  // Only what the documents promise: the optional properties are left out.
  (size) => ({
    ...placed(body(size)),
    text: 'Stand-in text,\non two lines.',
    alignment: 'left',
    formatting: [],
    angle: 0,
  }),
]

/** The picture with the places of those blocks filled from around them. */
export function eraseText(image: Raster, seed: number): Raster {
  const data = new Uint8Array(image.width * image.height)
  for (const { left, top, width, height } of [heading(image), body(image)])
    for (let y = top; y < top + height; y += 1)
      data.fill(255, y * image.width + left, y * image.width + left + width)
  const hole = { width: image.width, height: image.height, data }
  return fillHole(image, hole, randomFrom(seed))
}
