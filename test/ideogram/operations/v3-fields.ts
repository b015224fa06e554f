import * as v from 'valibot'
import {
  magicPrompt,
  numImages,
  palette,
  references,
  renderingSpeed,
  seed,
  styleCodes,
  stylePreset,
  styleTypeV3,
  text,
} from '../fields.ts'
import type { SentFile } from '../form.ts'
import { decode } from '../pictures/raster.ts'
import { badRequest } from '../refusal.ts'
import type { Size } from '../sizes.ts'
import { nearest, sizeOf, V3_SIZES } from '../sizes.ts'

/** Fields of every 3.0 operation that makes pictures. */
export const run = {
  num_images: v.optional(numImages),
  seed: v.optional(seed),
  rendering_speed: v.optional(renderingSpeed),
}

export const magic = { magic_prompt: v.optional(magicPrompt) }
export const negative = { negative_prompt: v.optional(text) }

export const style = {
  style_preset: v.optional(stylePreset),
  color_palette: v.optional(palette),
  style_codes: v.optional(styleCodes),
  style_reference_images: v.optional(references(100)),
}

export const styleType = { style_type: v.optional(styleTypeV3) }

export const character = {
  character_reference_images: v.optional(references(1)),
  character_reference_images_mask: v.optional(references(1)),
}

/** The fields that may not go together, whichever of them an operation has. */
interface Together {
  resolution?: string | undefined
  aspect_ratio?: string | undefined
  style_codes?: string[] | undefined
  style_type?: string | undefined
  style_preset?: string | undefined
  style_reference_images?: SentFile[] | undefined
  color_palette?: object | undefined
  rendering_speed?: string | undefined
  character_reference_images?: SentFile[] | undefined
  character_reference_images_mask?: SentFile[] | undefined
}

/** Which fields exclude which, in the documents or in reports. */
const RULES: readonly (readonly [(body: Together) => boolean, string])[] = [
  [
    (body) => has(body, 'resolution') && has(body, 'aspect_ratio'),
    'resolution cannot be used in conjunction with aspect_ratio',
  ],
  [
    (body) => has(body, 'style_codes') && has(body, 'style_type'),
    'style_codes cannot be used in conjunction with style_type',
  ],
  [
    (body) => has(body, 'style_codes') && has(body, 'style_reference_images'),
    'style_codes cannot be used in conjunction with style_reference_images',
  ],
  [
    (body) => hasCharacter(body) && has(body, 'color_palette'),
    'color_palette is not supported with a character reference',
  ],
  [
    (body) => hasCharacter(body) && body.rendering_speed === 'FLASH',
    'rendering_speed FLASH is not supported with a character reference',
  ],
  [
    (body) =>
      hasCharacter(body) &&
      ['GENERAL', 'DESIGN'].includes(body.style_type ?? ''),
    'A character reference requires style_type AUTO, REALISTIC or FICTION',
  ],
  [
    (body) =>
      has(body, 'style_preset') &&
      !['AUTO', 'GENERAL'].includes(body.style_type ?? 'GENERAL'),
    'style_preset requires style_type AUTO or GENERAL',
  ],
  [
    (body) =>
      has(body, 'character_reference_images_mask') && !hasCharacter(body),
    'A character reference is required: provide character_reference_images',
  ],
]

const has = (body: Together, name: keyof Together) => body[name] !== undefined
const hasCharacter = (body: Together) => has(body, 'character_reference_images')

export const excluded = (body: Together) =>
  RULES.find(([broken]) => broken(body))?.[1]

/** A character's mask has the size of its picture. Throws a 400. */
export async function checkCharacter(body: Together): Promise<void> {
  const [image] = body.character_reference_images ?? []
  const [mask] = body.character_reference_images_mask ?? []
  if (!image || !mask) return
  const [one, other] = [await decode(image.bytes), await decode(mask.bytes)]
  if (one.width !== other.width || one.height !== other.height)
    throw badRequest(
      'Each character reference mask must have the dimensions of its image.',
    )
}

export const sizeFor = ({ resolution, aspect_ratio }: Together): Size =>
  resolution === undefined
    ? nearest(sizeOf(aspect_ratio ?? '1x1'), V3_SIZES)
    : sizeOf(resolution)
