import { PNG } from 'pngjs'
import type { Rect } from '../../../plugin/shared/geometry.ts'
import type { Numbered, Pictured } from '../../../plugin/shared/made.ts'
import type {
  Mask,
  Placed,
  Placement,
  Placing,
  Source,
  Target,
} from '../../../plugin/shared/protocol.ts'
import { weigh } from './pictures.ts'
import type { Stage } from './stage.ts'

/**
 * A picture to be found again: one colour, transparent along its edge.
 *
 * @param shade red, 0 to 255: pictures of another shade are other images
 */
export function marker(bounds: Rect, shade = 255): Pictured {
  const png = new PNG({ width: 48, height: 32 })
  for (let y = 4; y < 28; y++)
    for (let x = 4; x < 44; x++)
      png.data.set([shade, 0, 255, 255], 4 * (y * 48 + x))
  const bytes = new Uint8Array(PNG.sync.write(png))
  return { kind: 'patch', bytes, bounds }
}

/** Near the middle, and off the pixel grid. */
export function inside({ x, y, width, height }: Rect): Rect {
  return {
    x: x + width / 2 - 12 + 1.3,
    y: y + height / 2 - 8 - 2.7,
    width: 24,
    height: 16,
  }
}

export type Sourced = Target & { source: Source }

export function isSourced(target: Target | undefined): target is Sourced {
  return target !== undefined && target.source !== null
}

/** What is understood of these layers. */
export async function targetOf(
  stage: Stage,
  ...ids: string[]
): Promise<Sourced> {
  await stage.select(...ids)
  const [target] = (await stage.host.read()).targets[0] ?? []
  if (!isSourced(target)) throw new Error('Nothing was understood')
  return target
}

/** What masks it: some test would be of nothing without. */
export function maskOf({ mask }: Target): Mask {
  if (!mask) throw new Error('Nothing masks it')
  return mask
}

type All = Placing['made']

/** @param from the index of the first among all results of its job */
export function numbered(made: Numbered['made'][], from = 0): All {
  const [first, ...others] = made.map((one, at) => ({
    index: from + at,
    made: one,
  }))
  if (!first) throw new Error('There is nothing to be placed')
  return [first, ...others]
}

export function placingOf(
  target: Sourced,
  fields: Partial<Placing> = {},
): Placing {
  return {
    press: null,
    target,
    how: target.source.placements[0]!,
    show: true,
    made: numbered([marker(inside(target.source.bounds))]),
    title: 'a red door',
    record: '{"prompt":"a red door"}',
    earlier: [],
    recovered: false,
    ...fields,
  }
}

/** Where results lie by now, as those that are placed next are told of them. */
export function earlierOf({ refs }: Placed, from = 0): Placing['earlier'] {
  return refs.map((ref, at) => ({ index: from + at, ...ref }))
}

/** Places a marker into what is understood of these layers. */
export async function placed(
  stage: Stage,
  ids: string[],
  how?: Placement,
): Promise<Placed & { target: Sourced; nodeId: string; hash: string }> {
  const target = await targetOf(stage, ...ids)
  const fields = how ? { how } : {}
  const done = await stage.host.place(placingOf(target, fields))
  return { ...done, target, ...onlyOf(done) }
}

/** @returns the layer with the first result, and the hash of its image */
export function onlyOf({ refs: [ref] }: Placed) {
  if (!ref?.hash) throw new Error('Nothing that can be found was placed')
  return { nodeId: ref.nodeId, hash: ref.hash }
}

/** Where the marker is in the picture of a layer: its middle on the page. */
export async function findMarker(stage: Stage, id: string) {
  const [{ x, y, width, height }, picture] = await Promise.all([
    stage.box(id),
    stage.picture(id, 4),
  ])
  // Neither white nor blue, nor a mixture with them, counts for more than it is.
  const found = weigh(
    picture,
    ([red, green, , alpha]) =>
      (alpha! / 255) * (Math.min(red!, 255 - green!) / 255),
  )
  const across = width / picture.width
  const down = height / picture.height
  return {
    x: x + found.x * across,
    y: y + found.y * down,
    area: found.area * across * down,
  }
}
