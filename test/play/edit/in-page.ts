/** What runs in the playground's page; it must refer to nothing outside itself. */
import type { LayerData } from '../../figma/document/model.ts'
import type { Settings } from '../../../plugin/shared/settings.ts'

/** PNG files, base64. */
interface Files {
  /** Of the frame. */
  name: string
  /** Null for an empty frame. */
  picture: string | null
  /** Of the frame, canvas units and the picture's pixels. */
  width: number
  height: number
  mask: { png: string; x: number; y: number } | null
  /** Pictures that go along as layers. */
  others: { name: string; png: string }[]
}

/** Layers by their ids. */
export interface Laid {
  source: string
  mask: string | null
  others: { id: string; name: string }[]
}

/** A frame with the picture as its fill and the mask as its child, selected. */
export async function layOut(files: Files): Promise<Laid> {
  const { playground } = window
  // Results wait in the list until they are told where to go.
  const settings: Settings = {
    connection: 'relay',
    matchColors: true,
    onCanvas: false,
    monthlyLimit: null,
  }
  playground.storage.set('settings', settings)
  const { document } = playground.figma
  const add = async (png: string | null, name: string) => {
    const blank = new OffscreenCanvas(1, 1)
    blank.getContext('2d')
    const blob = png
      ? await (await fetch(`data:image/png;base64,${png}`)).blob()
      : await blank.convertToBlob()
    return playground.addPicture(blob, name)
  }
  const moveTo = (id: string, x: number, y: number) =>
    document.update(id, {
      transform: [
        [1, 0, x],
        [0, 1, y],
      ],
    })
  const picture = await add(files.picture, files.name)
  const { layer } = document.find(picture)!
  const { width, height } = files
  const frame: typeof layer = {
    ...structuredClone(layer),
    ...(files.picture ? {} : { fills: [] }),
    id: document.newId(),
    type: 'FRAME',
    clipsContent: true,
    width,
    height,
  }
  document.remove(picture)
  document.insert(frame, document.currentPage.id)
  let mask: string | null = null
  if (files.mask) {
    // A layer named "mask" in a frame is the frame's mask.
    mask = await add(files.mask.png, 'Mask')
    document.move(mask, frame.id)
    moveTo(mask, files.mask.x, files.mask.y)
  }
  const others: Laid['others'] = []
  for (const { name, png } of files.others) {
    const id = await add(png, name)
    // Out of sight of the frame, which is sent with what lies behind it.
    moveTo(id, -10_000 * (others.length + 1), 0)
    others.push({ id, name })
  }
  document.select([frame.id])
  document.commit()
  return { source: frame.id, mask, others }
}

export function show({ id, visible }: { id: string; visible: boolean }): void {
  window.playground.figma.document.update(id, { visible })
}

export function select(id: string): void {
  window.playground.figma.document.select([id])
}

/** The page's layers as they are now. */
export function layersNow(): LayerData[] {
  const { children } = window.playground.figma.document.currentPage
  return structuredClone(children)
}

/** A layer's pixels as PNG, or an image file of the document: base64. */
export async function bytesOf(
  what: { layer: string } | { image: string },
): Promise<string> {
  const { playground } = window
  const bytes =
    'layer' in what
      ? await playground.exportPng(what.layer)
      : playground.figma.document.data.images.get(what.image)!
  const reader = new FileReader()
  const read = new Promise((resolve) => {
    reader.onload = resolve
  })
  reader.readAsDataURL(new Blob([new Uint8Array(bytes)]))
  await read
  return (reader.result as string).split(',')[1] ?? ''
}
