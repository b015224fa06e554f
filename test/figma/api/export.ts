/** `exportAsync`: settings checked, bounds and pixels worked out. */
import * as v from 'valibot'
import {
  absoluteBoundingBox,
  absoluteRenderBounds,
} from '../document/bounds.ts'
import type { Box, Extent } from '../document/geometry.ts'
import { unite } from '../document/geometry.ts'
import type { PageData } from '../document/model.ts'
import { Bare } from '../sandbox/hosted.ts'
import {
  encodePng,
  renderLayer,
  renderRegion,
  toJpeg,
} from '../render/render.ts'
import { frameOf } from './export-frame.ts'
import type { Run } from './run.ts'
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
  const settings = read(given)
  const visible = absoluteRenderBounds(node.place)
  if (!visible) throw new Bare(nothingVisible)
  const whole = settings.useAbsoluteBounds
  const bounds = whole ? absoluteBoundingBox(node.place) : visible
  return picture(node.run, node.id, settings, bounds, (frame) => {
    const now = node.run.document.find(node.id)
    if (!now) throw new Error(failed)
    return renderLayer(node.run.document.data, now.layer, now, {
      ...frame,
      contentsOnly: settings.contentsOnly,
      clip: !whole,
      colorProfile: settings.colorProfile,
    })
  })
}

/** All that lies on the page, without its background. */
export async function exportPage(
  run: Run,
  page: PageData,
  given: unknown,
): Promise<Uint8Array> {
  const settings = read(given)
  const boxes = page.children.flatMap(({ id }) => {
    const place = run.document.find(id)
    return (place && absoluteRenderBounds(place)) ?? []
  })
  const bounds = unite(boxes)
  if (!bounds) throw new Bare(nothingVisible)
  return picture(run, page.id, settings, bounds, (frame) =>
    renderRegion(run.document.data, page, {
      ...frame,
      colorProfile: settings.colorProfile,
    }),
  )
}

type Settings = v.InferOutput<typeof settingsSchema>

const read = (given: unknown): Settings =>
  checked('settings', settingsSchema, given ?? { format: 'PNG' })

/** `paint` is called after what happens while an export is under way. */
async function picture(
  { conditions }: Run,
  id: string,
  settings: Settings,
  bounds: Box,
  paint: (frame: { region: Box; size: Extent }) => Promise<ImageData>,
): Promise<Uint8Array> {
  const frame = frameOf(
    bounds,
    settings.constraint,
    conditions.exportSnapsOutward && !settings.useAbsoluteBounds,
  )
  try {
    await delay(conditions.exportDelayMs)
    await conditions.duringExport?.(id)
    if (conditions.exportFails !== null) throw new Error(failed)
    const pixels = await paint(frame)
    return await (settings.format === 'PNG'
      ? encodePng(pixels)
      : toJpeg(pixels))
  } catch (error) {
    if (error instanceof Error && error.message !== failed) console.error(error)
    throw new Bare(conditions.exportFails ?? failed)
  }
}

const delay = (ms: number) =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined
