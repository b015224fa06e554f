/** `exportAsync`: settings checked, bounds and pixels worked out. */
import * as v from 'valibot'
import {
  absoluteBoundingBox,
  absoluteRenderBounds,
} from '../document/bounds.ts'
import type { Box, Extent } from '../document/geometry.ts'
import { Bare } from '../sandbox/hosted.ts'
import { encodePng, renderLayer, toJpeg } from '../render/render.ts'
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
type Settings = v.InferOutput<typeof settingsSchema>

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

/** What part of the page becomes how many pixels. */
export function frameOf(
  bounds: Box,
  { type, value }: Settings['constraint'],
  snapsOutward: boolean,
): { region: Box; size: Extent } {
  if (type === 'SCALE' && snapsOutward) {
    const x = Math.floor(bounds.x * value)
    const y = Math.floor(bounds.y * value)
    const width = Math.ceil((bounds.x + bounds.width) * value) - x
    const height = Math.ceil((bounds.y + bounds.height) * value) - y
    const region = {
      x: x / value,
      y: y / value,
      width: width / value,
      height: height / value,
    }
    return { region, size: { width, height } }
  }
  const scale =
    type === 'WIDTH'
      ? value / bounds.width
      : type === 'HEIGHT'
        ? value / bounds.height
        : value
  const pixels = (side: number) => Math.max(1, Math.round(side * scale))
  return {
    region: bounds,
    size: { width: pixels(bounds.width), height: pixels(bounds.height) },
  }
}

const delay = (ms: number) =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined
