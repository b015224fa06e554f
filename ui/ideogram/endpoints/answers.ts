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
const maybe = <S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.nullish(schema, null), null)

/** ISO 8601; the reference writes a T between date and time or a blank. */
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
