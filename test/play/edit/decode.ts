/** Picture files as Chromium reads them: profiles, gamma, CMYK and turns heeded. */
import type { Page } from 'playwright-core'
import type { PictureFile } from './files.ts'
import type { Png } from './mask.ts'
import { WrongInput } from './wrong-input.ts'

/**
 * The file as a PNG of 8 bits a channel.
 *
 * @throws WrongInput
 */
export async function decode(page: Page, file: PictureFile): Promise<Png> {
  const chooser = await page.evaluateHandle(() => {
    const input = document.createElement('input')
    input.type = 'file'
    return document.body.appendChild(input)
  })
  await chooser.setInputFiles(file.path)
  const decoded = await page.evaluate(asPng, chooser)
  if (!decoded)
    throw new WrongInput(
      `${file.path} cannot be shown by a browser. Save it again as a PNG or a JPEG.`,
    )
  const { width, height, base64 } = decoded
  return { width, height, bytes: Buffer.from(base64, 'base64') }
}

/** Runs in the page. */
async function asPng(input: HTMLInputElement) {
  const [file] = input.files ?? []
  input.remove()
  if (!file) return null
  try {
    const bitmap = await createImageBitmap(file, { premultiplyAlpha: 'none' })
    const { width, height } = bitmap
    const canvas = new OffscreenCanvas(width, height)
    // It takes pixels as they are; a 2D canvas would lose colour under alpha.
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
    const png = await canvas.convertToBlob({ type: 'image/png' })
    const reader = new FileReader()
    const read = new Promise((resolve) => {
      reader.onload = resolve
    })
    reader.readAsDataURL(png)
    await read
    const base64 = (reader.result as string).split(',')[1] ?? ''
    return { width, height, base64 }
  } catch {
    return null
  }
}
