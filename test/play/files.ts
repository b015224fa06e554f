/** Documents as files, and pictures of layers. */
import * as v from 'valibot'
import {
  absoluteBoundingBox,
  absoluteRenderBounds,
} from '../figma/document/bounds.ts'
import type { FigmaDocument } from '../figma/document/document.ts'
import type { DocumentData, PageData } from '../figma/document/model.ts'
import { encodePng, renderLayer } from '../figma/render/render.ts'

/** What the layer shows, as PNG; `scale` is pixels per canvas unit. */
export async function exportPng(
  document: FigmaDocument,
  id: string,
  scale = 1,
): Promise<Uint8Array> {
  const place = document.find(id)
  if (!place) throw new Error('There is no such layer')
  const region = absoluteRenderBounds(place) ?? absoluteBoundingBox(place)
  const pixels = (side: number) => Math.max(1, Math.round(side * scale))
  const image = await renderLayer(document.data, place.layer, place, {
    region,
    size: { width: pixels(region.width), height: pixels(region.height) },
    contentsOnly: true,
    clip: true,
    colorProfile: 'DOCUMENT',
  })
  return encodePng(image)
}

export function download(name: string, type: string, parts: BlobPart[]): void {
  const link = window.document.createElement('a')
  link.href = URL.createObjectURL(new Blob(parts, { type }))
  link.download = name
  link.click()
  // The browser reads the address in a later turn.
  setTimeout(() => {
    URL.revokeObjectURL(link.href)
  }, 60_000)
}

const layer: v.GenericSchema = v.looseObject({
  id: v.string(),
  type: v.string(),
  name: v.string(),
  transform: v.array(v.array(v.number())),
  fills: v.array(v.looseObject({ type: v.string() })),
  children: v.array(v.lazy(() => layer)),
})

const file = v.object({
  format: v.literal('repaint-playground-1'),
  name: v.string(),
  colorProfile: v.picklist(['LEGACY', 'SRGB', 'DISPLAY_P3']),
  pages: v.pipe(
    v.array(
      v.looseObject({
        id: v.string(),
        name: v.string(),
        children: v.array(layer),
      }),
    ),
    v.minLength(1),
  ),
  images: v.record(v.string(), v.string()),
})

export async function writeDocument(data: DocumentData): Promise<string> {
  const images: Record<string, string> = {}
  for (const [hash, bytes] of data.images) images[hash] = await base64Of(bytes)
  const { name, colorProfile, pages } = data
  const written: v.InferInput<typeof file> = {
    format: 'repaint-playground-1',
    name,
    colorProfile,
    pages: pages as unknown as v.InferInput<typeof file>['pages'],
    images,
  }
  return JSON.stringify(written)
}

/** Throws an Error in a sentence for a file that is not a document. */
export function readDocument(text: string): DocumentData {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), file), text)
  if (!read.success)
    throw new Error('This file is not a document saved from here.')
  const { images, pages, ...rest } = read.output
  return {
    ...rest,
    // Checked as far as opening needs; the rest is as it was written.
    pages: pages as unknown as PageData[],
    images: new Map(
      Object.entries(images).map(([hash, text]) => [hash, bytesOf(text)]),
    ),
  }
}

async function base64Of(bytes: Uint8Array): Promise<string> {
  const reader = new FileReader()
  const read = new Promise<string>((resolve) => {
    reader.onload = () => {
      resolve(reader.result as string)
    }
  })
  reader.readAsDataURL(new Blob([new Uint8Array(bytes)]))
  return (await read).split(',')[1] ?? ''
}

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
