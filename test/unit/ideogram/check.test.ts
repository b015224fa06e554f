import { describe, expect, it } from 'vitest'
import { check } from '../../../ui/ideogram/check.ts'
import type { Endpoint, Values } from '../../../ui/ideogram/endpoint.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import { megabyte } from '../../../ui/ideogram/field.ts'
import { edit, picture } from './client.ts'

const bytes = (length: number, type = 'image/png') => ({
  bytes: new Uint8Array(length),
  type,
})
const faults = (endpoint: Endpoint, params: Values) =>
  check(endpoint, params).map(({ field }) => field)
const sentence = (endpoint: Endpoint, params: Values) =>
  check(endpoint, params)[0]?.sentence

const tenMegabytes = 10 * megabyte
const v3 = { image: picture(), mask: picture(), prompt: 'a' }
const fox = { prompt: 'a fox' }
const face = [picture()]

describe('a call that may go out', () => {
  it.each<[string, Endpoint, Values]>([
    ['the least', endpoints.edit, edit()],
    ['every bound', endpoints.edit, { ...edit(), num_images: 8, seed: 0 }],
    [
      'a file of 10 MB',
      endpoints.edit,
      { ...edit(), mask: bytes(tenMegabytes) },
    ],
    ['an empty list', endpoints.inpaintV3, { ...v3, style_codes: [] }],
    ['negative words', endpoints.generate, { ...fox, negative_prompt: 'a' }],
  ])('%s', (_, endpoint, params) => {
    expect(check(endpoint, params)).toEqual([])
  })
})

describe('a value out of bounds', () => {
  const palette = (...members: unknown[]) => ({ color_palette: { members } })
  it.each<[string, Endpoint, Values]>([
    ['prompt', endpoints.edit, { ...edit(), prompt: ' ' }],
    ['num_images', endpoints.edit, { ...edit(), num_images: 0 }],
    ['num_images', endpoints.edit, { ...edit(), num_images: 1.5 }],
    ['seed', endpoints.edit, { ...edit(), seed: 2147483648 }],
    ['seed', endpoints.edit, { ...edit(), seed: NaN }],
    ['model', endpoints.edit, { ...edit(), model: 'V_3' }],
    ['mask', endpoints.edit, { ...edit(), mask: undefined }],
    ['mask', endpoints.edit, { ...edit(), mask: bytes(0) }],
    ['mask', endpoints.edit, { ...edit(), mask: bytes(tenMegabytes + 1) }],
    ['mask', endpoints.edit, { ...edit(), mask: bytes(9, 'image/gif') }],
    ['style_codes', endpoints.inpaintV3, { ...v3, style_codes: ['0123abc'] }],
    [
      'character_reference_images',
      endpoints.inpaintV3,
      { ...v3, character_reference_images: [...face, ...face] },
    ],
    ['color_palette', endpoints.inpaintV3, { ...v3, ...palette() }],
    ['color_palette', endpoints.inpaintV3, { ...v3, color_palette: {} }],
    [
      'color_palette',
      endpoints.inpaintV3,
      { ...v3, color_palette: { name: 'SUNSET' } },
    ],
    // the second API writes it small
    [
      'color_palette',
      endpoints.remixV2,
      { image: picture(), ...fox, color_palette: { name: 'EMBER' } },
    ],
    [
      'color_palette',
      endpoints.inpaintV3,
      {
        ...v3,
        color_palette: { name: 'EMBER', members: [{ color_hex: '#f00' }] },
      },
    ],
    ['color_palette', endpoints.inpaintV3, { ...v3, ...palette(null) }],
    [
      'color_palette',
      endpoints.inpaintV3,
      { ...v3, ...palette({ color_hex: '#ff80' }) },
    ],
    ['prompt', endpoints.preciseEditV2, { image: picture(), prompt: '\n ' }],
    ['prompt', endpoints.generate40, { prompt: 'a'.repeat(10_001) }],
    [
      'color_palette',
      endpoints.inpaintV3,
      { ...v3, ...palette({ color_hex: 'red' }) },
    ],
    [
      'color_palette',
      endpoints.inpaintV3,
      { ...v3, ...palette({ color_hex: '#f00', color_weight: 0.01 }) },
    ],
    ['status', endpoints.listModels, { status: ['TRAINING', 'DONE'] }],
    [
      'model_name',
      endpoints.trainModel,
      { dataset_id: 'a', model_name: 'abc' },
    ],
    [
      'model_name',
      endpoints.trainModel,
      { dataset_id: 'a', model_name: 'what?!' },
    ],
  ])('is told beside %s', (field, endpoint, params) => {
    expect(faults(endpoint, params)).toEqual([field])
  })

  it('is told in words with the bounds in them', () => {
    const tell = (params: Values) =>
      sentence(endpoints.edit, { ...edit(), ...params })
    expect(tell({ mask: undefined })).toBe('mask is missing')
    expect(tell({ mask: bytes(tenMegabytes + 1) })).toBe('mask is above 10 MB')
    expect(tell({ model: 'V_3' })).toBe('model must be one of V_2, V_2_TURBO')
  })

  it('is told for every field at once', () => {
    expect(faults(endpoints.edit, {})).toEqual([
      'image_file',
      'mask',
      'prompt',
      'model',
    ])
  })
})

