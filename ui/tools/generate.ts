import { endpoints } from '../ideogram/endpoints.ts'
import type { Size } from '../../plugin/shared/geometry.ts'
import { nearestSize, v3SizeNames, v3Sizes } from '../ideogram/sizes.ts'
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

/** The listed size nearest in ratio; what shows it crops the rest. */
function resolutionFor({ width, height }: Size) {
  const size = nearestSize(v3Sizes, width / height, width * height)
  const name = `${String(size.width)}x${String(size.height)}`
  return v3SizeNames.find((one) => one === name)
}

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
        resolution: resolutionFor(size),
      }),
      came: pictures,
    }),
  ],
}
