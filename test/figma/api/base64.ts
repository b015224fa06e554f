/** `figma.base64Encode` and `figma.base64Decode`. */
import * as v from 'valibot'
import { checked } from './words.ts'

export function base64Encode(data: unknown): string {
  if (!(data instanceof Uint8Array)) {
    throw new Error('Expected "data" to have type Uint8Array')
  }
  let text = ''
  for (const byte of data) text += String.fromCharCode(byte)
  return btoa(text)
}

export const base64Decode = (data: unknown): Uint8Array =>
  Uint8Array.from(atob(checked('data', v.string(), data)), (letter) =>
    letter.charCodeAt(0),
  )
