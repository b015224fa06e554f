/** What the render tests call in the browser. Bytes cross as base64. */
import type { PaintConditions } from '../../figma/conditions.ts'
import { newDocument, newPage } from '../../figma/document/create.ts'
import type { DocumentData, LayerData } from '../../figma/document/model.ts'
import { loadFonts } from '../../figma/render/fonts.ts'
import {
  encodePng,
  renderLayer,
  renderPage,
  toJpeg,
} from '../../figma/render/render.ts'
import type { PageView, RenderSettings } from '../../figma/render/render.ts'

export interface Scene {
  layer: LayerData
  ancestors?: LayerData[]
  /** Files by hash. */
  images?: Record<string, string>
  colorProfile?: DocumentData['colorProfile']
  conditions?: PaintConditions
}

export interface Picture {
  width: number
  height: number
  pixels: string
  colorSpace: string
}

function documentOf(scene: Scene): DocumentData {
  const root = scene.ancestors?.[0] ?? scene.layer
  const document = newDocument('Test', [newPage('0:1', 'Page', [root])])
  const images = Object.entries(scene.images ?? {})
  for (const [hash, file] of images) document.images.set(hash, bytesOf(file))
  return {
    ...document,
    colorProfile: scene.colorProfile ?? 'SRGB',
    ...(scene.conditions ? { conditions: scene.conditions } : {}),
  }
}

const draw = (scene: Scene, settings: RenderSettings) =>
  renderLayer(
    documentOf(scene),
    scene.layer,
    { ancestors: scene.ancestors ?? [] },
    settings,
  )

const calls = {
  loadFonts,

  async picture(scene: Scene, settings: RenderSettings): Promise<Picture> {
    const { width, height, data, colorSpace } = await draw(scene, settings)
    return { width, height, pixels: base64(data), colorSpace }
  },

  async file(
    scene: Scene,
    settings: RenderSettings,
    format: 'png' | 'jpeg',
  ): Promise<string> {
    const image = await draw(scene, settings)
    return base64(await (format === 'png' ? encodePng : toJpeg)(image))
  },

  async page(scene: Scene, view: PageView): Promise<Picture> {
    const document = documentOf(scene)
    const width = Math.round(view.size.width * view.pixelRatio)
    const height = Math.round(view.size.height * view.pixelRatio)
    const pen = new OffscreenCanvas(width, height).getContext('2d')
    const [page] = document.pages
    if (!pen || !page) throw new Error('Nothing to draw')
    await renderPage(document, page, pen, view)
    await renderPage(document, page, pen, view)
    const { data, colorSpace } = pen.getImageData(0, 0, width, height)
    return { width, height, pixels: base64(data), colorSpace }
  },

  /** Milliseconds of each of `count` frames, raster included. */
  async frames(scene: Scene, view: PageView, count: number): Promise<number[]> {
    const document = documentOf(scene)
    const { width, height } = view.size
    const pen = new OffscreenCanvas(width, height).getContext('2d')
    const [page] = document.pages
    if (!pen || !page) throw new Error('Nothing to draw')
    await renderPage(document, page, pen, view)
    return Array.from({ length: count }, (_, frame) => {
      const start = performance.now()
      void renderPage(document, page, pen, { ...view, x: view.x + frame })
      pen.getImageData(0, 0, 1, 1)
      return performance.now() - start
    })
  },
}

export type RenderCalls = typeof calls

Object.assign(globalThis, { calls })

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

function base64(bytes: Uint8Array | Uint8ClampedArray): string {
  let text = ''
  const step = 0x8000
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(text)
}
