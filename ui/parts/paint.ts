import type { Point, Rect, Size } from '../../plugin/shared/geometry.ts'
import type { MaskPlane, StrokesRequest } from '../pixels/strokes.ts'

/** A stroke of the brush, wherever the preview is shown and however large. */
export interface Stroke {
  /** Shares of the source's width and height. */
  points: Point[]
  /** Share of the source's longer side. */
  radius: number
  /** 0 to 1: the share of the radius within which all is covered. */
  hardness: number
  erase: boolean
}

/** The longer side of a painted mask, in pixels: as fine as what is sent. */
const paintedSide = 2048

function pixelsPerUnit({ width, height }: Size): number {
  return paintedSide / Math.max(width, height)
}

/** Of a source to be painted on, pixels per canvas unit: no more than it shows. */
export function closeScale(source: Size): number {
  return Math.min(4, pixelsPerUnit(source))
}

/**
 * @param under what is painted on
 * @param source canvas units
 */
export function scaledStrokes(
  strokes: readonly Stroke[],
  under: MaskPlane | null,
  source: Size,
): StrokesRequest {
  const scale = pixelsPerUnit(source)
  const width = Math.max(1, Math.round(source.width * scale))
  const height = Math.max(1, Math.round(source.height * scale))
  return {
    under,
    size: { width, height },
    strokes: strokes.map((stroke) => ({
      ...stroke,
      points: stroke.points.map(({ x, y }) => ({
        x: x * width,
        y: y * height,
      })),
      radius: stroke.radius * paintedSide,
    })),
  }
}

/**
 * @param rect pixels of what was painted
 * @param source on the page, canvas units
 */
export function onCanvas(rect: Rect, source: Rect): Rect {
  const scale = pixelsPerUnit(source)
  return {
    x: source.x + rect.x / scale,
    y: source.y + rect.y / scale,
    width: rect.width / scale,
    height: rect.height / scale,
  }
}
