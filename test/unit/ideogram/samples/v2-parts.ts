import { picture } from '../client.ts'
import { file } from './sample.ts'

export const source = { image: picture('source') }
export const sourcePart = { image: file('source') }
export const mask = { mask: picture('mask') }
export const maskPart = { mask: file('mask') }
export const prompt = { prompt: 'a fox' }

/** Values as the text parts that they must become. */
export const texts = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, [String(value)]]),
  )

/** What every call says that may be asked about later. */
export const later = { async: ['true'] }
export const run = { num_images: 2, seed: 4 }
export const guarded = {
  private: true,
  enable_copyright_detection: true,
} as const
export const magic = { magic_prompt: 'off' } as const
export const speed = { rendering_speed: 'turbo' } as const
export const palette = { name: 'ember' } as const
export const palettePart = { color_palette: ['{"name":"ember"}'] }
export const codes = { style_codes: ['01234567', '89abcdef'] }
export const references = { style_reference_images: [picture('one')] }
export const referencesPart = { style_reference_images: file('one') }
export const preset = { style_preset: '80s_illustration' } as const

export const words = { ...prompt, ...magic, ...speed, ...run, ...guarded }
