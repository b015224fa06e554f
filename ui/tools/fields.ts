/** How a value is asked for. */
export type Control =
  | { kind: 'prompt'; placeholder: string }
  | { kind: 'choice'; options: readonly Option[] }
  | { kind: 'count'; min: number; max: number }
  | { kind: 'seed'; min: number; max: number }

export interface Option {
  value: string
  label: string
}

/** A control of the form; `name` is the field's name on the wire. */
export interface FormField {
  name: string
  label: string
  /** One line that says what it changes. */
  hint: string
  control: Control
  initial: string
  /** Behind *More options*. */
  advanced: boolean
}

/** Longest prompt that any endpoint documents (v2: 10 000 characters). */
export const maxPromptLength = 10_000

export const prompt: FormField = {
  name: 'prompt',
  label: 'Prompt',
  hint: 'What should be there instead, and how it looks',
  control: {
    kind: 'prompt',
    placeholder: 'A red hot-air balloon, soft evening light',
  },
  initial: '',
  advanced: false,
}

export const count: FormField = {
  name: 'num_images',
  label: 'Images',
  hint: 'Each is another attempt, and is paid for',
  control: { kind: 'count', min: 1, max: 8 },
  initial: '2',
  advanced: false,
}

export const seed: FormField = {
  name: 'seed',
  label: 'Seed',
  hint: 'The same seed and settings give the same picture; empty for a new one',
  control: { kind: 'seed', min: 0, max: 2_147_483_647 },
  initial: '',
  advanced: true,
}

const magicOptions = [
  { value: 'AUTO', label: 'Automatic' },
  { value: 'ON', label: 'On' },
  { value: 'OFF', label: 'Off: my words only' },
]

/** The same choice goes by two names on the wire. */
export function magicPrompt(
  name: 'magic_prompt_option' | 'magic_prompt',
): FormField {
  return {
    name,
    label: 'Magic prompt',
    hint: 'Lets Ideogram write your prompt out in more detail',
    control: { kind: 'choice', options: magicOptions },
    initial: 'AUTO',
    advanced: true,
  }
}

/** @param styles values on the wire, the service's default first */
export function styleType(styles: readonly Option[]): FormField {
  return {
    name: 'style_type',
    label: 'Style',
    hint: 'The look of what is painted',
    control: { kind: 'choice', options: styles },
    initial: styles[0]?.value ?? '',
    advanced: true,
  }
}

export const legacyModel: FormField = {
  name: 'model',
  label: 'Model',
  hint: 'Turbo is faster and cheaper',
  control: {
    kind: 'choice',
    options: [
      { value: 'V_2', label: 'Ideogram 2.0' },
      { value: 'V_2_TURBO', label: 'Ideogram 2.0 Turbo' },
    ],
  },
  initial: 'V_2',
  advanced: false,
}

export const renderingSpeed: FormField = {
  name: 'rendering_speed',
  label: 'Quality',
  hint: 'Faster is cheaper',
  control: {
    kind: 'choice',
    options: [
      { value: 'FLASH', label: 'Flash' },
      { value: 'TURBO', label: 'Turbo' },
      { value: 'DEFAULT', label: 'Default' },
      { value: 'QUALITY', label: 'Quality' },
    ],
  },
  initial: 'DEFAULT',
  advanced: false,
}
