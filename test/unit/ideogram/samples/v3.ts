import { picture } from '../client.ts'
import { file, sample, type Sample } from './sample.ts'

const palette = { members: [{ color_hex: '#FF8800', color_weight: 0.5 }] }
const paletteText = '{"members":[{"color_hex":"#FF8800","color_weight":0.5}]}'

const run = {
  num_images: 2,
  seed: 2147483647,
  rendering_speed: 'QUALITY',
} as const
const runParts = {
  num_images: ['2'],
  seed: ['2147483647'],
  rendering_speed: ['QUALITY'],
}
const magic = { magic_prompt: 'OFF' } as const
const magicPart = { magic_prompt: ['OFF'] }
const masked = {
  image: picture('source', 'image/webp'),
  mask: picture('mask'),
  prompt: 'ein Stuhl, schön & "neu"\r\n第二行',
}
const maskedParts = {
  image: file('source', 'image/webp'),
  mask: file('mask'),
  prompt: ['ein Stuhl, schön & "neu"\r\n第二行'],
}
const person = {
  character_reference_images: [picture('face')],
  character_reference_images_mask: [picture('face mask')],
}
const personParts = {
  character_reference_images: file('face'),
  character_reference_images_mask: file('face mask'),
}
const codes = { style_codes: ['0123abcd', 'DEADBEEF'] }
const styled = {
  style_reference_images: [picture('one'), picture('two', 'image/jpeg')],
  color_palette: palette,
  style_preset: 'ART_DECO',
} as const
const styledParts = {
  style_reference_images: ['image/png:one', 'image/jpeg:two'],
  color_palette: [paletteText],
  style_preset: ['ART_DECO'],
}

export const v3Samples: Sample[] = [
  sample(
    'generateV3',
    {
      prompt: 'a fox',
      negative_prompt: 'rain',
      resolution: '800x1280',
      style_type: 'AUTO',
      custom_model_uri: 'model/ours/version/2',
      ...run,
      ...magic,
      ...styled,
    },
    {
      parts: {
        prompt: ['a fox'],
        negative_prompt: ['rain'],
        resolution: ['800x1280'],
        style_type: ['AUTO'],
        custom_model_uri: ['model/ours/version/2'],
        ...runParts,
        ...magicPart,
        ...styledParts,
      },
    },
  ),
  sample(
    'generateV3',
    { prompt: 'a fox', aspect_ratio: '4x5', ...codes, ...person },
    {
      parts: {
        prompt: ['a fox'],
        aspect_ratio: ['4x5'],
        ...codes,
        ...personParts,
      },
    },
  ),
  sample(
    'generateV3',
    {
      prompt: 'a fox',
      num_images: 2,
      color_palette: palette,
      style_type: 'FICTION',
      style_reference_images: [],
    },
    // no file goes along
    {
      json: {
        prompt: 'a fox',
        num_images: 2,
        color_palette: palette,
        style_type: 'FICTION',
      },
    },
  ),
  sample(
    'generateTransparentV3',
    {
      prompt: 'a fox',
      negative_prompt: 'rain',
      aspect_ratio: '1x3',
      upscale_factor: 'X4',
      ...run,
      ...magic,
    },
    {
      parts: {
        prompt: ['a fox'],
        negative_prompt: ['rain'],
        aspect_ratio: ['1x3'],
        upscale_factor: ['X4'],
        ...runParts,
        ...magicPart,
      },
    },
  ),
  ...(['inpaintV3', 'editV3'] as const).flatMap((name) => [
    sample(
      name,
      { ...masked, ...run, ...magic, ...styled, style_type: 'GENERAL' },
      {
        parts: {
          ...maskedParts,
          ...runParts,
          ...magicPart,
          ...styledParts,
          style_type: ['GENERAL'],
        },
      },
    ),
    sample(
      name,
      { ...masked, ...codes, ...person },
      { parts: { ...maskedParts, ...codes, ...personParts } },
    ),
  ]),
  sample(
    'remixV3',
    {
      image: picture('source'),
      prompt: 'a fox',
      image_weight: 1,
      negative_prompt: 'rain',
      resolution: '512x1536',
      style_type: 'AUTO',
      ...run,
      ...magic,
      ...styled,
    },
    {
      parts: {
        image: file('source'),
        prompt: ['a fox'],
        image_weight: ['1'],
        negative_prompt: ['rain'],
        resolution: ['512x1536'],
        style_type: ['AUTO'],
        ...runParts,
        ...magicPart,
        ...styledParts,
      },
    },
  ),
  sample(
    'remixV3',
    {
      image: picture('source'),
      prompt: 'a fox',
      aspect_ratio: '10x16',
      ...codes,
      ...person,
    },
    {
      parts: {
        image: file('source'),
        prompt: ['a fox'],
        aspect_ratio: ['10x16'],
        ...codes,
        ...personParts,
      },
    },
  ),
  sample(
    'reframeV3',
    {
      image: picture('square'),
      resolution: '1536x640',
      ...run,
      ...styled,
    },
    {
      parts: {
        image: file('square'),
        resolution: ['1536x640'],
        ...runParts,
        ...styledParts,
      },
    },
  ),
  sample(
    'reframeV3',
    { image: picture('square'), resolution: '1024x1024', ...codes },
    {
      parts: { image: file('square'), resolution: ['1024x1024'], ...codes },
    },
  ),
  sample(
    'replaceBackgroundV3',
    {
      image: picture('source'),
      prompt: 'a beach',
      ...run,
      ...magic,
      ...styled,
    },
    {
      parts: {
        image: file('source'),
        prompt: ['a beach'],
        ...runParts,
        ...magicPart,
        ...styledParts,
      },
    },
  ),
  sample(
    'replaceBackgroundV3',
    { image: picture('source'), prompt: 'a beach', ...codes },
    {
      parts: { image: file('source'), prompt: ['a beach'], ...codes },
    },
  ),
]
