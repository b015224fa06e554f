import type { Field } from '../fields/field.ts'
import { choiceKind } from '../fields/choice.ts'
import { endpoints } from '../ideogram/endpoints.ts'
import { nearestName } from '../ideogram/sizes.ts'
import { cutouts, pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import {
  character_reference_images,
  looks,
  magicPrompt,
  negative_prompt,
  num_images,
  prompt,
  quality,
  rendering_speed,
  seed,
  speedV2,
  styleTypeV3,
} from './fields.ts'
import type { Tool } from './tool.ts'

const framing = { kind: 'nothing' } as const

/** What shows the picture crops what does not fit. */
const {
  generateV3,
  generateTransparentV3,
  generate45,
  generate40,
  generate20,
} = endpoints

const upscale_factor = {
  label: 'Enlarged',
  hint: 'Larger is dearer',
  kind: choiceKind({ X1: 'No', X2: 'Twice', X4: 'Four times' }),
  initial: 'X1',
} satisfies Field<'X1' | 'X2' | 'X4'>

const transparentSpeed = {
  ...rendering_speed,
  kind: choiceKind({ TURBO: 'Turbo', DEFAULT: 'Default', QUALITY: 'Quality' }),
  initial: 'DEFAULT',
} satisfies Field<'TURBO' | 'DEFAULT' | 'QUALITY'>

const magic_prompt = {
  ...magicPrompt,
  kind: choiceKind({ auto: 'Automatic', on: 'On', off: 'Off: my words only' }),
  initial: 'auto',
} satisfies Field<'auto' | 'on' | 'off'>

/** In steps of 32 pixels, with as many of them as the frame has units, four megapixels at most. */
const sizes45 = endpoints.generate40.fields.resolution.options

export const generate: Tool = {
  label: 'Generate',
  says: 'Paints a new picture into an empty frame, or a new one',
  verb: 'Fills',
  press: 'Generate',
  icon: 'generate',
  placements: ['fill', 'frame'],
  engines: [
    engine({
      id: 'v3',
      label: '3.0',
      endpoint: generateV3,
      framing,
      fields: {
        prompt,
        rendering_speed,
        num_images,
        negative_prompt,
        magic_prompt: magicPrompt,
        style_type: styleTypeV3,
        ...looks,
        character_reference_images,
        seed,
      },
      send: (values, { size }) => ({
        ...values,
        resolution: nearestName(generateV3.fields.resolution.options, size),
      }),
      came: pictures,
    }),
    engine({
      id: 'v4.5',
      label: '4.5',
      endpoint: generate45,
      framing,
      fields: { prompt, quality, num_images, magic_prompt, seed },
      send: (values, { size }) => ({
        ...values,
        size: nearestName(sizes45, size),
      }),
      came: pictures,
    }),
    engine({
      id: 'transparent-v3',
      label: '3.0, transparent',
      endpoint: generateTransparentV3,
      framing,
      fields: {
        prompt,
        rendering_speed: transparentSpeed,
        num_images,
        upscale_factor,
        negative_prompt,
        magic_prompt: magicPrompt,
        seed,
      },
      send: (values, { size }) => ({
        ...values,
        aspect_ratio: nearestName(
          generateTransparentV3.fields.aspect_ratio.options,
          size,
        ),
      }),
      came: cutouts,
    }),
    engine({
      id: 'v4',
      label: '4.0',
      older: true,
      endpoint: generate40,
      framing,
      fields: {
        prompt,
        rendering_speed: speedV2,
        num_images,
        magic_prompt,
        seed,
      },
      send: (values, { size }) => ({
        ...values,
        resolution: nearestName(generate40.fields.resolution.options, size),
      }),
      came: pictures,
    }),
    engine({
      id: 'v2',
      label: '2.0',
      older: true,
      endpoint: generate20,
      framing,
      fields: {
        prompt,
        rendering_speed: speedV2,
        num_images,
        negative_prompt,
        magic_prompt,
        seed,
      },
      send: (values, { size }) => ({
        ...values,
        aspect_ratio: nearestName(generate20.fields.aspect_ratio.options, size),
      }),
      came: pictures,
    }),
  ],
}
