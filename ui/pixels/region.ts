import {
  area,
  bottom,
  contains,
  grown,
  intersection,
  right,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import { softnessOf, type SoftnessChoice } from './softness.ts'

export type Context = 'tight' | 'balanced' | 'whole'

/** What is sent, and at which scale it is exported. */
export interface Region {
  /** Pixels per canvas unit at which the whole source is exported. */
  scale: number
  /** Of the request: one of the listed sizes, and the window's own. */
  size: Size
  /** Whole pixels of the export; may reach outside of it. */
  window: Rect
  /** The window in canvas units, relative to the source's top left. */
  rect: Rect
}

/** What Figma can export at most, in pixels of the whole picture. */
export interface ExportLimits {
  maxSide: number
  maxArea: number
}

export interface RegionRequest {
  /** Canvas units. */
  source: Size
  /** Canvas units from the source's top left; null is all of it. */
  mask: Rect | null
  context: Context
  /** The size in which a model gives back what it was given. */
  fit: (wanted: Size) => Size
  /**
   * Pixels to a canvas unit of the source's own picture, for a model that keeps
   * them; null for one that has sizes of its own.
   */
  density: number | null
  limits: ExportLimits
  softness?: SoftnessChoice
}

/** Surroundings at one pixel per canvas unit, as Krita's plugin has them. */
const contexts = {
  tight: {
    least: 256,
    padding: (_source: Size, mask: Size) =>
      Math.max(32, (mask.width + mask.height) / 16),
  },
  balanced: {
    least: 512,
    padding: (source: Size, mask: Size) =>
      Math.max(
        Math.max(source.width, source.height) / 16,
        (mask.width + mask.height) / 4,
      ),
  },
}

/** Softness widens the region, which changes the scale softness is measured at. */
const rounds = 16

/**
 * Nothing is resampled: the scale is such that the region is exactly a size
 * that the model keeps. Where the limits forbid that scale the region grows;
 * where a model keeps any size, less is sent around the mask before a pixel of
 * the source's own is given up.
 */
export function chooseRegion(request: RegionRequest): Region {
  const { source, mask, context } = request
  const whole = { x: 0, y: 0, ...source }
  const focus = mask && intersection(mask, whole)
  if (!focus || context === 'whole') return cut(whole, request)

  const diagonal = Math.hypot(focus.width, focus.height)
  const softnessAt = (scale: number) => {
    const { feather, grow } = softnessOf(diagonal * scale, request.softness)
    return { feather: feather / scale, grow: grow / scale }
  }
  const reach = (by: number) => intersection(grown(focus, by), whole) ?? focus
  let scale = request.density ?? 1
  for (let round = 0; ; round++) {
    const { grow, feather } = softnessAt(scale)
    const wanted = surroundings(reach(grow + feather), source, context)
    // A window starts at a whole pixel.
    const region = closest(wanted, reach(grow + 1 / scale), request)
    const edited = reach(softnessAt(region.scale).grow)
    // Half a pixel, for the same reason.
    if (contains(grown(region.rect, 0.5 / region.scale), edited)) return region
    if (round === rounds) return cut(whole, request)
    scale = region.scale
  }
}

/** Pixels of an export; Figma rounds to whole ones. */
export function exportSize(source: Size, scale: number): Size {
  return {
    width: Math.max(1, Math.round(source.width * scale)),
    height: Math.max(1, Math.round(source.height * scale)),
  }
}

function surroundings(
  focus: Rect,
  source: Size,
  context: 'tight' | 'balanced',
): Rect {
  const { least, padding } = contexts[context]
  const { width, height } = focus
  const all = padding(source, focus)
  // The longer side needs less around it: squarish crops know more.
  const less = (excess: number) =>
    excess > 0 ? Math.max(all / 4, all - excess / 2) : all
  return around(
    focus,
    Math.min(source.width, Math.max(least, width + 2 * less(width - height))),
    Math.min(source.height, Math.max(least, height + 2 * less(height - width))),
  )
}

/** How many steps there are between what is wanted and what is needed. */
const steps = 8

/** The largest region around `needed` that keeps the source's own pixels, or all of `wanted`. */
function closest(wanted: Rect, needed: Rect, request: RegionRequest): Region {
  const { source, density, limits } = request
  const all = cut(wanted, request)
  const finest = Math.min(density ?? 0, largestScale(source, limits))
  if (all.scale >= finest) return all
  for (let step = 1; step <= steps; step++) {
    const region = cut(between(wanted, needed, step / steps), request)
    if (region.scale >= finest) return region
  }
  return all
}

/** @param share of the way from the outer to the inner rectangle */
function between(outer: Rect, inner: Rect, share: number): Rect {
  const mix = (a: number, b: number) => a + (b - a) * share
  const x = mix(outer.x, inner.x)
  const y = mix(outer.y, inner.y)
  return {
    x,
    y,
    width: mix(right(outer), right(inner)) - x,
    height: mix(bottom(outer), bottom(inner)) - y,
  }
}

/** The window around `wanted`, of a size that the model keeps. */
function cut(
  wanted: Rect,
  { source, fit, density, limits }: RegionRequest,
): Region {
  // A listed size is found by its ratio, of which whole units know too little.
  const asked = density === null ? wanted : exportSize(wanted, density)
  const size = fit(asked)
  const exact = Math.min(size.width / wanted.width, size.height / wanted.height)
  // A size of whole pixels is no reason to resample the source's own.
  const isKept = size.width === asked.width && size.height === asked.height
  const wished = density !== null && isKept ? density : exact
  const scale = Math.min(wished, largestScale(source, limits))
  const whole = exportSize(source, scale)
  const center = {
    x: (wanted.x + wanted.width / 2) * scale,
    y: (wanted.y + wanted.height / 2) * scale,
  }
  const window = {
    x: shiftedInside(center.x - size.width / 2, size.width, whole.width),
    y: shiftedInside(center.y - size.height / 2, size.height, whole.height),
    ...size,
  }
  const rect = {
    x: window.x / scale,
    y: window.y / scale,
    width: size.width / scale,
    height: size.height / scale,
  }
  return { scale, size, window, rect }
}

/** Pixels per canvas unit at which the whole source can just be exported. */
export function largestScale(
  source: Size,
  { maxSide, maxArea }: ExportLimits,
): number {
  let scale = Math.min(
    maxSide / source.width,
    maxSide / source.height,
    Math.sqrt(maxArea / area(source)),
  )
  // Rounding to whole pixels may go over the area by a row or a column.
  while (area(exportSize(source, scale)) > maxArea) scale *= 0.999
  return scale
}

/** Shifted rather than cut; centred where it is longer than the picture. */
function shiftedInside(start: number, length: number, picture: number) {
  if (length >= picture) return Math.floor((picture - length) / 2)
  return Math.max(0, Math.min(picture - length, Math.round(start)))
}

/** A rectangle of this size about the same centre. */
function around(rect: Rect, width: number, height: number): Rect {
  return {
    x: (rect.x + right(rect) - width) / 2,
    y: (rect.y + bottom(rect) - height) / 2,
    width,
    height,
  }
}
