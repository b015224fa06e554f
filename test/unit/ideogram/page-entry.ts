import { createClient } from '../../../ui/ideogram/client.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import { IdeogramError } from '../../../ui/ideogram/error.ts'

/** An edit and the download of its picture, and what came of them as data. */
const editAndDownload = async (origin: string, key: string) => {
  const client = createClient({ via: { kind: 'direct', origin }, key })
  const part = (text: string) =>
    ({ bytes: new TextEncoder().encode(text), type: 'image/png' }) as const
  try {
    const { data } = await client.call(endpoints.edit, {
      image_file: part('source'),
      mask: part('mask'),
      prompt: 'ein Stuhl, schön',
      model: 'V_2',
    })
    const { bytes, type } = await client.download(data[0]?.url ?? '')
    return { length: bytes.length, type }
  } catch (error) {
    return error instanceof IdeogramError ? error.problem : String(error)
  }
}

const place = () => ({ origin: self.origin, secure: self.isSecureContext })

Object.assign(globalThis, { editAndDownload, place })
