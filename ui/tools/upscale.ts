import { choiceKind } from '../fields/choice.ts'
import type { Field } from '../fields/field.ts'
import { endpoints } from '../ideogram/endpoints.ts'
import { pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import { seed } from './fields.ts'
import type { Tool } from './tool.ts'

const upscale_factor = {
  label: 'Enlarge',
  hint: 'Paid for by the megapixel that comes out',
  kind: choiceKind({ x2: 'Twice', x4: 'Four times', x8: 'Eight times' }),
  initial: 'x2',
} satisfies Field<'x2' | 'x4' | 'x8'>

export const upscale: Tool = {
  label: 'Upscale',
  says: 'Gives a picture more pixels; its crop stays',
  verb: 'Enlarges',
  press: 'Upscale',
  icon: 'upscale',
  placements: ['fill'],
  engines: [
    engine({
      id: 'auto',
      label: 'Automatic',
      endpoint: endpoints.upscaleAuto,
      framing: { kind: 'own' },
      fields: { upscale_factor, seed },
      takes: ({ source }) => source?.density != null,
      send: (values, { image }) => ({ ...values, image }),
      came: pictures,
    }),
    engine({
      id: 'v2',
      label: '2.0',
      older: true,
      endpoint: endpoints.upscale,
      framing: { kind: 'own' },
      fields: { seed },
      takes: ({ source }) => source?.density != null,
      send: (values, { image }) => ({ ...values, image_file: image }),
      came: pictures,
    }),
  ],
}
