/** The document that the playground opens with. */
import { newDocument } from '../../figma/document/create.ts'
import type { DocumentData } from '../../figma/document/model.ts'

export function sampleDocument(): Promise<DocumentData> {
  return Promise.resolve(newDocument('Coastal'))
}
