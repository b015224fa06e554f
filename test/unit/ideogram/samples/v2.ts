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
  source,
  sourcePart,
  speed,
  texts,
  words,
} from './v2-parts.ts'

const masked: Sample[] = [
  sample(
    'inpaintV2',
    {
      ...source,
      ...mask,
      ...prompt,
      ...run,
      ...guarded,
      ...magic,
      ...speed,
      ...preset,
      style_type: 'auto',
    },
    {
      parts: {
        ...sourcePart,
        ...maskPart,
        ...later,
        ...texts({ ...prompt, ...run, ...guarded, ...magic, ...speed }),
        ...texts({ ...preset, style_type: 'auto' }),
      },
    },
  ),
  sample(
    'inpaintV2',
    { ...source, ...mask, ...prompt, ...codes },
    {
      parts: {
        ...sourcePart,
        ...maskPart,
        ...later,
        ...texts(prompt),
        ...codes,
      },
    },
  ),
  sample(
    'inpaintV2',
    { ...source, ...mask, ...prompt, ...references, private: false },
    {
      parts: {
        ...sourcePart,
        ...maskPart,
        ...later,
        ...texts(prompt),
        ...referencesPart,
        private: ['false'],
      },
    },
  ),
  sample(
    'preciseEditV2',
    {
      ...source,
      ...mask,
      ...prompt,
      ...run,
      ...guarded,
      reference_images: [picture('one'), picture('two')],
      quality: 'very_low',
      context_window: '0,10,300,400',
    },
    {
      parts: {
        ...sourcePart,
        ...maskPart,
        ...later,
        ...texts({ ...prompt, ...run, ...guarded }),
        reference_images: ['image/png:one', 'image/png:two'],
        quality: ['very_low'],
        context_window: ['0,10,300,400'],
      },
    },
  ),
  // it is asked about later whatever one says: there is no `async`
  sample(
    'removeObjectV2',
    { ...source, ...mask, seed: 4 },
    { parts: { ...sourcePart, ...maskPart, seed: ['4'] } },
  ),
]

const changed: Sample[] = [
  sample(
    'remixV2',
    {
      ...source,
      ...words,
      ...preset,
      image_weight: 1,
      negative_prompt: 'rain',
      aspect_ratio: '4x5',
      color_palette: palette,
      style_type: 'general',
    },
    {
      parts: {
        ...sourcePart,
        ...later,
        ...palettePart,
        ...texts({
          ...words,
          ...preset,
          image_weight: 1,
          negative_prompt: 'rain',
          aspect_ratio: '4x5',
          style_type: 'general',
        }),
      },
    },
  ),
  sample(
    'remixV2',
    { ...source, ...prompt, resolution: '512x1536', ...codes },
    {
      parts: {
        ...sourcePart,
        ...later,
        ...texts({ ...prompt, resolution: '512x1536' }),
        ...codes,
      },
    },
  ),
  sample(
    'remixV2',
    { ...source, ...prompt, ...references },
    {
      parts: { ...sourcePart, ...later, ...texts(prompt), ...referencesPart },
    },
  ),
  sample(
    'remix40',
    {
      ...source,
      ...prompt,
      ...speed,
      ...guarded,
      image_weight: 100,
      num_images: 3,
      resolution: '3328x1248',
    },
    {
      parts: {
        ...sourcePart,
        ...later,
        ...texts({
          ...prompt,
          ...speed,
          ...guarded,
          image_weight: 100,
          num_images: 3,
          resolution: '3328x1248',
        }),
      },
    },
  ),
  sample(
    'reframeV2',
    {
      ...source,
      ...run,
      ...speed,
      ...preset,
      resolution: '1536x640',
      color_palette: palette,
    },
    {
      parts: {
        ...sourcePart,
        ...later,
        ...palettePart,
        ...texts({ ...run, ...speed, ...preset, resolution: '1536x640' }),
      },
    },
  ),
  sample(
    'reframeV2',
    { ...source, resolution: '1024x1024', ...codes },
    {
      parts: {
        ...sourcePart,
        ...later,
        resolution: ['1024x1024'],
        ...codes,
      },
    },
  ),
  sample(
    'reframeV2',
    { ...source, resolution: '1024x1024', ...references },
    {
      parts: {
        ...sourcePart,
        ...later,
        resolution: ['1024x1024'],
        ...referencesPart,
      },
    },
  ),
  sample(
    'removeBackgroundV2',
    { ...source, private: true },
    { parts: { ...sourcePart, ...later, private: ['true'] } },
  ),
  sample(
    'replaceBackgroundV2',
    { ...source, prompt: 'a beach', num_images: 2, ...speed, private: true },
    {
      parts: {
        ...sourcePart,
        ...texts({ prompt: 'a beach', num_images: 2, ...speed, private: true }),
      },
    },
  ),
  sample(
    'upscaleAuto',
    { ...source, upscale_factor: 'x4', seed: 4, private: true },
    {
      parts: {
        ...sourcePart,
        ...later,
        ...texts({ upscale_factor: 'x4', seed: 4, private: true }),
      },
    },
  ),
]

export const v2Samples: Sample[] = [...masked, ...changed]
