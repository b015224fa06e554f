/** `exportAsync`: settings checked, bounds and pixels worked out. */
import * as v from 'valibot'
import {
  absoluteBoundingBox,
  absoluteRenderBounds,
} from '../document/bounds.ts'
import { Bare } from '../sandbox/hosted.ts'
import { encodePng, renderLayer, toJpeg } from '../render/render.ts'
import { frameOf } from './export-frame.ts'
import type { LayerNow } from './trait.ts'
import { checked, within } from './words.ts'

const image = {
  contentsOnly: v.optional(v.boolean(), true),
  useAbsoluteBounds: v.optional(v.boolean(), false),
  suffix: v.optional(v.string()),
  colorProfile: v.optional(
    v.picklist(['DOCUMENT', 'SRGB', 'DISPLAY_P3_V4']),
    'DOCUMENT',
  ),
  constraint: v.optional(
    v.strictObject({
      type: v.picklist(['SCALE', 'WIDTH', 'HEIGHT']),
      value: within(Number.MIN_VALUE, Number.MAX_VALUE),
    }),
    { type: 'SCALE', value: 1 },
  ),
}

const settingsSchema = v.variant('format', [
  v.strictObject({ format: v.literal('PNG'), ...image }),
  v.strictObject({ format: v.literal('JPG'), ...image }),
])

/** Figma rejects exports with bare strings, not with errors. */
const nothingVisible =
  'Failed to export node. This node may not have any visible layers.'
const failed = 'Failed to export node'

export async function exportLayer(
  node: LayerNow,
  given: unknown,
): Promise<Uint8Array> {
  const settings = checked(
    'settings',
    settingsSchema,
    given ?? { format: 'PNG' },
  )
  const { run, place } = node
  const visible = absoluteRenderBounds(place)
  if (!visible) throw new Bare(nothingVisible)
  const bounds = settings.useAbsoluteBounds
    ? absoluteBoundingBox(place)
    : visible
  const { region, size } = frameOf(
    bounds,
    settings.constraint,
    run.conditions.exportSnapsOutward && !settings.useAbsoluteBounds,
  )
  try {
    await delay(run.conditions.exportDelayMs)
    const now = run.document.find(node.id)
    if (!now || run.conditions.exportFails !== null) throw new Error(failed)
    const pixels = await renderLayer(run.document.data, now.layer, now, {
      region,
      size,
      contentsOnly: settings.contentsOnly,
      clip: !settings.useAbsoluteBounds,
      colorProfile: settings.colorProfile,
    })
    return await (settings.format === 'PNG'
      ? encodePng(pixels)
      : toJpeg(pixels))
  } catch (error) {
    if (error instanceof Error && error.message !== failed) console.error(error)
    throw new Bare(run.conditions.exportFails ?? failed)
  }
}

const delay = (ms: number) =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined
