import * as v from 'valibot'
import { formOrJson } from '../../bodies.ts'
import { file, MEGABYTE, repeated, seed, text } from '../../fields.ts'
import type { TextBlock } from '../../lettering.ts'
import { link } from '../../making.ts'
import { readLettering } from '../../pictures/layerize.ts'
import { decode } from '../../pictures/raster.ts'
import { priced } from '../../prices.ts'
import { written } from '../../sizes.ts'
import { delivery, largePicture, privacy } from './fields.ts'
import { generation } from './generation.ts'

const font = v.pipe(
  file(5 * MEGABYTE),
  v.check(
    ({ filename }) => /\.(ttf|otf|woff2?)$/i.test(filename),
    'Unsupported font format: only .ttf, .otf, .woff and .woff2 are supported.',
  ),
)

/** A block with the colour runs of its letters, as the richer form has it. */
const withSpans = (block: TextBlock, index: number) => ({
  ...block,
  layer_id: `text-${index}`,
  ...(block.color ? { spans: [{ color: block.color, text: block.text }] } : {}),
})

export const layerize = generation({
  path: '/v2/design/layerize/ideogram-3',
  objectType: 'layerized_image',
  ...formOrJson({
    image: largePicture,
    prompt: v.optional(v.pipe(text, v.maxLength(10_000))),
    seed: v.optional(seed),
    font_candidate_files: v.optional(repeated(font, 5)),
    ...delivery,
    ...privacy,
  }),
  prompt: (body) => body.prompt,
  price: () => priced('api_layered_design_layerize_text', 0.09),
  begin: async (body, call) => {
    const image = await decode(body.image.bytes)
    const used = body.seed ?? call.anySeed()
    const { lettering, textBlocks } = call.conditions
    return {
      known: { seed: used },
      make: async () => {
        const { blocks, base } = await readLettering(image, lettering, used)
        const { is_image_safe, ...flat } = await link(call, image)
        const bare = is_image_safe ? (await link(call, base)).url : flat.url
        return [
          {
            object_type: 'layerized_image',
            is_image_safe,
            ...flat,
            ...('url' in flat ? { base_image_url: bare } : {}),
            resolution: written(image),
            seed: used,
            text_blocks:
              textBlocks === 'plain' ? blocks : blocks.map(withSpans),
          },
        ]
      },
    }
  },
})
