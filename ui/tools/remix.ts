import { endpoints } from '../ideogram/endpoints.ts'
import { legacySizes, listed, nearestName, v3Sizes } from '../ideogram/sizes.ts'
import { pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import {
  image_weight,
  legacyStyleType,
  looks,
  magicPrompt,
  negative_prompt,
  num_images,
  prompt,
  rendering_speed,
  seed,
  styleTypeV3,
} from './fields.ts'
import type { Tool } from './tool.ts'

const { remix: remixV2, remixV3 } = endpoints

export const remix: Tool = {
  label: 'Remix',
  says: 'Paints a new picture after the one that is there',
  verb: 'Remixes',
  press: 'Remix',
  icon: 'remix',
  placements: ['fill', 'beside'],
  engines: [
    engine({
      id: 'v3',
      label: '3.0',
      endpoint: remixV3,
      // It would crop by itself; cropped before, what is sent is seen.
      framing: {
        kind: 'whole',
        fit: listed(v3Sizes),
        alpha: 'white',
        crop: true,
      },
      fields: {
        prompt,
        image_weight,
        rendering_speed,
        num_images,
        negative_prompt,
        magic_prompt: magicPrompt,
        style_type: styleTypeV3,
        ...looks,
        seed,
      },
      send: (values, { image, size }) => ({
        ...values,
        image,
        resolution: nearestName(remixV3.fields.resolution.options, size),
      }),
      came: pictures,
    }),
    engine({
      id: 'v2',
      label: '2.0',
      older: true,
      endpoint: remixV2,
      framing: {
        kind: 'whole',
        fit: listed(legacySizes),
        alpha: 'white',
        crop: true,
      },
      fields: {
        prompt,
        image_weight,
        num_images,
        negative_prompt,
        magic_prompt_option: magicPrompt,
        style_type: legacyStyleType,
        seed,
      },
      fixed: { model: 'V_2' },
      send: (values, { image, size }) => ({
        ...values,
        image_file: image,
        resolution: nearestName(remixV2.fields.resolution.options, size),
      }),
      came: pictures,
    }),
  ],
}
