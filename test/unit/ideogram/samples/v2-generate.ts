import { picture } from '../client.ts'
import { sample, type Sample } from './sample.ts'
import {
  codes,
  guarded,
  later,
  magic,
  mask,
  maskPart,
  palette,
  palettePart,
  preset,
  prompt,
  references,
  referencesPart,
  run,
  texts,
  words,
} from './v2-parts.ts'

const newest = {
  ...prompt,
  ...magic,
  ...run,
  ...guarded,
  quality: 'low',
} as const
const uri = { custom_model_uri: 'model/ours/version/2' }

export const v2Generate: Sample[] = [
  ...(['generate46', 'generate45'] as const).flatMap((name) => [
    sample(
      name,
      { ...newest, size: '2048x2048' },
      { parts: { ...later, ...texts({ ...newest, size: '2048x2048' }) } },
    ),
    sample(
      name,
      { ...prompt, images: [picture('one'), picture('two')], ...mask },
      {
        parts: {
          ...later,
          ...texts(prompt),
          ...maskPart,
          images: ['image/png:one', 'image/png:two'],
        },
      },
    ),
  ]),
  sample(
    'generate40',
    { ...words, resolution: '1440x2880' },
    { json: { ...words, resolution: '1440x2880', async: true } },
  ),
  sample(
    'generateTransparent40',
    { ...words, aspect_ratio: '1x4', output_resolution: '4k' },
    {
      json: {
        ...words,
        aspect_ratio: '1x4',
        output_resolution: '4k',
        async: true,
      },
    },
  ),
  sample(
    'generateCustom40',
    { ...words, ...uri, resolution: '1024x1024' },
    { json: { ...words, ...uri, resolution: '1024x1024', async: true } },
  ),
  sample(
    'generateCustom30',
    {
      ...words,
      ...uri,
      ...preset,
      resolution: '800x1280',
      negative_prompt: 'rain',
      color_palette: palette,
    },
    {
      parts: {
        ...later,
        ...palettePart,
        ...texts({
          ...words,
          ...uri,
          ...preset,
          resolution: '800x1280',
          negative_prompt: 'rain',
        }),
      },
    },
  ),
  sample(
    'generateCustom30',
    { ...prompt, ...uri, aspect_ratio: 'auto', ...codes },
    {
      parts: {
        ...later,
        ...texts({ ...prompt, ...uri, aspect_ratio: 'auto' }),
        ...codes,
      },
    },
  ),
  sample(
    'generateCustom30',
    { ...prompt, ...uri, ...references },
    { parts: { ...later, ...texts({ ...prompt, ...uri }), ...referencesPart } },
  ),
  sample(
    'generate20',
    {
      ...words,
      aspect_ratio: '16x9',
      negative_prompt: 'rain',
      style_type: 'render_3d',
    },
    {
      json: {
        ...words,
        aspect_ratio: '16x9',
        negative_prompt: 'rain',
        style_type: 'render_3d',
        async: true,
      },
    },
  ),
]
