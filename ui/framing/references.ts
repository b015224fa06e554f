import { sizeOfPng } from '../../plugin/shared/png.ts'
import type { Fields, Values } from '../fields/field.ts'
import type { PictureRef } from '../fields/pictures.ts'
import { png, type Easel } from './framer.ts'
import type { Part } from './framing.ts'

/** The longer side of a reference, pixels: what models look at. */
export const longestReference = 1024

/** The layers that go along, as they look now, by the names of their fields. */
export async function picturesOf(
  fields: Fields,
  values: Values,
  easel: Pick<Easel, 'host' | 'pixels'>,
): Promise<Record<string, readonly Part[]>> {
  const names = Object.keys(fields).filter(
    (name) => fields[name]!.kind.control === 'pictures',
  )
  const pictures: Record<string, readonly Part[]> = {}
  for (const name of names) {
    const parts: Part[] = []
    // One after another: Figma exports one at a time.
    for (const ref of values[name] as readonly PictureRef[])
      parts.push(await pictureOf(ref, easel))
    pictures[name] = parts
  }
  return pictures
}

async function pictureOf(
  { layerId, name }: PictureRef,
  { host, pixels }: Pick<Easel, 'host' | 'pixels'>,
): Promise<Part> {
  const picture = await host.picture(layerId, longestReference)
  const bytes = await pixels.frameWhole({
    source: picture.png,
    size: sizeOfPng(picture.png),
    alpha: 'white',
  })
  return png(bytes, `${name.replace(/[^\w.-]+/g, '-').slice(0, 40)}.png`)
}
