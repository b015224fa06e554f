import type { Field } from '../fields/field.ts'
import { noSides, sidesKind, type Sides } from '../fields/sides.ts'
import { endpoints } from '../ideogram/endpoints.ts'
import { listed, v3Sizes } from '../ideogram/sizes.ts'
import { pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import { num_images, prompt, rendering_speed, seed } from './fields.ts'
import type { Tool } from './tool.ts'

const sides = {
  label: 'Grow by',
  hint: 'How far each side moves outward; without any, what is empty is filled',
  kind: sidesKind,
  initial: noSides,
} satisfies Field<Sides>

export const expand: Tool = {
  label: 'Expand',
  says: 'Paints beyond a picture’s edges, or into the empty parts of a frame',
  verb: 'Expands',
  press: 'Expand',
  icon: 'expand',
  placements: ['fill', 'layer'],
  engines: [
    engine({
      id: 'v3',
      label: '3.0',
      endpoint: endpoints.inpaintV3,
      framing: { kind: 'empty', fit: listed(v3Sizes) },
      fields: { prompt, rendering_speed, num_images, seed },
      own: { sides },
      send: (values, { image, mask }) => ({ ...values, image, mask }),
      came: pictures,
    }),
  ],
}
