import type { Field } from '../fields/field.ts'
import { sizesKind, type NamedSize } from '../fields/sizes.ts'
import { endpoints } from '../ideogram/endpoints.ts'
import { listed, v3Sizes } from '../ideogram/sizes.ts'
import { pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import { rendering_speed, seed } from './fields.ts'
import { frameSizes } from './frame-sizes.ts'
import type { Tool } from './tool.ts'

const sizes = {
  label: 'Sizes',
  hint: 'Each is a frame of its own, and is paid for',
  kind: sizesKind(frameSizes),
  initial: [frameSizes[0]],
} satisfies Field<readonly NamedSize[]>

/** The source in the middle of frames of other shapes, itself untouched. */
export const reframe: Tool = {
  label: 'Reframe',
  says: 'Makes other formats of it, painting what is missing around',
  verb: 'Reframes',
  press: 'Reframe',
  icon: 'reframe',
  placements: ['frame'],
  engines: [
    engine({
      id: 'v3',
      label: '3.0',
      endpoint: endpoints.inpaintV3,
      framing: { kind: 'empty', fit: listed(v3Sizes) },
      fields: { rendering_speed, seed },
      own: { sizes },
      fixed: { prompt: 'The same scene, continued naturally to all sides' },
      send: (values, { image, mask }) => ({ ...values, image, mask }),
      came: pictures,
    }),
  ],
}
