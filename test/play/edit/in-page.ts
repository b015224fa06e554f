/** What runs in the playground's page; it must refer to nothing outside itself. */
import type { LayerData } from '../../figma/document/model.ts'

/** A frame with the picture as its fill and the mask as its child. */
export async function layOut(files: {
  /** PNG, base64. */
  picture: string
  mask: string
  /** Where the mask lies in the picture. */
  x: number
  y: number
}): Promise<{ frame: string; mask: string }> {
  const { playground } = window
  const blob = (base64: string) =>
    fetch(`data:image/png;base64,${base64}`).then((answer) => answer.blob())
  const { document } = playground.figma
  const picture = await playground.addPicture(
    await blob(files.picture),
    'Picture',
  )
  const { layer } = document.find(picture)!
  const frame: typeof layer = {
    ...structuredClone(layer),
    id: document.newId(),
    type: 'FRAME',
    clipsContent: true,
  }
  const { id: page } = document.currentPage
  document.remove(picture)
  document.insert(frame, page)
  const mask = await playground.addPicture(await blob(files.mask), 'Mask')
  document.move(mask, frame.id)
  document.update(mask, {
    transform: [
      [1, 0, files.x],
      [0, 1, files.y],
    ],
  })
  document.commit()
  return { frame: frame.id, mask }
}

export function show({ id, visible }: { id: string; visible: boolean }): void {
  window.playground.figma.document.update(id, { visible })
}

/** The layer's pixels as PNG, base64. */
export async function exported(id: string): Promise<string> {
  const png = await window.playground.exportPng(id)
  const texts = Array.from({ length: Math.ceil(png.length / 32768) }, (_, at) =>
    String.fromCharCode(...png.subarray(32768 * at, 32768 * (at + 1))),
  )
  return btoa(texts.join(''))
}

/** The frame, and the image files of the results that it carries. */
export function found(id: string): { frame: LayerData; results: string[] } {
  const { document } = window.playground.figma
  const frame = document.find(id)!.layer
  const layers = [frame, ...frame.children]
  const hashes = layers.flatMap(({ pluginData, fills }) => {
    const stored = Object.entries(pluginData).find(([key]) =>
      key.endsWith('/jobs'),
    )
    const jobs = JSON.parse(stored?.[1] ?? '[]') as {
      results: { hash: string | null }[]
    }[]
    // A layer that was made for a result shows it and nothing else.
    const own = fills.flatMap((fill) =>
      fill.type === 'IMAGE' ? (fill.imageHash ?? []) : [],
    )[0]
    return jobs.flatMap(({ results }) =>
      results.flatMap(({ hash }) => hash ?? own ?? []),
    )
  })
  const results = hashes.map((hash) => {
    const bytes = document.data.images.get(hash)!
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return { frame: structuredClone(frame), results }
}
