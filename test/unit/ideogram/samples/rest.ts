import { picture } from '../client.ts'
import { file, sample, type Sample } from './sample.ts'

const source = { image: picture('source') }
const sourcePart = { image: file('source') }
const link = 'https://ideogram.ai/api/images/ephemeral/a.png?exp=1&sig=f'

export const restSamples: Sample[] = [
  sample('removeBackground', source, { parts: sourcePart }),
  sample(
    'layerizeText',
    { ...source, prompt: 'a poster', seed: 4 },
    { parts: { ...sourcePart, prompt: ['a poster'], seed: ['4'] } },
  ),
  sample(
    'editWithPrompt',
    {
      prompt: 'make it blue',
      images: [picture('one'), picture('two', 'image/webp')],
      image_urls: [link, link],
      num_images: 2,
      seed: 4,
      magic_prompt: 'ON',
      resolution: '1024x1024',
      transparent_background: true,
    },
    {
      parts: {
        prompt: ['make it blue'],
        images: ['image/png:one', 'image/webp:two'],
        image_urls: [link, link],
        num_images: ['2'],
        seed: ['4'],
        magic_prompt: ['ON'],
        resolution: ['1024x1024'],
        transparent_background: ['true'],
      },
    },
  ),
  sample(
    'editWithPrompt',
    { prompt: 'a fox', images: [], aspect_ratio: '1x2' },
    { parts: { prompt: ['a fox'], aspect_ratio: ['1x2'] } },
  ),
  sample('listDatasets', {}, { url: '/datasets' }),
  sample(
    'createDataset',
    { name: 'Öur foxes' },
    { json: { name: 'Öur foxes' } },
  ),
  sample('getDataset', { dataset_id: 'a/b?c' }, { url: '/datasets/a%2Fb%3Fc' }),
  sample(
    'uploadAssets',
    {
      dataset_id: 'd1',
      files: [
        { ...picture('fox', 'image/jpeg'), name: 'fox.jpg' },
        {
          bytes: new TextEncoder().encode('a red fox'),
          type: 'text/plain',
          name: 'fox.txt',
        },
      ],
    },
    {
      url: '/datasets/d1/upload_assets',
      parts: { files: ['image/jpeg:fox', 'text/plain:a red fox'] },
    },
  ),
  sample(
    'trainModel',
    { dataset_id: 'd1', model_name: 'Our Foxes-2' },
    { json: { dataset_id: 'd1', model_name: 'Our Foxes-2' } },
  ),
  sample('listModels', {}, { url: '/models' }),
  sample(
    'listModels',
    { scope: 'owned', status: ['TRAINING', 'COMPLETED'] },
    { url: '/models?scope=owned&status=TRAINING&status=COMPLETED' },
  ),
  sample('getModel', { model_id: 'm-1_x' }, { url: '/models/m-1_x' }),
  sample(
    'inpaintV2',
    {
      ...source,
      mask: picture('mask'),
      prompt: 'a fox',
      magic_prompt: 'off',
      num_images: 2,
      rendering_speed: 'turbo',
      seed: 4,
      style_type: 'realistic',
      style_preset: '80s_illustration',
      style_reference_images: [picture('one')],
      enable_copyright_detection: true,
      private: false,
      dry_run: true,
    },
    {
      url: '/v2/image/inpaint/ideogram-3?dry_run=true',
      parts: {
        ...sourcePart,
        mask: file('mask'),
        prompt: ['a fox'],
        magic_prompt: ['off'],
        num_images: ['2'],
        rendering_speed: ['turbo'],
        seed: ['4'],
        style_type: ['realistic'],
        style_preset: ['80s_illustration'],
        style_reference_images: file('one'),
        enable_copyright_detection: ['true'],
        private: ['false'],
      },
    },
  ),
  sample(
    'inpaintV2',
    {
      ...source,
      mask: picture('mask'),
      prompt: 'a',
      style_codes: ['01234567'],
    },
    {
      parts: {
        ...sourcePart,
        mask: file('mask'),
        prompt: ['a'],
        style_codes: ['01234567'],
      },
    },
  ),
  sample(
    'preciseEditV2',
    {
      ...source,
      mask: picture('mask'),
      prompt: 'a fox',
      reference_images: [picture('one'), picture('two')],
      quality: 'very_low',
      num_images: 3,
      seed: 4,
      context_window: '0,10,300,400',
      dry_run: true,
    },
    {
      url: '/v2/image/precise-edit/ideogram-4-5?dry_run=true',
      parts: {
        ...sourcePart,
        mask: file('mask'),
        prompt: ['a fox'],
        reference_images: ['image/png:one', 'image/png:two'],
        quality: ['very_low'],
        num_images: ['3'],
        seed: ['4'],
        context_window: ['0,10,300,400'],
      },
    },
  ),
]
