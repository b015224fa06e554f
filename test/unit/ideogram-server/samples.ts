import type { Sent } from './calls.ts'
import { photo, squareMask } from './pictures.ts'

export const WIDE = { width: 192, height: 64 }
export const wide = await photo(WIDE)
export const mask = await squareMask(WIDE)
export const square = await photo({ width: 96, height: 96 })

/** Known without training, where a test says so. */
export const KNOWN_MODEL = 'model/our-foxes/version/1'

/** A body right in every field, by operation. */
export const RIGHT: Readonly<Record<string, Sent>> = {
  'POST /edit': {
    form: { image_file: wide, mask, prompt: 'a lake', model: 'V_2' },
  },
  'POST /generate': {
    json: {
      image_request: {
        prompt: 'a lake',
        resolution: 'RESOLUTION_1536_512',
        color_palette: { members: [{ color_hex: '#08f', color_weight: 0.5 }] },
      },
    },
  },
  'POST /remix': {
    form: {
      image_file: square,
      image_request: '{"prompt":"a lake","aspect_ratio":"ASPECT_3_1"}',
    },
  },
  'POST /reframe': {
    form: {
      image_file: square,
      resolution: 'RESOLUTION_1536_512',
      model: 'V_2_TURBO',
    },
  },
  'POST /upscale': { form: { image_file: wide, image_request: '{}' } },
  'POST /describe': { form: { image_file: wide } },
  'POST /v1/ideogram-v3/generate': {
    form: { prompt: 'a lake', aspect_ratio: '3x1', style_codes: 'abcdef01' },
  },
  'POST /v1/ideogram-v3/generate-transparent': {
    form: { prompt: 'a bird', aspect_ratio: '3x1' },
  },
  'POST /v1/ideogram-v3/inpaint': {
    form: {
      image: wide,
      mask,
      prompt: 'a lake',
      rendering_speed: 'FLASH',
      color_palette: '{"name":"EMBER"}',
      style_reference_images: [wide, wide],
    },
  },
  'POST /v1/ideogram-v3/edit': {
    form: { image: wide, mask, prompt: 'a lake' },
  },
  'POST /v1/ideogram-v3/remix': {
    form: {
      image: square,
      prompt: 'a lake',
      image_weight: '70',
      resolution: '1536x512',
    },
  },
  'POST /v1/ideogram-v3/reframe': {
    form: { image: square, resolution: '1536x512' },
  },
  'POST /v1/ideogram-v3/replace-background': {
    form: { image: wide, prompt: 'a forest' },
  },
  'POST /v1/ideogram-v3/layerize-text': { form: { image: wide } },
  'POST /v1/remove-background': { form: { image: wide } },
  'POST /v1/edit': {
    form: { prompt: 'a bird', images: [wide], transparent_background: 'true' },
  },
  'POST /v2/image/inpaint/ideogram-3': {
    form: {
      image: wide,
      mask,
      prompt: 'a lake',
      rendering_speed: 'turbo',
      style_preset: 'art_deco',
    },
  },
  'POST /v1/remove-object': { form: { image: wide, mask } },
  'POST /v2/image/precise-edit/ideogram-4-5': {
    form: { image: wide, prompt: 'a bird', quality: 'very_low' },
  },
  'POST /v2/image/generate/ideogram-4-5': {
    json: { prompt: 'a lake', size: '1536x512', quality: 'low' },
  },
  'POST /v2/image/generate/ideogram-4-6': {
    form: { prompt: 'a lake', size: '1536x512', num_images: '1' },
  },
  'POST /v2/image/generate/ideogram-3': {
    json: {
      prompt: 'a lake',
      aspect_ratio: '3x1',
      color_palette: { name: 'ember' },
    },
  },
  'POST /v2/image/generate/ideogram-3-transparent': {
    json: { prompt: 'a bird', aspect_ratio: '3x1', upscale_factor: 'x1' },
  },
  'POST /v2/image/generate/ideogram-4-transparent': {
    json: { prompt: 'a bird', aspect_ratio: '3x1' },
  },
  'POST /v2/image/generate/ideogram-2': {
    form: { prompt: 'a lake', aspect_ratio: '3x1', style_type: 'anime' },
  },
  'POST /v2/image/generate/ideogram-3-custom-model': {
    json: {
      prompt: 'a lake',
      resolution: '1536x512',
      custom_model_uri: KNOWN_MODEL,
    },
  },
  'POST /v2/image/remix/ideogram-3': {
    form: { image: wide, prompt: 'a lake', image_weight: '70' },
  },
  'POST /v2/image/remix/ideogram-4': {
    form: { image: wide, prompt: 'a lake', resolution: '1536x512' },
  },
  'POST /v2/image/reframe/ideogram-3': {
    form: { image: square, resolution: '1536x512' },
  },
  'POST /v2/image/replace-background/ideogram-3': {
    form: { image: wide, prompt: 'a forest' },
  },
  'POST /v2/image/remove-background/ideogram-1': { form: { image: wide } },
  'POST /v2/image/remove-object/ideogram-1': { form: { image: wide, mask } },
  'POST /v2/image/upscale/auto': {
    form: { image: wide, upscale_factor: 'x4' },
  },
  'POST /v2/image/describe/ideogram-3': { form: { image: wide } },
  'POST /v2/image/describe/ideogram-4': {
    form: { image: wide, include_tags: 'true' },
  },
  'POST /v2/design/layerize/ideogram-3': { form: { image: wide } },
  'POST /v2/svg/generate/ideogram-vector-1': {
    json: { prompt: 'a bird', quality: 'low', aspect_ratio: '3x1' },
  },
  'POST /v2/svg/vectorize/ideogram-vector-1': {
    form: { image: wide, mode: 'simple' },
  },
}

/** What only ever answers with an id to poll. */
export const ASYNC_ONLY: readonly string[] = [
  'POST /v2/image/replace-background/ideogram-3',
  'POST /v2/image/remove-object/ideogram-1',
  'POST /v2/svg/generate/ideogram-vector-1',
  'POST /v2/svg/vectorize/ideogram-vector-1',
]

export const sentTo = (operation: string): Sent => RIGHT[operation] ?? {}
