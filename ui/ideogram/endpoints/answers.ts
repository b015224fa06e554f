import * as v from 'valibot'

/**
 * What comes back. A paid answer is never thrown away over a decoration: only
 * what leads to the pictures is demanded, the rest is null when it is missing
 * or odd, and fields nobody told us about pass.
 */

/** null, an empty string and nothing at all mean the same: no link. */
export const link = v.pipe(
  v.nullish(v.string(), null),
  v.transform((url) => url || null),
)
/** null when it is missing or not what it should be. */
export const maybe = <S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.nullish(schema, null), null)

/** ISO 8601; the reference writes a T between date and time or a blank, which Safari cannot read. */
const created = maybe(
  v.pipe(
    v.string(),
    v.transform((time) => new Date(time.replace(' ', 'T'))),
    v.date(),
    v.transform((time) => time.toISOString()),
  ),
)
/** Sent by endpoints that have a replacement. */
const notice = maybe(v.string())

const image = v.pipe(
  v.looseObject({
    url: link,
    is_image_safe: maybe(v.boolean()),
    prompt: maybe(v.string()),
    resolution: maybe(v.string()),
    upscaled_resolution: maybe(v.string()),
    seed: maybe(v.number()),
    style_type: maybe(v.string()),
  }),
  v.transform((image) => ({
    ...image,
    is_image_safe: image.is_image_safe ?? image.url !== null,
  })),
)

/** One entry per picture asked for; a withheld one has `url: null`. */
export const imagesAnswer = v.looseObject({
  created,
  notice,
  data: v.array(image),
})

export const describeAnswer = v.looseObject({
  notice,
  descriptions: v.nullish(
    v.array(v.looseObject({ text: maybe(v.string()) })),
    [],
  ),
})

/** Pixels of the picture sent in; what could not be told is null. */
const textBlock = v.looseObject({
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
  text: v.string(),
  alignment: maybe(v.picklist(['left', 'center', 'right'])),
  /** Of: bold, italic, underline, strikethrough, all_caps, small_caps, superscript, subscript. */
  formatting: v.fallback(v.nullish(v.array(v.string()), []), []),
  /** Degrees. */
  angle: maybe(v.number()),
  font_name: maybe(v.string()),
  font_alternatives: v.fallback(v.nullish(v.array(v.string()), []), []),
  font_size: maybe(v.number()),
  line_height: maybe(v.number()),
  /** `#RRGGBB` */
  color: maybe(v.string()),
  role: maybe(v.string()),
})

export const layerizeAnswer = v.looseObject({
  notice,
  /** The picture without its text. */
  base_image_url: link,
  original_image_url: link,
  seed: maybe(v.number()),
  /** null when the service does not tell: one of its documents leaves them out. */
  text_blocks: maybe(v.array(textBlock)),
})

/** Of the second API; a dry run has no data. */
export const generationAnswer = v.looseObject({
  notice,
  generation_id: maybe(v.string()),
  seed: maybe(v.number()),
  width: maybe(v.number()),
  height: maybe(v.number()),
  data: v.nullish(v.array(image), []),
})
