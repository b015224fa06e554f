/** Picture files that become layers. */
import { newLayer } from '../figma/document/create.ts'
import type { FigmaDocument } from '../figma/document/document.ts'
import type { Point } from '../figma/document/geometry.ts'
import { translation } from '../figma/document/geometry.ts'
import type { Editor } from './editor.ts'

/** Figma's largest image, each side, pixels. */
const largestSide = 4096

/** Kept byte for byte where Figma can hold them, else redrawn as PNG. */
const keptTypes = ['image/png', 'image/jpeg', 'image/gif']

interface Picture {
  bytes: Uint8Array
  width: number
  height: number
}

/** Rejects for a file that is not a picture. */
export async function readPicture(file: Blob): Promise<Picture> {
  const image = await createImageBitmap(file)
  const { width, height } = image
  const scale = Math.min(1, largestSide / Math.max(width, height))
  if (scale === 1 && keptTypes.includes(file.type))
    return { bytes: new Uint8Array(await file.arrayBuffer()), width, height }
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const canvas = new OffscreenCanvas(size.width, size.height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser has no 2D canvas')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, size.width, size.height)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return { bytes: new Uint8Array(await blob.arrayBuffer()), ...size }
}

/** A rectangle of the picture's size, one canvas unit a pixel; gives its id. */
export function addPicture(
  document: FigmaDocument,
  { bytes, width, height }: Picture,
  name: string,
  at: Point = { x: 0, y: 0 },
): string {
  const id = document.newId()
  const imageHash = document.addImage(bytes)
  const layer = newLayer('RECTANGLE', id, {
    name,
    fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }],
    transform: translation(at.x, at.y),
    width,
    height,
  })
  document.insert(layer, document.currentPage.id)
  return id
}

/** Canvas units between pictures dropped together. */
const cascade = 40

/** Puts each picture's middle at `at`, and selects them. */
export async function dropPictures(
  editor: Editor,
  files: Iterable<File>,
  at: Point,
): Promise<void> {
  const { document } = editor
  const added: string[] = []
  for (const file of files)
    try {
      const picture = await readPicture(file)
      const shift = cascade * added.length
      const place = {
        x: Math.round(at.x - picture.width / 2) + shift,
        y: Math.round(at.y - picture.height / 2) + shift,
      }
      const name = file.name.replace(/\.[^.]*$/, '')
      added.push(addPicture(document, picture, name, place))
    } catch {
      const why = 'is not a picture that this browser can read.'
      editor.tell(`“${file.name}” ${why}`, true)
    }
  if (added.length === 0) return
  document.select(added)
  document.commit()
}
