import { endpoints } from '../ideogram/endpoints.ts'
import { nearestName } from '../ideogram/sizes.ts'
import { pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import {
  magicPrompt,
  num_images,
  prompt,
  rendering_speed,
  seed,
  styleTypeV3,
} from './fields.ts'
import type { Tool } from './tool.ts'

/** What shows the picture crops what does not fit. */
const resolutions = endpoints.generateV3.fields.resolution.options

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
      label: 'Ideogram 3.0',
      endpoint: endpoints.generateV3,
      framing: { kind: 'nothing' },
      fields: {
        prompt,
        rendering_speed,
        num_images,
        magic_prompt: magicPrompt,
        style_type: styleTypeV3,
        seed,
      },
      send: (values, { size }) => ({
        ...values,
        resolution: nearestName(resolutions, size),
      }),
      came: pictures,
    }),
  ],
}
