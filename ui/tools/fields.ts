import { choiceKind } from '../fields/choice.ts'
import { countKind } from '../fields/count.ts'
import type { Field } from '../fields/field.ts'
import { promptKind } from '../fields/prompt.ts'
import { seedKind } from '../fields/seed.ts'

/** The fields that several engines have, under their names on the wire. */

export const prompt = {
  label: 'Prompt',
  hint: 'What should be there instead, and how it looks',
  kind: promptKind('A red hot-air balloon, soft evening light'),
  initial: '',
} satisfies Field<string>

export const num_images = {
  label: 'Images',
  hint: 'Each is another attempt, and is paid for',
  kind: countKind(1, 8),
  initial: 2,
} satisfies Field<number>

export const seed = {
  label: 'Seed',
  hint: 'The same seed and settings give the same picture; empty for a new one',
  kind: seedKind,
  initial: null,
  behind: 'more',
} satisfies Field<number | null>

const magicKind = choiceKind({
  AUTO: 'Automatic',
  ON: 'On',
  OFF: 'Off: my words only',
})

/** By two names on the wire. */
export const magicPrompt = {
  label: 'Magic prompt',
  hint: 'Lets Ideogram write your prompt out in more detail',
  kind: magicKind,
  initial: 'AUTO',
  behind: 'more',
} satisfies Field<'AUTO' | 'ON' | 'OFF'>

/** @param labels of the engine's styles, its own default first */
export function styleType<const O extends string>(
  labels: Readonly<Record<O, string>>,
) {
  const kind = choiceKind(labels)
  return {
    label: 'Style',
    hint: 'The look of what is painted',
    kind,
    initial: kind.options[0]!.value,
    behind: 'more',
  } satisfies Field<O>
}

export const styleTypeV3 = styleType({
  GENERAL: 'General',
  AUTO: 'Automatic',
  REALISTIC: 'Realistic',
  DESIGN: 'Design',
  FICTION: 'Fiction',
})

export const legacyStyleType = styleType({
  AUTO: 'Automatic',
  GENERAL: 'General',
  REALISTIC: 'Realistic',
  DESIGN: 'Design',
  FICTION: 'Fiction',
  RENDER_3D: '3D render',
  ANIME: 'Anime',
})

export const rendering_speed = {
  label: 'Quality',
  hint: 'Faster is cheaper',
  kind: choiceKind({
    FLASH: 'Flash',
    TURBO: 'Turbo',
    DEFAULT: 'Default',
    QUALITY: 'Quality',
  }),
  initial: 'DEFAULT',
} satisfies Field<'FLASH' | 'TURBO' | 'DEFAULT' | 'QUALITY'>

/** Of Precise Edit, which has words of its own for it. */
export const quality = {
  label: 'Quality',
  hint: 'Lower is cheaper',
  kind: choiceKind({
    very_low: 'Draft',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
  }),
  initial: 'medium',
} satisfies Field<'very_low' | 'low' | 'medium' | 'high'>
