import { Failed } from '../../plugin/shared/failure.ts'
import type { PictureFailure } from '../failures/failure.ts'
import type { ImageType } from '../ideogram/field.ts'
import type { Framer } from './framer.ts'

const types: Partial<Record<string, ImageType>> = {
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
}

/** The very file of the picture that fills the source. @throws Failed: no-picture */
export const frameOwn: Framer<'own'> = async (
  _framing,
  { target: { source, place } },
  { host, pixels },
  { signal, preparing },
) => {
  const own = source && (await host.ownPicture(source.id))
  signal.throwIfAborted()
  const noPicture = () =>
    new Failed<PictureFailure>({
      kind: 'no-picture',
      name: source?.name ?? 'The layer',
    })
  if (!own) throw noPicture()

  preparing()
  const { bytes, size } = own
  const { type } = await pixels.looked({ picture: bytes })
  const known = types[type]
  if (!known) throw noPicture()
  return {
    files: {
      image: { bytes, type: known, name: 'image', size },
      size,
    },
    laying: { kind: 'own', hash: own.hash, bounds: place.bounds },
    seen: null,
  }
}
