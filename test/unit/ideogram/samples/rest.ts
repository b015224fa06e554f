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
  sample(
    'removeObject',
    { ...source, mask: picture('mask'), seed: 4 },
    { parts: { ...sourcePart, mask: file('mask'), seed: ['4'] } },
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
]
