/** Picture files: whole, of a kind and size that Figma takes. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Metadata, Sharp } from 'sharp'
import sharp from 'sharp'
import { WrongInput } from './wrong-input.ts'

/** The longest side of a picture that Figma takes, pixels. */
const maxSide = 4096

/** A file that was looked through to its end. */
export interface PictureFile {
  /** As it was given. */
  name: string
  path: string
  /** As it is shown: turned as the camera says. */
  width: number
  height: number
}

/** @throws WrongInput */
export async function checkPicture(file: string): Promise<PictureFile> {
  const bytes = await bytesOf(file)
  const picture = sharp(bytes, { failOn: 'error' })
  const found = await picture.metadata().catch(() => null)
  const kind = kindOf(bytes)
  if (!found && !kind)
    throw new WrongInput(`${file} is not a picture. ${giveInstead}`)
  if (!found) throw new WrongInput(broken(file, kind ?? ''))
  if (found.format !== 'png' && found.format !== 'jpeg')
    throw new WrongInput(`${file} is ${animated(found)}. ${giveInstead}`)
  const { width, height } = found.autoOrient
  if (Math.max(width, height) > maxSide)
    throw new WrongInput(
      `${file} is ${String(width)} × ${String(height)} px. Figma takes ${String(maxSide)} px a side: make it smaller.`,
    )
  if (!(await isWhole(picture))) throw new WrongInput(broken(file, kind ?? ''))
  return { name: file, path: path.resolve(file), width, height }
}

const giveInstead = 'Give a PNG or a JPEG.'

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => null)
  if (!found) throw new WrongInput(`There is no file ${file}.`)
  if (!found.isFile())
    throw new WrongInput(`${file} is not a file. ${giveInstead}`)
  if (found.size === 0)
    throw new WrongInput(`${file} is empty: it has 0 bytes. Save it again.`)
  return readFile(file).catch(() => {
    throw new WrongInput(`${file} may not be read. Look at its permissions.`)
  })
}

const signatures = {
  PNG: [0x89, 0x50, 0x4e, 0x47],
  JPEG: [0xff, 0xd8, 0xff],
} as const

/** What the first bytes say, whatever the file is called. */
const kindOf = (bytes: Buffer) =>
  Object.entries(signatures).find(([, signature]) =>
    signature.every((byte, at) => bytes[at] === byte),
  )?.[0]

const animated = ({ format, pages = 1 }: Metadata) =>
  `${pages > 1 ? 'an animated' : 'a'} ${format.toUpperCase()}`

const broken = (file: string, kind: string) =>
  `${file} is a broken ${kind}: it ends too early, or a part is missing. Save or download it again.`

/** Decodes all of it. */
const isWhole = (picture: Sharp) =>
  picture.stats().then(
    () => true,
    () => false,
  )
