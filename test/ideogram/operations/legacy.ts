import * as v from 'valibot'
import {
  inForm,
  magicPrompt,
  model,
  numImages,
  picture,
  prompt,
  seed,
  styleType,
} from '../fields.ts'
import { legacyNow, makeBatch, rewritten } from '../making.ts'
import type { Operation } from '../operation.ts'
import { operation } from '../operation.ts'
import { readSource } from '../source.ts'
import { paintEdit } from '../pictures/edit.ts'
import { LEGACY_SIZES } from '../sizes.ts'

const edit = operation({
  method: 'POST',
  path: '/edit',
  encoding: 'multipart',
  successor: '/v2/image/inpaint/ideogram-3',
  body: v.strictObject({
    image_file: picture(),
    mask: picture(),
    prompt,
    model,
    magic_prompt_option: v.optional(magicPrompt),
    num_images: v.optional(inForm(numImages)),
    seed: v.optional(inForm(seed)),
    style_type: v.optional(styleType),
  }),
  refuse: ({ model }) =>
    !['V_2', 'V_2_TURBO'].includes(model) &&
    `Model ${model} is not supported for edit: use V_2 or V_2_TURBO.`,
  prompt: (body) => body.prompt,
  model: (body) => body.model,
  images: (body) => body.num_images ?? 1,
  run: async (body, call) => {
    const { image, hole } = await readSource(
      body.image_file,
      body.mask,
      LEGACY_SIZES,
    )
    const made = await makeBatch(call, {
      prompt: rewritten(body.prompt, body.magic_prompt_option),
      count: body.num_images,
      seed: body.seed,
      resolution: image,
      paint: (seed) =>
        paintEdit(image, hole, body.prompt, seed, call.conditions.drift),
    })
    return {
      created: legacyNow(),
      data: made.map((one) => ({
        ...one,
        style_type: body.style_type ?? 'GENERAL',
      })),
    }
  },
})

export const legacy: readonly Operation[] = [edit]
