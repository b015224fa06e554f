/**
 * `npm run pictures`: icon, cover and pictures of a listing, into docs/pictures.
 * From the playground, and so from the stand-in unless IDEOGRAM_API_KEY is set.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { openRig } from '../play/edit/rig.ts'
import { coverPage, iconPage } from './cover.ts'
import { edit, openSample, posterPng, remove, tools } from './scenes.ts'
import { sizes, type PictureName } from './sizes.ts'

const folder = path.resolve(import.meta.dirname, '../../docs/pictures')

/** CSS pixels: large enough to read when a listing shows it small. */
const view = { width: 1280, height: 720 }

async function save(page: Page, name: PictureName): Promise<void> {
  const bytes = await page.screenshot()
  await writeFile(path.join(folder, name), bytes)
  console.log(`docs/pictures/${name}`)
}

/** A page of our own, at one pixel a CSS pixel. */
async function render(page: Page, name: PictureName, html: string) {
  const own = await page.context().browser()!.newPage({ viewport: sizes[name] })
  await own.setContent(html)
  await own.evaluate(() => document.fonts.ready)
  await save(own, name)
  await own.close()
}

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true })
  const scale = sizes['cover.png'].width / view.width
  const rig = await openRig('', { viewport: view, deviceScaleFactor: scale })
  const { page } = rig
  try {
    await openSample(page, 'light')
    const before = await posterPng(page)
    await edit(page)
    await save(page, 'edit.png')
    const after = await posterPng(page)
    await openSample(page, 'light')
    await remove(page)
    await save(page, 'remove.png')
    await openSample(page, 'dark')
    await tools(page)
    await save(page, 'tools.png')
    await render(page, 'icon.png', await iconPage())
    await render(page, 'cover.png', await coverPage(before, after))
  } finally {
    await rig.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
