/** Figma's pictures: of one layer, as an export shows it, and of a page. */
import { multiply, scaling, translation } from '../document/geometry.ts'
import type { Box, Extent } from '../document/geometry.ts'
import type {
  DocumentData,
  LayerData,
  Matrix,
  PageData,
} from '../document/model.ts'
import { cssColor } from './color.ts'
import { decodeImages } from './images.ts'
import { clipTo, paintLayer, paintLayers } from './layer.ts'
import { createSurface, enterDevice } from './surface.ts'
import type { Pen, Surface } from './surface.ts'

export interface Place {
  /** The outermost first; the page is not one of them. */
  ancestors: readonly LayerData[]
}

export interface RenderSettings {
  /** The part of the page to picture, canvas units. */
  region: Box
  /** Of the picture, whole pixels; scales each axis by itself. */
  size: Extent
  /** The layer alone, or all that lies on the page in the region. */
  contentsOnly: boolean
  /** Whether the frames around the layer cut it off. */
  clip: boolean
  colorProfile: 'DOCUMENT' | 'SRGB' | 'DISPLAY_P3_V4'
}

/**
 * RGBA, straight alpha, `size.width` × `size.height`. Equal data give equal
 * bytes. A layer alone keeps its own opacity and blending but none of its
 * ancestors'; the page's background is never part of it (both ASSUMED).
 */
export async function renderLayer(
  document: DocumentData,
  layer: LayerData,
  { ancestors }: Place,
  settings: RenderSettings,
): Promise<ImageData> {
  const root = ancestors[0] ?? layer
  const page = document.pages.find(({ children }) => children.includes(root))
  if (!settings.contentsOnly && page) {
    return renderRegion(document, page, settings)
  }
  await decodeImages(document, [layer])
  return pictured(document, settings, (target, toDevice) => {
    const parent = placeIn(target, ancestors, toDevice, settings.clip)
    paintLayer(document, target, layer, multiply(parent, layer.transform))
  })
}

/** All that lies in a region of a page, as `renderLayer` gives a layer. */
export async function renderRegion(
  document: DocumentData,
  page: PageData,
  settings: Omit<RenderSettings, 'contentsOnly' | 'clip'>,
): Promise<ImageData> {
  await decodeImages(document, page.children)
  return pictured(document, settings, (target, toDevice) => {
    paintLayers(document, target, page.children, toDevice)
  })
}

function pictured(
  document: DocumentData,
  { size, region, colorProfile }: Omit<RenderSettings, 'contentsOnly' | 'clip'>,
  paint: (target: Surface, toDevice: Matrix) => void,
): ImageData {
  const own = colorSpaceOf(document)
  const target = createSurface({ x: 0, y: 0, ...size }, own)
  const toDevice = multiply(
    scaling(size.width / region.width, size.height / region.height),
    translation(-region.x, -region.y),
  )
  paint(target, toDevice)
  return target.pen.getImageData(0, 0, size.width, size.height, {
    colorSpace: profiles[colorProfile] ?? own,
  })
}

const profiles: Record<
  RenderSettings['colorProfile'],
  PredefinedColorSpace | null
> = { DOCUMENT: null, SRGB: 'srgb', DISPLAY_P3_V4: 'display-p3' }

export const colorProfileOf = ({ conditions, colorProfile }: DocumentData) =>
  conditions?.colorProfile ?? colorProfile

const colorSpaceOf = (document: DocumentData): PredefinedColorSpace =>
  colorProfileOf(document) === 'DISPLAY_P3' ? 'display-p3' : 'srgb'

/** The innermost ancestor's space to device pixels, and its clip if wanted. */
function placeIn(
  target: Surface,
  ancestors: readonly LayerData[],
  toDevice: Matrix,
  clip: boolean,
): Matrix {
  let matrix = toDevice
  for (const ancestor of ancestors) {
    matrix = multiply(matrix, ancestor.transform)
    if (clip && ancestor.clipsContent) clipTo(target, ancestor, matrix)
  }
  return matrix
}

export interface PageView {
  /** The point of the page at the target's upper left, canvas units. */
  x: number
  y: number
  /** CSS pixels per canvas unit. */
  zoom: number
  /** Device pixels per CSS pixel. */
  pixelRatio: number
  /** Of the target, CSS pixels. */
  size: Extent
}

/**
 * Paints what `view` shows of a page at once, with the images decoded so far.
 * Null when all of them were; else a promise after which to paint again.
 */
export function renderPage(
  document: DocumentData,
  page: PageData,
  pen: Pen,
  view: PageView,
): Promise<void> | null {
  const { zoom, pixelRatio, size } = view
  const scale = zoom * pixelRatio
  const target: Surface = {
    pen,
    box: {
      x: 0,
      y: 0,
      width: Math.round(size.width * pixelRatio),
      height: Math.round(size.height * pixelRatio),
    },
    colorSpace: colorSpaceOf(document),
  }
  const pending = decodeImages(document, page.children)
  pen.save()
  paintBackground(target, page)
  const toDevice = multiply(
    scaling(scale, scale),
    translation(-view.x, -view.y),
  )
  paintLayers(document, target, page.children, toDevice)
  pen.restore()
  return pending
}

function paintBackground(target: Surface, { backgrounds }: PageData): void {
  const { pen, box } = target
  enterDevice(target)
  pen.clearRect(0, 0, box.width, box.height)
  for (const paint of backgrounds)
    if (paint.type === 'SOLID' && paint.visible !== false) {
      const { color, opacity } = paint
      pen.fillStyle = cssColor(color, opacity ?? 1, target.colorSpace)
      pen.fillRect(0, 0, box.width, box.height)
    }
}

/** Exactly the bytes of a picture that `renderLayer` gave. */
export function encodePng(image: ImageData): Promise<Uint8Array> {
  return encode(image, 'image/png')
}

/** On white, as JPEG has no alpha. */
export function toJpeg(image: ImageData): Promise<Uint8Array> {
  return encode(image, 'image/jpeg')
}

async function encode(
  image: ImageData,
  type: 'image/png' | 'image/jpeg',
): Promise<Uint8Array> {
  const { width, height, colorSpace } = image
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d', { willReadFrequently: true, colorSpace })
  if (!pen) throw new Error('This browser has no 2D canvas')
  pen.putImageData(image, 0, 0)
  if (type === 'image/jpeg') {
    pen.globalCompositeOperation = 'destination-over'
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
  }
  // Figma's own JPEG quality is not published.
  const file = await canvas.convertToBlob({ type, quality: 0.92 })
  return new Uint8Array(await file.arrayBuffer())
}
