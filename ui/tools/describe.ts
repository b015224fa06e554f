import { endpoints } from '../ideogram/endpoints.ts'
import { upTo } from '../ideogram/sizes.ts'
import { engine } from './engine.ts'
import type { Tool } from './tool.ts'

/** As much as tells a picture apart; the file must stay below 10 MB. */
const enough = 1_048_576

export const describe: Tool = {
  label: 'Describe',
  says: 'Says in words what a layer shows',
  verb: 'Describes',
  press: 'Describe',
  icon: 'describe',
  placements: ['name'],
  engines: [
    engine({
      id: 'v3',
      label: '3.0',
      endpoint: endpoints.describe,
      framing: { kind: 'whole', fit: upTo(enough), alpha: 'white' },
      fields: {},
      fixed: { describe_model_version: 'V_3' },
      send: (values, { image }) => ({ ...values, image_file: image }),
      came: ({ descriptions }) =>
        (descriptions ?? []).flatMap(({ text }) =>
          text ? [{ kind: 'words' as const, text }] : [],
        ),
    }),
  ],
}
