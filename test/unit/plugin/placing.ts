import { PNG } from 'pngjs'
import type { Rect } from '../../../plugin/shared/geometry.ts'
import type {
  InsertAs,
  Inserted,
  Insertion,
  Patch,
  Target,
} from '../../../plugin/shared/protocol.ts'
import { weigh } from './pictures.ts'
import type { Stage } from './stage.ts'

/**
 * A picture to be found again: one colour, transparent along its edge.
 *
 * @param shade red, 0 to 255: pictures of another shade are other images
 */
export function marker(bounds: Rect, shade = 255): Patch {
  const png = new PNG({ width: 48, height: 32 })
  for (let y = 4; y < 28; y++)
    for (let x = 4; x < 44; x++)
      png.data.set([shade, 0, 255, 255], 4 * (y * 48 + x))
  return { png: new Uint8Array(PNG.sync.write(png)), bounds }
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

/** What is understood of these layers. */
export async function targetOf(
  stage: Stage,
  ...ids: string[]
): Promise<Target> {
  await stage.select(...ids)
  const [target] = (await stage.host.read()).targets
  if (!target) throw new Error('Nothing was understood')
  return target
}

export function insertionOf(
  target: Target,
  fields: Partial<Insertion> = {},
): Insertion {
  return {
    target,
    as: target.source.insertAs,
    patches: [marker(inside(target.source.bounds))],
    title: 'a red door',
    record: '{"prompt":"a red door"}',
    into: null,
    recovered: false,
    ...fields,
  }
}

/** Inserts a marker into what is understood of these layers. */
export async function inserted(
  stage: Stage,
  ids: string[],
  as?: InsertAs,
): Promise<Inserted & { target: Target }> {
  const target = await targetOf(stage, ...ids)
  const fields = as ? { as } : {}
  const done = await stage.host.insert(insertionOf(target, fields))
  return { ...done, target }
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
