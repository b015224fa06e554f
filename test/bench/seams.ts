/** How well an answer whose colours strayed is fitted to what is around it. */
import { matchTo } from '../../ui/pixels/match.ts'
import { referenceOf } from '../../ui/pixels/match.ts'
import { masksOf } from '../../ui/pixels/mask.ts'
import { drifted, drifts, type DriftName } from './drifts.ts'
import { painted, type Kind } from './pictures.ts'
import { meanDifference, seam, type Pixels } from './quality.ts'
import { run } from './steps.ts'

/** The answer as it came, by one mean and deviation, by the membrane. */
export const ways = ['naive', 'old', 'new'] as const
export type Way = (typeof ways)[number]

export interface Fitted {
  /** 1 is none: `seam` of `quality.ts`. */
  seam: number
  /** Levels by which what is laid over is off the original, on average. */
  off: number
}

/** What is masked of a square, whose sides are 1; a hard edge hides nothing. */
export const shapes = {
  'a disc': (x, y) => Math.hypot(x - 0.5, y - 0.5) < 0.24,
  'at the edge': (x, y) => Math.abs(x - 0.9) < 0.18 && Math.abs(y - 0.46) < 0.2,
  'a strip': (_x, y) => Math.abs(y - 0.43) < 0.02,
  'one half': (x) => x > 0.47,
  'nearly all': (x, y) => Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5)) < 0.45,
} satisfies Record<string, (x: number, y: number) => boolean>

export type ShapeName = keyof typeof shapes

export interface Scene {
  kind: Kind
  shape: ShapeName
  drift: DriftName
  /** Of the picture, pixels. */
  side: number
}

/** A service that changes nothing but colours, and what is made of its answer. */
export function fitted({
  kind,
  shape,
  drift,
  side,
}: Scene): Record<Way, Fitted> {
  const size = { width: side, height: side }
  const original = { ...size, data: new Uint8ClampedArray(painted(kind, size)) }
  const coverage = Uint8Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [(at % side) + 0.5, Math.floor(at / side) + 0.5]
    return shapes[shape](x / side, y / side) ? 255 : 0
  })
  const inside = { x: 0, y: 0, ...size }
  const hard = { feather: 0, grow: 0 } as const
  const { send, composite } = run(masksOf(coverage, size, inside, hard))
  const answer = drifted(original, drifts[drift])
  const reference = run(referenceOf(original, send))
  if (!reference) throw new Error('There is a ring')
  const { mean, deviation } = reference
  const of = { naive: null, old: { mean, deviation }, new: reference }
  const measured = (way: Way): Fitted => {
    const raster = { ...size, data: new Uint8ClampedArray(answer.data) }
    const by = of[way]
    if (by) run(matchTo(by, raster, composite, send))
    const after = laidOver(original, raster, composite)
    return {
      seam: seam(original, after, composite) ?? 1,
      off: meanDifference(original, after, composite),
    }
  }
  return {
    naive: measured('naive'),
    old: measured('old'),
    new: measured('new'),
  }
}

/** Without a feather what is laid over is all or nothing. */
function laidOver(
  original: Pixels,
  answer: Pixels,
  composite: Uint8Array,
): Pixels {
  const data = new Uint8ClampedArray(original.data)
  composite.forEach((covered, pixel) => {
    if (covered > 0)
      data.set(answer.data.subarray(4 * pixel, 4 * pixel + 4), 4 * pixel)
  })
  return { ...original, data }
}
