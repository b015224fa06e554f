import type { Shown } from '../figma/api/notify.ts'
import { absoluteBoundingBox } from '../figma/document/bounds.ts'
import { newDocument, newLayer } from '../figma/document/create.ts'
import type { LayerData, LayerType } from '../figma/document/model.ts'
import { createFigma, type Figma } from '../figma/figma.ts'
import { loadFonts } from '../figma/render/fonts.ts'
import { encodePng, renderLayer } from '../figma/render/render.ts'
import type { Strictness } from '../figma/window/policy.ts'

/** What the server of the stage hands to its page. */
export interface StageFiles {
  manifest: unknown
  code: string
  ui: string
  storage: Record<string, unknown>
  csp: Strictness
  theme: 'light' | 'dark'
}

/** A simulated Figma without tools around it, for tests to play on. */
export interface StagePage {
  figma: Figma
  storage: Map<string, unknown>
  notices: string[]
  /** The notices that are on the screen. */
  shown: Set<Shown>
  errors: string[]
  /** Adds a layer and gives its id; `parent` is the open page unless said. */
  add: (
    type: LayerType,
    fields: Partial<Omit<LayerData, 'id' | 'type'>>,
    parent?: string,
  ) => string
  /** An image fill of the picture, which is PNG or JPEG as base64. */
  imagePaint: (base64: string) => ImagePaint
  /** As a designer would export it, at `scale` px a canvas unit: base64. */
  exportPng: (id: string, scale?: number) => Promise<string>
}

declare global {
  interface Window {
    stage: StagePage
    stageReady: Promise<void>
  }
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

async function base64Of(bytes: Uint8Array): Promise<string> {
  const reader = new FileReader()
  await new Promise((resolve) => {
    reader.onload = resolve
    reader.readAsDataURL(new Blob([bytes as BlobPart]))
  })
  return (reader.result as string).split(',')[1]!
}

async function open(): Promise<void> {
  const files = (await (
    await fetch(`/files${location.search}`)
  ).json()) as StageFiles
  // Another window of the same Figma has a file of its own and one storage.
  const beside = window.opener as Window | null
  const storage =
    beside?.stage.storage ?? new Map(Object.entries(files.storage))
  const notices: string[] = []
  const shown = new Set<Shown>()
  const errors: string[] = []
  const mount = document.getElementById('window')!
  const figma = createFigma({
    manifest: files.manifest,
    code: files.code,
    ui: files.ui,
    storage,
    csp: files.csp,
    theme: files.theme,
    document: newDocument('Stage'),
    mount,
    wasm: '/quickjs.wasm',
    onNotify: (notice) => {
      notices.push(notice.message)
      shown.add(notice)
    },
    onNotifyEnd: (notice) => shown.delete(notice),
    onError: (error) => errors.push(String(error)),
  })
  const { document: file } = figma

  window.stage = {
    figma,
    storage,
    notices,
    shown,
    errors,
    add: (type, fields, parent = file.currentPage.id) => {
      const layer = newLayer(type, file.newId(), fields)
      file.insert(layer, parent)
      file.commit()
      return layer.id
    },
    imagePaint: (base64) => ({
      type: 'IMAGE',
      scaleMode: 'FILL',
      imageHash: file.addImage(bytesOf(base64)),
    }),
    exportPng: async (id, scale = 1) => {
      const place = file.find(id)
      if (!place) throw new Error('No such layer')
      const region = absoluteBoundingBox(place)
      const pixels = await renderLayer(file.data, place.layer, place, {
        region,
        size: {
          width: Math.round(region.width * scale),
          height: Math.round(region.height * scale),
        },
        contentsOnly: true,
        clip: false,
        colorProfile: 'SRGB',
      })
      return base64Of(await encodePng(pixels))
    },
  }
  // No test here looks at letters: the other faces are megabytes.
  await loadFonts('/inter', [{ weight: 400, style: 'normal' }])
}

window.stageReady = open()
