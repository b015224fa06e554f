import { choiceKind, choiceOrNone } from '../fields/choice.ts'
import { codesKind } from '../fields/codes.ts'
import { countKind } from '../fields/count.ts'
import type { Field } from '../fields/field.ts'
import { paletteKind } from '../fields/palette.ts'
import { percentKind } from '../fields/percent.ts'
import { picturesKind, type PictureRef } from '../fields/pictures.ts'
import { promptKind } from '../fields/prompt.ts'
import { seedKind } from '../fields/seed.ts'
import { textKind } from '../fields/text.ts'
import { endpoints } from '../ideogram/endpoints.ts'

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

const styleLabels = {
  GENERAL: 'General',
  AUTO: 'Automatic',
  REALISTIC: 'Realistic',
  DESIGN: 'Design',
  FICTION: 'Fiction',
}

const styleHint = 'The look of what is painted'

export const styleTypeV3 = {
  label: 'Style',
  hint: styleHint,
  kind: choiceKind(styleLabels),
  initial: 'GENERAL',
  behind: 'more',
} satisfies Field<keyof typeof styleLabels>

const { AUTO, ...otherStyles } = styleLabels
const legacyStyleLabels = {
  AUTO,
  ...otherStyles,
  RENDER_3D: '3D render',
  ANIME: 'Anime',
}

export const legacyStyleType = {
  label: 'Style',
  hint: styleHint,
  kind: choiceKind(legacyStyleLabels),
  initial: 'AUTO',
  behind: 'more',
} satisfies Field<keyof typeof legacyStyleLabels>

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

/** Of the second API, and of what has no fastest speed. */
export const speedV2 = {
  label: 'Quality',
  hint: 'Faster is cheaper',
  kind: choiceKind({ turbo: 'Turbo', default: 'Default', quality: 'Quality' }),
  initial: 'default',
} satisfies Field<'turbo' | 'default' | 'quality'>

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

export const negative_prompt = {
  label: 'Without',
  hint: 'What shall not be in the picture',
  kind: textKind('text, frames, hands'),
  initial: '',
  behind: 'more',
} satisfies Field<string>

export const image_weight = {
  label: 'Likeness',
  hint: 'How much of the picture stays',
  kind: percentKind,
  initial: 50,
} satisfies Field<number | null>

export const style_preset = {
  label: 'Look',
  hint: 'One of Ideogram’s looks; not together with a style',
  kind: choiceOrNone(endpoints.generateV3.fields.style_preset.options),
  initial: null,
  behind: 'more',
} satisfies Field<unknown>

export const style_codes = {
  label: 'Style code',
  hint: 'Eight characters, 0–9 and A–F, that name a style at Ideogram',
  kind: codesKind,
  initial: [],
  behind: 'more',
} satisfies Field<readonly string[]>

/** Of the endpoint, by the names of its own palettes. */
export const color_palette = {
  label: 'Colours',
  hint: 'What the picture is to be painted with',
  kind: paletteKind(endpoints.generateV3.fields.color_palette.names),
  initial: null,
  behind: 'more',
} satisfies Field<unknown>

const manyLayers = 10

/** Layers whose look the picture is to have. */
export const style_reference_images = {
  label: 'Style of',
  hint: 'Layers whose look the picture is to have',
  kind: picturesKind(manyLayers),
  initial: [],
  behind: 'more',
} satisfies Field<readonly PictureRef[]>

export const character_reference_images = {
  label: 'Person of',
  hint: 'A layer that shows the person who is to be in the picture',
  kind: picturesKind(1),
  initial: [],
  behind: 'more',
} satisfies Field<readonly PictureRef[]>

/** Of Precise Edit: at most so many beside a mask. */
export const referencesBesideMask = {
  label: 'With',
  hint: 'Layers that go along: the prompt may speak of image 1, image 2, …',
  kind: picturesKind(3),
  initial: [],
} satisfies Field<readonly PictureRef[]>

export const references = {
  ...referencesBesideMask,
  kind: picturesKind(4),
} satisfies Field<readonly PictureRef[]>

/** Of all 3.0 endpoints. */
export const looks = {
  style_preset,
  color_palette,
  style_codes,
  style_reference_images,
}
