import { endpoints } from '../ideogram/endpoints.ts'
import { listed, v3Sizes } from '../ideogram/sizes.ts'
import { pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import { rendering_speed, seed } from './fields.ts'
import type { Tool } from './tool.ts'

/** What sizes *Remove object* keeps is documented nowhere: those of 3.0 are safe. */
const fit = listed(v3Sizes)

export const remove: Tool = {
  label: 'Remove',
  says: 'Takes away what the mask covers, its shadow too if that is masked',
  verb: 'Removes from',
  press: 'Remove',
  icon: 'remove',
  placements: ['fill', 'layer', 'beside'],
  engines: [
    engine({
      id: 'object-1',
      label: 'Remove object',
      endpoint: endpoints.removeObject,
      // One object a request, says the service.
      framing: { kind: 'window', fit, change: 'white', apart: true },
      fields: { seed },
      send: (values, { image, mask }) => ({ ...values, image, mask }),
      came: pictures,
    }),
    engine({
      id: 'v3',
      label: '3.0',
      endpoint: endpoints.inpaintV3,
      framing: { kind: 'window', fit, change: 'black', apart: true },
      fields: { rendering_speed, seed },
      fixed: {
        prompt: 'The empty background, continued, with nothing in it',
        magic_prompt: 'OFF',
      },
      send: (values, { image, mask }) => ({ ...values, image, mask }),
      came: pictures,
    }),
  ],
}
