/** The document that the playground opens with. */
import { newDocument, newPage } from '../../figma/document/create.ts'
import type { DocumentData } from '../../figma/document/model.ts'
import { settle } from '../../figma/document/settle.ts'
import { sha1 } from '../../figma/document/sha1.ts'
import { card, stays } from './cards.ts'
import { coast, coastTouches } from './coast.ts'
import { image, layer, text } from './layers.ts'
import { paintPng } from './painting.ts'
import { poster } from './poster.ts'
import { vase, vaseTouches } from './vase.ts'

/** Painted once: the same bytes every time. */
let painted: Promise<[coast: Uint8Array, vase: Uint8Array]> | null = null

const paint = () =>
  Promise.all([
    paintPng(1200, 1600, coast, coastTouches),
    paintPng(1024, 1024, vase, vaseTouches),
  ])

/** Fonts must have been loaded: texts are as large as their words. */
export async function sampleDocument(): Promise<DocumentData> {
  const pictures = await (painted ??= paint())
  const [coastHash, vaseHash] = pictures.map(sha1) as [string, string]
  const pages = [
    newPage('0:1', 'Campaign', [
      poster(coastHash),
      layer('RECTANGLE', 'Vase', [980, 0, 560, 560], {
        fills: [image(vaseHash)],
      }),
      card(coastHash, 980, 640),
    ]),
    newPage('0:2', 'Stays', stays(vaseHash, coastHash)),
    newPage('0:3', 'Notes', [
      text(
        'Draw a shape over a picture, leave it selected,\nsay what should be there instead.',
        [0, 0],
        '#333333',
        { fontSize: 28, lineHeight: 40 },
      ),
    ]),
  ]
  for (const page of pages) settle(page)
  const images = new Map(pictures.map((bytes) => [sha1(bytes), bytes] as const))
  return { ...newDocument('Coastal', pages), images }
}
