import * as v from 'valibot'
import { link, listOf, maybe, notice, time, words } from './lenient.ts'

/** More entries than any call may ask for. */
const mostEntries = 16

/** What an entry that is no picture looks like among pictures: withheld. */
const withheld = { url: null, is_image_safe: false }

/** A picture without a link is a withheld one, whatever is said of it. */
const isSafe = <
  I extends { is_image_safe: boolean | null; url: string | null },
>(
  item: I,
) => ({ ...item, is_image_safe: item.is_image_safe ?? item.url !== null })

/** How many entries were not understood, beside those that were. */
const counted = <T extends { data: readonly unknown[] }>(
  answer: T,
  odd: unknown,
) => ({ ...answer, odd: answer.data.filter((entry) => entry === odd).length })

const picture = v.pipe(
  v.looseObject({
    url: link,
    is_image_safe: maybe(v.boolean()),
    prompt: maybe(words()),
    resolution: maybe(words(32)),
    upscaled_resolution: maybe(words(32)),
    seed: maybe(v.number()),
    style_type: maybe(words(32)),
    /** Of the second API: a video among pictures is none. */
    object_type: v.nullish(v.pipe(v.string(), v.startsWith('image.')), null),
  }),
  v.transform(isSafe),
)
const oddPicture: v.InferOutput<typeof picture> = {
  ...withheld,
  prompt: null,
  resolution: null,
  upscaled_resolution: null,
  seed: null,
  style_type: null,
  object_type: null,
}

/** One entry per picture asked for; a withheld one has `url: null`, and so has one that was not understood (`odd` of them). */
export const imagesAnswer = v.pipe(
  v.looseObject({
    created: time,
    notice,
    /** Of the second API. */
    generation_id: maybe(words(200)),
    seed: maybe(v.number()),
    width: maybe(v.number()),
    height: maybe(v.number()),
    data: listOf(picture, oddPicture, mostEntries),
  }),
  v.transform((answer) => counted(answer, oddPicture)),
)

const drawing = v.pipe(
  v.looseObject({
    url: link,
    is_image_safe: maybe(v.boolean()),
    mime_type: v.nullish(v.literal('image/svg+xml'), null),
    /** Of the canvas, in pixels. */
    width: maybe(v.number()),
    height: maybe(v.number()),
    object_type: v.nullish(v.literal('svg.generation'), null),
  }),
  v.transform(isSafe),
)
const oddDrawing: v.InferOutput<typeof drawing> = {
  ...withheld,
  mime_type: null,
  width: null,
  height: null,
  object_type: null,
}
/** Like pictures, but each is an SVG file. */
export const drawingsAnswer = v.pipe(
  v.looseObject({
    notice,
    generation_id: maybe(words(200)),
    data: listOf(drawing, oddDrawing, mostEntries),
  }),
  v.transform((answer) => counted(answer, oddDrawing)),
)

/** Descriptions that are none have no text. */
export const describeAnswer = v.looseObject({
  notice,
  descriptions: v.nullish(
    listOf(
      v.looseObject({ text: maybe(words()) }),
      { text: null },
      mostEntries,
    ),
    [],
  ),
})

/** A prompt for 4.0, in parts: what it shows as a whole, and what it is made of. */
export const describe40Answer = v.looseObject({
  notice,
  json_prompt: v.looseObject({
    high_level_description: maybe(words()),
    compositional_deconstruction: maybe(v.looseObject({})),
    style_description: maybe(v.looseObject({})),
  }),
})
