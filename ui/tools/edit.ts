import { endpoints } from '../ideogram/endpoints.ts'
import {
  legacySizes,
  listed,
  upTo,
  v3Sizes,
  type Fit,
} from '../ideogram/sizes.ts'
import { pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import {
  character_reference_images,
  legacyStyleType,
  looks,
  magicPrompt,
  num_images,
  prompt,
  quality,
  referencesBesideMask,
  rendering_speed,
  seed,
  styleTypeV3,
} from './fields.ts'
import type { Tool } from './tool.ts'

/** Pixels that Precise Edit gives back as it was given them. */
export const preciseFit = upTo(4_194_304, { maxRatio: 6 })

const window = (fit: Fit) => ({ kind: 'window', fit, change: 'black' }) as const

const fieldsV3 = {
  prompt,
  rendering_speed,
  num_images,
  magic_prompt: magicPrompt,
  style_type: styleTypeV3,
  ...looks,
  character_reference_images,
  seed,
}

/** The two models of the page that the API began with. */
const legacy = (id: string, label: string, model: 'V_2' | 'V_2_TURBO') =>
  engine({
    id,
    label,
    older: true,
    endpoint: endpoints.edit,
    framing: window(listed(legacySizes)),
    fields: {
      prompt,
      num_images,
      magic_prompt_option: magicPrompt,
      style_type: legacyStyleType,
      seed,
    },
    fixed: { model },
    send: (values, { image, mask }) => ({ ...values, image_file: image, mask }),
    came: pictures,
  })

/** Masked models at about a megapixel, and one that keeps the source's own pixels. */
export const edit: Tool = {
  label: 'Edit',
  says: 'Changes what the mask covers, as you say',
  verb: 'Repaints',
  press: 'Generate',
  icon: 'edit',
  placements: ['fill', 'layer', 'beside'],
  engines: [
    engine({
      id: 'v3',
      label: '3.0',
      endpoint: endpoints.inpaintV3,
      framing: window(listed(v3Sizes)),
      fields: fieldsV3,
      send: (values, { image, mask }) => ({ ...values, image, mask }),
      came: pictures,
    }),
    engine({
      id: 'precise-4.5',
      label: '4.5, true pixels',
      endpoint: endpoints.preciseEditV2,
      framing: { ...window(preciseFit), keeps: true },
      fields: {
        prompt,
        reference_images: referencesBesideMask,
        quality,
        num_images,
        seed,
      },
      send: (values, { image, mask }) => ({ ...values, image, mask }),
      came: pictures,
    }),
    legacy('v2', '2.0', 'V_2'),
    legacy('v2-turbo', '2.0 Turbo', 'V_2_TURBO'),
    engine({
      id: 'v3-edit',
      label: '3.0, earlier version',
      older: true,
      endpoint: endpoints.editV3,
      framing: window(listed(v3Sizes)),
      fields: fieldsV3,
      send: (values, { image, mask }) => ({ ...values, image, mask }),
      came: pictures,
    }),
  ],
}