describe('values that do not go together', () => {
  const codes = { style_codes: ['01234567'] }
  const palette = { color_palette: { name: 'EMBER' } }
  it.each<[string, Endpoint, Values]>([
    [
      'resolution cannot go with aspect_ratio',
      endpoints.generateV3,
      { ...fox, resolution: '1024x1024', aspect_ratio: '1x1' },
    ],
    [
      'style_codes cannot go with style_type',
      endpoints.inpaintV3,
      { ...v3, ...codes, style_type: 'AUTO' },
    ],
    [
      'style_codes cannot go with style_reference_images',
      endpoints.reframeV3,
      {
        image: picture(),
        resolution: '1024x1024',
        ...codes,
        style_reference_images: face,
      },
    ],
    [
      'character_reference_images cannot go with color_palette',
      endpoints.inpaintV3,
      { ...v3, ...palette, character_reference_images: face },
    ],
    [
      'character_reference_images_mask must be as many as character_reference_images',
      endpoints.inpaintV3,
      { ...v3, character_reference_images_mask: face },
    ],
    [
      'rendering_speed cannot be FLASH beside character_reference_images',
      endpoints.generateV3,
      { ...fox, rendering_speed: 'FLASH', character_reference_images: face },
    ],
    [
      'style_type cannot be DESIGN beside character_reference_images',
      endpoints.remixV3,
      {
        ...fox,
        image: picture(),
        style_type: 'DESIGN',
        character_reference_images: face,
      },
    ],
    [
      'style_type cannot be GENERAL beside character_reference_images',
      endpoints.inpaintV3,
      { ...v3, style_type: 'GENERAL', character_reference_images: face },
    ],
    [
      'style_type cannot be REALISTIC beside style_preset',
      endpoints.inpaintV3,
      { ...v3, style_type: 'REALISTIC', style_preset: 'ART_DECO' },
    ],
    [
      'style_preset cannot go with style_codes',
      endpoints.reframeV2,
      {
        image: picture(),
        resolution: '1024x1024',
        style_preset: 'art_deco',
        ...codes,
      },
    ],
    [
      'reference_images can be 3 at most beside mask',
      endpoints.preciseEditV2,
      { ...v3, reference_images: [...face, ...face, ...face, ...face] },
    ],
    [
      'context_window can be auto only with mask',
      endpoints.preciseEditV2,
      { image: picture(), ...fox, context_window: 'auto' },
    ],
    ['mask needs images', endpoints.generate45, { ...fox, mask: picture() }],
    [
      'size can be source only with images',
      endpoints.generate46,
      { ...fox, size: 'source' },
    ],
    [
      'quality can be very_low only with images',
      endpoints.generate45,
      { ...fox, quality: 'very_low' },
    ],
    [
      'size cannot go with mask',
      endpoints.generate45,
      { ...fox, images: face, mask: picture(), size: '1024x1024' },
    ],
    [
      'negative_prompt needs model to be V_1, V_1_TURBO, V_2, V_2_TURBO',
      endpoints.generate,
      { ...fox, model: 'V_2A', negative_prompt: 'rain' },
    ],
    [
      'resolution needs model to be V_2, V_2_TURBO',
      endpoints.generate,
      { ...fox, model: 'V_1', resolution: 'RESOLUTION_512_1536' },
    ],
  ])('%s', (words, endpoint, params) => {
    expect(check(endpoint, params).map(({ sentence }) => sentence)).toEqual([
      words,
    ])
  })
})
