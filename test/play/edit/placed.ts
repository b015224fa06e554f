/** Where results lie on the picture. */
import sharp from 'sharp'
import type { LayerData } from '../../figma/document/model.ts'
import { keptJobs } from '../../kept-jobs.ts'

export interface Placed {
  layer: string
  visible: boolean
  /** Pixels of the picture: where the patch lies. */
  x: number
  y: number
  width: number
  height: number
}

/** Where the frame's result fills lie, by the inverse of their transforms. */
export function placements(frame: LayerData): Placed[] {
  const carriers = [
    { layer: frame, x: 0, y: 0 },
    ...frame.children.map((layer) => ({
      layer,
      x: layer.transform[0][2],
      y: layer.transform[1][2],
    })),
  ].filter(({ layer }) => keptJobs(layer.pluginData).length)
  return carriers.flatMap(({ layer, x, y }) =>
    layer.fills.flatMap((fill) => {
      if (fill.type !== 'IMAGE' || fill.scaleMode !== 'CROP') return []
      const [[sx, , tx], [, sy, ty]] = fill.imageTransform!
      return [
        {
          layer: layer.name,
          visible: fill.visible !== false,
          x: x - (tx / sx) * layer.width,
          y: y - (ty / sy) * layer.height,
          width: layer.width / sx,
          height: layer.height / sy,
        },
      ]
    }),
  )
}

/**
 * Above 0 for every pixel of the picture that a patch reaches.
 *
 * @param margin pixels beside it: a smooth enlargement or reduction may reach
 *   one more
 */
export async function touchedBy(
  results: readonly Buffer[],
  placed: readonly Placed[],
  { width, height }: { width: number; height: number },
  margin: number,
): Promise<Uint8Array> {
  const touched = new Uint8Array(width * height)
  for (const [at, result] of results.entries()) {
    const place = placed[at]
    if (!place) continue
    const patch = sharp(result).ensureAlpha().extractChannel('alpha')
    const { data, info } = await patch
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
