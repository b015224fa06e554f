import { picture } from '../client.ts'
import { file, sample, type Sample } from './sample.ts'

const legacyRequest = {
  prompt: 'a fox',
  aspect_ratio: 'ASPECT_16_9',
  model: 'V_2_TURBO',
  magic_prompt_option: 'ON',
  seed: 7,
  style_type: 'RENDER_3D',
  negative_prompt: 'rain',
  num_images: 8,
  color_palette: { name: 'EMBER' },
} as const
const resolution = { resolution: 'RESOLUTION_640_1024' } as const

export const legacySamples: Sample[] = [
  sample(
    'edit',
    {
      image_file: picture('source', 'image/jpeg'),
      mask: picture('mask'),
      prompt: 'a chair',
      model: 'V_2_TURBO',
      magic_prompt_option: 'AUTO',
      num_images: 4,
      seed: 0,
      style_type: 'REALISTIC',
    },
    {
      parts: {
        image_file: file('source', 'image/jpeg'),
        mask: file('mask'),
        prompt: ['a chair'],
        model: ['V_2_TURBO'],
        magic_prompt_option: ['AUTO'],
        num_images: ['4'],
        seed: ['0'],
        style_type: ['REALISTIC'],
      },
    },
  ),
  sample('generate', legacyRequest, { json: { image_request: legacyRequest } }),
  sample(
    'generate',
    { prompt: 'a fox', ...resolution },
    { json: { image_request: { prompt: 'a fox', ...resolution } } },
  ),
  sample(
    'remix',
    { image_file: picture('source'), image_weight: 100, ...legacyRequest },
    {
      parts: { image_file: file('source') },
      request: { image_weight: 100, ...legacyRequest },
    },
  ),
  sample(
    'remix',
    { image_file: picture('source'), prompt: 'a fox', ...resolution },
    {
      parts: { image_file: file('source') },
      request: { prompt: 'a fox', ...resolution },
    },
  ),
  sample(
    'reframe',
    {
      image_file: picture('square'),
      resolution: 'RESOLUTION_1536_640',
      model: 'AUTO',
      num_images: 1,
      seed: 3,
      style_type: 'ANIME',
    },
    {
      parts: {
        image_file: file('square'),
        resolution: ['RESOLUTION_1536_640'],
        model: ['AUTO'],
        num_images: ['1'],
        seed: ['3'],
        style_type: ['ANIME'],
      },
    },
  ),
  sample(
    'upscale',
    { image_file: picture('small') },
    { parts: { image_file: file('small') }, request: {} },
  ),
  sample(
    'upscale',
    {
      image_file: picture('small'),
      prompt: 'sharp',
      resemblance: 1,
      detail: 100,
      magic_prompt_option: 'OFF',
      num_images: 2,
      seed: 9,
    },
    {
      parts: { image_file: file('small') },
      request: {
        prompt: 'sharp',
        resemblance: 1,
        detail: 100,
        magic_prompt_option: 'OFF',
        num_images: 2,
        seed: 9,
      },
    },
  ),
  sample(
    'describe',
    { image_file: picture('what'), describe_model_version: 'V_2' },
    {
      parts: { image_file: file('what'), describe_model_version: ['V_2'] },
    },
  ),
]
