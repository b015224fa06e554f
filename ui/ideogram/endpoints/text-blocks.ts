import * as v from 'valibot'
import { link, listOf, maybe, notice, words } from './lenient.ts'

/** A page of text has some dozens. */
const mostBlocks = 1000

const names = v.fallback(
  v.pipe(
    v.array(words(200)),
    v.transform((names) => names.slice(0, 20)),
  ),
  [],
)

/** Words of a picture and how they are set; what could not be told is null. */
const textBlock = v.looseObject({
  /** In pixels of the picture, from its top left corner. */
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
  /** Lines are parted by `\n`. */
  text: words(),
  alignment: maybe(v.picklist(['left', 'center', 'right'])),
  /** Of: bold, italic, underline, strikethrough, all_caps, small_caps, superscript, subscript. */
  formatting: names,
  /** Degrees, clockwise. */
  angle: maybe(v.number()),
  font_name: maybe(words(200)),
  /** The most similar first. */
  font_alternatives: names,
  /** Points. */
  font_size: maybe(v.number()),
  /** A multiple of the font's size. */
  line_height: maybe(v.number()),
  /** `#RRGGBB`; of several colours the most frequent. */
  color: maybe(words(32)),
  /** heading, subheading, body, caption */
  role: maybe(words(32)),
  /** Runs of one colour, which joined are the text. */
  spans: maybe(v.array(v.object({ text: words(), color: words(32) }))),
})
export type TextBlock = v.InferOutput<typeof textBlock>

const isBlock = (block: TextBlock | null): block is TextBlock => block !== null

/** The blocks that were understood, and how many were not; null when the service does not tell: one of its documents leaves them out. */
const blocks = maybe(listOf(textBlock, null, mostBlocks))
const sorted = <T extends { text_blocks: (TextBlock | null)[] | null }>(
  layers: T,
) => ({
  ...layers,
  text_blocks: layers.text_blocks?.filter(isBlock) ?? null,
  odd_blocks:
    layers.text_blocks?.filter((block) => !isBlock(block)).length ?? 0,
})

export const layerizeAnswer = v.pipe(
  v.looseObject({
    notice,
    /** The picture without its text. */
    base_image_url: link,
    original_image_url: maybe(link),
    seed: maybe(v.number()),
    text_blocks: blocks,
  }),
  v.transform(sorted),
)

const layerized = v.pipe(
  v.looseObject({
    /** The picture without its text, and as it was. */
    base_image_url: link,
    url: maybe(link),
    is_image_safe: maybe(v.boolean()),
    resolution: maybe(words(32)),
    seed: maybe(v.number()),
    text_blocks: blocks,
  }),
  v.transform(sorted),
)
const oddDesign: v.InferOutput<typeof layerized> = {
  base_image_url: null,
  url: null,
  is_image_safe: false,
  resolution: null,
  seed: null,
  text_blocks: null,
  odd_blocks: 0,
}
/** One entry; a withheld one has no links. */
export const layerizedAnswer = v.looseObject({
  notice,
  generation_id: maybe(words(200)),
  seed: maybe(v.number()),
  data: listOf(layerized, oddDesign, 1),
})
