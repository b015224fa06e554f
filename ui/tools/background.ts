import { flagKind } from '../fields/flag.ts'
import type { Field } from '../fields/field.ts'
import { endpoints } from '../ideogram/endpoints.ts'
import { upTo } from '../ideogram/sizes.ts'
import { cutouts, pictures } from '../outcomes/came.ts'
import { engine } from './engine.ts'
import {
  looks,
  magicPrompt,
  num_images,
  prompt,
  rendering_speed,
  seed,
} from './fields.ts'
import { keepingSubject } from './subject.ts'
import type { Tool } from './tool.ts'

/** What both endpoints bear, and more than the models paint. */
const framing = { kind: 'whole', fit: upTo(4_194_304), alpha: 'white' } as const

const keep_subject = {
  label: 'Own subject',
  hint: 'The subject stays pixel for pixel; cutting it out is paid for too',
  kind: flagKind,
  initial: true,
} satisfies Field<boolean>

const cutOut = engine({
  id: 'cut-out',
  label: 'Cut out',
  endpoint: endpoints.removeBackground,
  framing,
  fields: {},
  send: (_, { image }) => ({ image }),
  came: cutouts,
})

const replaced = engine({
  id: 'v3',
  label: '3.0',
  endpoint: endpoints.replaceBackgroundV3,
  framing,
  fields: {
    prompt,
    rendering_speed,
    num_images,
    magic_prompt: magicPrompt,
    ...looks,
    seed,
  },
  send: (values, { image }) => ({ ...values, image }),
  came: pictures,
})

export const replaceBackground: Tool = {
  label: 'Replace background',
  says: 'Puts something else behind the subject',
  verb: 'Puts something else behind',
  press: 'Replace',
  icon: 'background',
  placements: ['fill', 'beside'],
  engines: [keepingSubject(replaced, cutOut, keep_subject)],
}

export const removeBackground: Tool = {
  label: 'Remove background',
  says: 'Cuts the subject out; what was there is kept, hidden',
  verb: 'Cuts out',
  press: 'Cut out',
  icon: 'cutout',
  placements: ['fill', 'beside', 'mask'],
  engines: [cutOut],
}
