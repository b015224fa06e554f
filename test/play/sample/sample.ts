/** The document that the playground opens with. */
import { newDocument, newPage } from '../../figma/document/create.ts'
import type { DocumentData } from '../../figma/document/model.ts'
import { settle } from '../../figma/document/settle.ts'
import { sha1 } from '../../figma/document/sha1.ts'
import { campaign } from './campaign.ts'
import { notes } from './notes.ts'
import type { Hashes } from './pictures/pictures.ts'
import { pictureNames } from './pictures/pictures.ts'
import { stays } from './stays.ts'
import { paintPictures } from './studio.ts'

let painted: ReturnType<typeof paintPictures> | null = null

/** Fonts must have been loaded: texts are as large as their words. */
export async function sampleDocument(): Promise<DocumentData> {
  const files = await (painted ??= paintPictures())
  const named = pictureNames.map((name) => [name, sha1(files[name])] as const)
  const hashes = Object.fromEntries(named) as Hashes
  const pages = [
    newPage('0:1', 'Campaign', campaign(hashes)),
    newPage('0:2', 'Stays', stays(hashes)),
    newPage('0:3', 'Notes', notes(hashes)),
  ]
  for (const page of pages) settle(page)
  const images = new Map(named.map(([name, hash]) => [hash, files[name]]))
  return { ...newDocument('Coastal', pages), images }
}
