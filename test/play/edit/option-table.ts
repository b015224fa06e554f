/** What can be said on the command line, and for which tools. */
import type { Engine } from '../../../ui/tools/engine.ts'
import { needsOf } from '../../../ui/tools/tool.ts'

interface OptionRow {
  /** What stands after it. */
  value: string
  says: string
  /** Whether a tool has a use for it, with such a model. */
  serves(engine: Engine): boolean
}

const always = () => true

const hasField =
  (name: string) =>
  ({ fields }: Engine) =>
    name in fields

export const optionTable = {
  tool: { value: 'NAME', says: 'What to do; edit unless said', serves: always },
  model: {
    value: 'NAME',
    says: 'Who paints, by label or id; the first unless said',
    serves: always,
  },
  image: {
    value: 'FILE',
    says: 'The picture: a PNG or a JPEG, at most 4096 px a side',
    serves: (engine) => needsOf(engine).source,
  },
  mask: {
    value: 'FILE',
    says: 'Of the same size: white, or opaque, is to change',
    serves: (engine) => needsOf(engine).mask,
  },
  frame: {
    value: 'WIDTHxHEIGHT',
    says: 'Of the new, empty frame; 1080x1080 unless said',
    serves: (engine) => !needsOf(engine).source,
  },
  prompt: { value: '"…"', says: 'What to paint', serves: hasField('prompt') },
  count: {
    value: 'NUMBER',
    says: 'How many images, each of which is paid for; 1 unless said',
    serves: hasField('num_images'),
  },
  seed: {
    value: 'NUMBER',
    says: 'For the same picture again',
    serves: hasField('seed'),
  },
  set: {
    value: 'FIELD=VALUE',
    says: 'Any other field of the form, as often as needed',
    serves: ({ fields }) => Object.keys(fields).some(isSet),
  },
  insert: {
    value: 'WAY',
    says: 'Where the results go; the first unless said',
    serves: always,
  },
  out: { value: 'FOLDER', says: 'Gets all that is made', serves: always },
  help: { value: '', says: 'Says all this', serves: always },
} satisfies Record<string, OptionRow>

export type OptionName = keyof typeof optionTable

export const optionNames = Object.keys(optionTable) as OptionName[]

/** Fields that have an option of their own. */
export const ownOptions = {
  prompt: 'prompt',
  count: 'num_images',
  seed: 'seed',
} as const satisfies Partial<Record<OptionName, string>>

/** Whether a field is written after `--set`. */
export function isSet(field: string): boolean {
  return !Object.values<string>(ownOptions).includes(field)
}

export function optionsFor(engine: Engine): OptionName[] {
  return optionNames.filter((name) => optionTable[name].serves(engine))
}
