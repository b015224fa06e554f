import type { Remote } from '../../plugin/shared/bridge.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import { failureFrom, type ReferenceFailure } from '../failures/failure.ts'
import type { PictureRef } from '../fields/pictures.ts'
import { longestReference } from '../framing/references.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Form } from './form.ts'

interface ReferencesOptions {
  host: Pick<Remote<Host>, 'addPicture'>
  pixels: Pick<Pixels, 'adopt'>
  form: Pick<Form, 'values' | 'setValue'>
}

/** Picture files as references: those are layers, so that they last as long as the file. */
export function createReferences({ host, pixels, form }: ReferencesOptions) {
  const added = async (file: File): Promise<PictureRef> => {
    const name = file.name.replace(/\.[^.]*$/, '')
    const picture = new Uint8Array(await file.arrayBuffer())
    const { bytes, size } = await pixels
      .adopt({ picture, longest: longestReference })
      .catch((thrown: unknown) => refuse(file.name, thrown))
    const layer = await host.addPicture(bytes, size, name)
    return { layerId: layer.id, name: layer.name }
  }

  return {
    /**
     * Adds as many as there is room for to a field.
     *
     * @throws Failed: not-reference, too-many-references, picture-refused
     */
    add: async (field: string, max: number, files: readonly File[]) => {
      const refs = () => form.values.value[field] as readonly PictureRef[]
      const taken = files.slice(0, Math.max(0, max - refs().length))
      for (const file of taken) {
        const ref = await added(file)
        form.setValue(field, [...refs(), ref])
      }
      if (taken.length < files.length)
        throw new Failed<ReferenceFailure>({ kind: 'too-many-references', max })
    },
  }
}

function refuse(name: string, thrown: unknown): never {
  const failure = failureFrom(thrown)
  if (failure.kind !== 'unreadable-image') throw thrown
  const { why } = failure
  throw new Failed<ReferenceFailure>({ kind: 'not-reference', name, why })
}
