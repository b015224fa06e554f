import * as v from 'valibot'
import { formOrJson } from '../../bodies.ts'
import { oneOf, repeated, text } from '../../fields.ts'
import { makeBatch } from '../../making.ts'
import { paintEdit } from '../../pictures/edit.ts'
import type { Hole } from '../../pictures/hole.ts'
import { readMask, resizeHole } from '../../pictures/hole.ts'
import { paintInstructed } from '../../pictures/instruct.ts'
import type { Manner } from '../../pictures/drift.ts'
import type { Raster } from '../../pictures/raster.ts'
import { decode, resize } from '../../pictures/raster.ts'
import {
  checkShape,
  cut,
  paste,
  TWO_K,
  windowOf,
} from '../../pictures/window.ts'
import { PRECISE, priced } from '../../prices.ts'
import { within } from '../../sizes.ts'
import {
  batch,
  delivery,
  detection,
  largePicture,
  longPrompt,
  privacy,
} from './fields.ts'
import { generation } from './generation.ts'

/** References beside a picture, and beside a picture and its mask. */
const MOST = 4
const MOST_MASKED = 3

/** With a mask, what it marks; else what the prompt speaks of. Nothing else changes. */
export const paintPrecisely = (
  image: Raster,
  mask: Hole | undefined,
  prompt: string,
  seed: number,
  manner: Manner,
): Promise<Raster> => {
  const kept: Manner = { ...manner, drift: 'none' }
  return mask
    ? paintEdit(image, mask, prompt, seed, kept)
    : paintInstructed(image, prompt, seed, kept)
}

export const preciseEdit = generation({
  path: '/v2/image/precise-edit/ideogram-4-5',
  ...formOrJson({
    prompt: longPrompt,
    image: largePicture,
    mask: v.optional(largePicture),
    reference_images: v.optional(repeated(largePicture, MOST)),
    quality: v.optional(oneOf(['very_low', 'low', 'medium', 'high'])),
    context_window: v.optional(
      v.pipe(text, v.regex(/^(none|auto|[0-9]+,[0-9]+,[0-9]+,[0-9]+)$/)),
    ),
    ...batch,
    ...delivery,
    ...privacy,
    ...detection,
  }),
  refuse: (body) =>
    body.mask !== undefined &&
    (body.reference_images?.length ?? 0) > MOST_MASKED &&
    `At most ${MOST_MASKED} reference images are supported with a mask.`,
  prompt: (body) => body.prompt,
  images: (body) => body.num_images ?? 1,
  price: ({ quality = 'medium', num_images }) =>
    priced('ideogram_4_5_precise_edit', PRECISE[quality] ?? 0, num_images, {
      quality,
    }),
  begin: async (body, call) => {
    const sent = await decode(body.image.bytes)
    checkShape(sent)
    const mask = body.mask && (await readMask(body.mask.bytes, sent, 'rounded'))
    const window = windowOf(body.context_window ?? 'none', sent, mask)
    // Without a window, what is larger than the model comes back smaller.
    const size = window ? sent : within(sent, TWO_K)
    const image = await resize(sent, size)
    const hole = mask && (await resizeHole(mask, size))
    const first = body.seed ?? call.anySeed()
    const paint = async (seed: number) => {
      const part = window ? cut(image, window) : image
      const edited = window && hole ? cut(hole, window) : hole
      const { prompt } = body
      const made = await paintPrecisely(
        part,
        edited,
        prompt,
        seed,
        call.conditions,
      )
      return window ? paste(image, made, window) : made
    }
    return {
      // Which of the two it is, is assumed.
      known: {
        generation_kind: window || mask ? 'workflow' : 'sampling',
        seed: first,
      },
      make: () =>
        makeBatch(call, {
          prompt: body.prompt,
          count: body.num_images,
          seed: body.seed,
          first,
          resolution: image,
          paint,
        }),
    }
  },
})
