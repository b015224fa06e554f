import { endpoints } from '../ideogram/endpoints.ts'
import { pictures } from '../outcomes/came.ts'
import { preciseFit } from './edit.ts'
import { engine } from './engine.ts'
import {
  magicPrompt,
  num_images,
  prompt,
  quality,
  references,
  seed,
} from './fields.ts'
import type { Tool } from './tool.ts'

const framing = { kind: 'whole', fit: preciseFit, alpha: 'white' } as const

/** An edit in words, without a mask. */
export const instruct: Tool = {
  label: 'Instruct',
  says: 'Changes a picture as you say, without a mask',
  verb: 'Changes',
  press: 'Generate',
  icon: 'instruct',
  placements: ['fill', 'beside'],
  engines: [
    engine({
      id: 'precise-4.5',
      label: '4.5',
      endpoint: endpoints.preciseEditV2,
      framing,
      fields: {
        prompt,
        reference_images: references,
        quality,
        num_images,
        seed,
      },
      send: (values, { image }) => ({ ...values, image }),
      came: pictures,
    }),
    engine({
      id: 'edit-1',
      label: 'Earlier model',
      older: true,
      endpoint: endpoints.editWithPrompt,
      framing,
      fields: {
        prompt,
        images: references,
        num_images,
        magic_prompt: magicPrompt,
        seed,
      },
      send: ({ images = [], ...values }, { image }) => ({
        ...values,
        images: [image, ...images],
      }),
      came: pictures,
    }),
  ],
}
