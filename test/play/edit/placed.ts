/** Where results lie in the document. */
import sharp from 'sharp'
import type { LayerData } from '../../figma/document/model.ts'
import { keptJobs, type KeptJob } from '../../kept-jobs.ts'

/** A result, and what of it the file keeps. */
export interface Carried {
  hash: string
  /** Its place among all of its job. */
  index: number
  /** Of the layer that carries it, and of that or what it lies in on the page. */
  layer: string
  rootId: string
  visible: boolean
  /** Pixels of what is exported of the root: where the picture lies. */
  x: number
  y: number
  width: number
  height: number
  /** What was sent; null where that was no window. */
  region: KeptJob['record']['region']
}

/** @param layers of the page */
export function carriedIn(layers: readonly LayerData[]): Carried[] {
  return layers.flatMap((root) => within(root, root, { x: 0, y: 0 }))
}

function within(
  root: LayerData,
  layer: LayerData,
  at: { x: number; y: number },
): Carried[] {
  const own = keptJobs(layer.pluginData).flatMap((job) =>
    job.results.flatMap(({ index, hash }) => {
      const fill = layer.fills.find(
        (one) => one.type === 'IMAGE' && (!hash || one.imageHash === hash),
      )
      if (fill?.type !== 'IMAGE' || !fill.imageHash) return []
      return [
        {
          hash: fill.imageHash,
          index,
          layer: layer.name,
          rootId: root.id,
          visible: fill.visible !== false,
          ...rectOf(fill, layer, at),
          region: job.record.region,
        },
      ]
    }),
  )
  const children = layer.children.flatMap((child) =>
    within(root, child, {
      x: at.x + child.transform[0][2],
      y: at.y + child.transform[1][2],
    }),
  )
  return [...own, ...children]
}

/** By the inverse of the fill's transform: it turns nothing. */
function rectOf(
  { scaleMode, imageTransform }: ImagePaint,
  { width, height }: LayerData,
  { x, y }: { x: number; y: number },
) {
  if (scaleMode !== 'CROP' || !imageTransform) return { x, y, width, height }
  const [[sx, , tx], [, sy, ty]] = imageTransform
  return {
    x: x - (tx / sx) * width,
    y: y - (ty / sy) * height,
    width: width / sx,
    height: height / sy,
  }
}

/**
 * Above 0 for every pixel of the picture that a patch reaches.
 *
 * @param margin pixels beside it: a smooth enlargement or reduction may reach
 *   one more
 */
export async function touchedBy(
  carried: readonly Carried[],
  images: ReadonlyMap<string, Buffer>,
  { width, height }: { width: number; height: number },
  margin: number,
): Promise<Uint8Array> {
  const touched = new Uint8Array(width * height)
  for (const place of carried) {
    const patch = sharp(images.get(place.hash)).ensureAlpha()
    const { data, info } = await patch
      .extractChannel('alpha')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const sx = place.width / info.width
    const sy = place.height / info.height
    for (let py = 0; py < info.height; py++)
      for (let px = 0; px < info.width; px++) {
        if (!data[py * info.width + px]) continue
        const left = Math.floor(place.x + px * sx) - margin
        const right = Math.ceil(place.x + (px + 1) * sx) - 1 + margin
        const top = Math.floor(place.y + py * sy) - margin
        const bottom = Math.ceil(place.y + (py + 1) * sy) - 1 + margin
        for (let y = Math.max(0, top); y <= Math.min(height - 1, bottom); y++)
          touched.fill(
            1,
            y * width + Math.max(0, left),
            y * width + Math.min(width - 1, right) + 1,
          )
      }
  }
  return touched
}
