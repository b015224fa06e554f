import * as v from 'valibot'
import {
  aspectRatioV3,
  flag,
  integer,
  MEGABYTE,
  numImages,
  oneOf,
  paletteV2,
  picture,
  prompt,
  references,
  seed,
  styleCodes,
  stylePresetV2,
  text,
} from '../../fields.ts'

/** Of one file, where an operation's page says 50 MB. */
export const LARGE = 50 * MEGABYTE

export const longPrompt = v.pipe(prompt, v.maxLength(10_000))

/** Public and https: what a delivery may go to. */
const webhook = v.pipe(
  text,
  v.maxLength(2048),
  v.regex(/^https:\/\/.+/),
  v.check((url) => {
    const host = URL.canParse(url) ? new URL(url).hostname : ''
    return (
      host.includes('.') &&
      !/^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(host)
    )
  }, 'webhook_url must be a public HTTPS address.'),
)

/** Fields of whatever may run asynchronously. */
export const delivery = {
  async: v.optional(flag),
  webhook_url: v.optional(webhook),
}

/** Fields of nearly every operation. */
export const privacy = { private: v.optional(flag) }
export const detection = { enable_copyright_detection: v.optional(flag) }

export const batch = {
  num_images: v.optional(numImages),
  seed: v.optional(seed),
}

export const speed = {
  rendering_speed: v.optional(oneOf(['turbo', 'default', 'quality'])),
}

export const magic = { magic_prompt: v.optional(oneOf(['auto', 'on', 'off'])) }

export const negative = {
  negative_prompt: v.optional(v.pipe(text, v.maxLength(10_000))),
}

export const aspectRatioAuto = oneOf(['auto', ...aspectRatioV3.options])

export const colours = { color_palette: v.optional(paletteV2) }

export const style = {
  style_preset: v.optional(stylePresetV2),
  style_codes: v.optional(styleCodes),
  style_reference_images: v.optional(references(10)),
}

export const styleType = {
  style_type: v.optional(
    oneOf('auto general realistic design custom fiction stylized'.split(' ')),
  ),
}

export const weight = { image_weight: v.optional(integer(1, 100)) }

export const largePicture = picture(LARGE)

/** The fields of style that may not go together. */
interface Style {
  style_preset?: string | undefined
  style_codes?: string[] | undefined
  style_reference_images?: unknown[] | undefined
  style_type?: string | undefined
  resolution?: string | undefined
  aspect_ratio?: string | undefined
}

/** A sentence about two ways to say a style, or two ways to say a shape. */
export function excluded(body: Style): string | false {
  const [first, second] = (
    ['style_preset', 'style_codes', 'style_reference_images'] as const
  ).filter((name) => body[name] !== undefined)
  if (first && second) return `${first} cannot be combined with ${second}.`
  if (body.style_codes && body.style_type)
    return 'style_codes cannot be combined with style_type.'
  return (
    body.resolution !== undefined &&
    body.aspect_ratio !== undefined &&
    'aspect_ratio cannot be combined with resolution.'
  )
}
