import type { Doubt, Price } from '../endpoint.ts'
import { choice, flag, images, required, text } from '../field.ts'
import * as value from './values.ts'

/**
 * Fields, rules and prices that the second API's endpoints share. Left out of
 * its rows are `webhook_url`, `target_collection_id`, whatever names something
 * stored at Ideogram, and `async`, which the client sets by itself.
 */

/** The day on which dry runs were made, and on which the price list was published. */
export const dryRunDate = '2026-10-10'
export const listDate = '2026-11-16'

export const prompt = required(text({ minLength: 1, maxLength: 10_000 }))
export const negativePrompt = text({ maxLength: 10_000 })
export const magicPrompt = choice(['auto', 'on', 'off'], 'auto')
export const renderingSpeed = choice(['turbo', 'default', 'quality'], 'default')
export const aspectRatio = choice(['auto', ...value.aspectRatioNames], '1x1')
/** Left out, it is yes for most operations; some follow the plan of the account, which may publish. */
const isPrivate = flag(true)

export const run = { num_images: value.numImages, seed: value.seed }
export const manners = {
  private: isPrivate,
  enable_copyright_detection: flag(false),
}
/** Of the operations that look for no copyright. */
export const privately = { private: isPrivate }

export const style = {
  style_preset: choice(value.lower(value.stylePresets)),
  style_codes: value.styleCodes,
  style_reference_images: images(10, 25),
}
export const oneStyle = [
  { kind: 'apart', fields: ['style_preset', 'style_codes'] },
  { kind: 'apart', fields: ['style_preset', 'style_reference_images'] },
  { kind: 'apart', fields: ['style_codes', 'style_reference_images'] },
] as const
export const styleType = {
  style_type: choice(value.lower(value.styleTypeV3.options)),
}
export const styleTypeRules = [
  { kind: 'apart', fields: ['style_codes', 'style_type'] },
  {
    kind: 'not',
    field: 'style_type',
    values: ['realistic', 'design', 'fiction'],
    beside: 'style_preset',
  },
] as const
export const oneShape = [
  { kind: 'apart', fields: ['resolution', 'aspect_ratio'] },
] as const

/** @param usd of an image, by speed */
const bySpeed = (
  turbo: number,
  usual: number,
  quality: number,
  date: string,
): Price<'rendering_speed'> => ({
  per: 'image',
  by: ['rendering_speed'],
  usd: { turbo, default: usual, quality },
  date,
})
export const price3 = bySpeed(0.03, 0.06, 0.09, listDate)
export const price4 = bySpeed(0.03, 0.06, 0.1, listDate)
export const customDoubt: Doubt<never> = {
  says: 'What a custom model costs is not published; this is the price of the model it was trained on.',
}
/** Of 2.0 the price list knows two speeds. */
export const price2: Price<'rendering_speed'> = {
  ...bySpeed(0.05, 0.08, 0.08, dryRunDate),
  doubts: [
    {
      field: 'rendering_speed',
      values: ['quality'],
      says: 'The price of this speed is not published.',
    },
  ],
}
/** Of a tool that costs the same whatever is asked of it. */
export const flat = (usd: number, date: string): Price<never> => ({
  per: 'run',
  by: [],
  usd: { '': usd },
  date,
})
