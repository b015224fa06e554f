import { expectTypeOf, it } from 'vitest'
import type { Files } from '../../../ui/framing/framing.ts'
import type { Field, ValuesOf } from '../../../ui/fields/field.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import {
  legacySizes,
  listed,
  upTo,
  v3Sizes,
} from '../../../ui/ideogram/sizes.ts'
import { pictures } from '../../../ui/outcomes/came.ts'
import { engine } from '../../../ui/tools/engine.ts'
import {
  magicPrompt,
  num_images,
  prompt,
  quality,
  rendering_speed,
  seed,
  styleTypeV3,
} from '../../../ui/tools/fields.ts'
import type { IconName, Tool } from '../../../ui/tools/tool.ts'
import { tools } from '../../../ui/tools/tools.ts'

const window = {
  kind: 'window',
  fit: listed(v3Sizes),
  change: 'black',
} as const

/** Never run: each is a claim about what compiles. */
export const legal = () => [
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.inpaintV3,
    framing: window,
    fields: { prompt, rendering_speed, num_images, seed },
    send: (values, { image, mask }) => ({ ...values, image, mask }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.edit,
    framing: { ...window, fit: listed(legacySizes) },
    fields: { prompt },
    fixed: { model: 'V_2' },
    send: (values, { image, mask }) => ({ ...values, image_file: image, mask }),
    came: pictures,
  }),
]

export const illegal = () => [
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.edit,
    framing: window,
    fields: { prompt },
    fixed: { model: 'V_2' },
    // @ts-expect-error 2.0 has no image
    send: (values, { image, mask }) => ({ ...values, image, mask }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.edit,
    framing: window,
    fields: { prompt },
    // @ts-expect-error the model is missing
    send: (values, { image, mask }) => ({ ...values, image_file: image, mask }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.inpaintV3,
    framing: { kind: 'whole', fit: upTo(1), alpha: 'white' },
    fields: { prompt },
    // @ts-expect-error of a whole layer there is no mask
    send: (values, { image, mask }: Files['whole']) => ({
      ...values,
      image,
      mask: mask as Blob,
    }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.generateV3,
    framing: { kind: 'nothing' },
    fields: { prompt },
    // @ts-expect-error nothing leaves, no picture either
    send: (values, { image }: Files['nothing']) => ({
      ...values,
      image: image as Blob,
    }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.inpaintV3,
    framing: window,
    fields: { prompt, rendering_speed: quality },
    // @ts-expect-error a value that the row does not take
    send: (values, { image, mask }) => ({ ...values, image, mask }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.inpaintV3,
    framing: window,
    // @ts-expect-error a field that the row does not have
    fields: { prompt, magic_prompt_option: magicPrompt },
    send: ({ prompt }, { image, mask }) => ({ prompt, image, mask }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.preciseEditV2,
    framing: window,
    // @ts-expect-error a choice under another engine's name
    fields: { prompt, style_type: styleTypeV3 },
    send: ({ prompt }, { image, mask }) => ({ prompt, image, mask }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.inpaintV3,
    framing: window,
    fields: { prompt: num_images },
    // @ts-expect-error a number is no prompt
    send: (values, { image, mask }) => ({ ...values, image, mask }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.edit,
    framing: window,
    fields: { prompt },
    // @ts-expect-error not one of the models
    fixed: { model: 'V_1' },
    send: (values, { image, mask }) => ({
      ...values,
      image_file: image,
      mask,
      model: 'V_2',
    }),
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.describe,
    framing: { kind: 'whole', fit: upTo(1), alpha: 'white' },
    fields: {},
    send: (_, { image }) => ({ image_file: image }),
    // @ts-expect-error an answer of words has no pictures
    came: pictures,
  }),
  engine({
    id: 'x',
    label: 'X',
    endpoint: endpoints.inpaintV3,
    // @ts-expect-error no such colour in a mask
    framing: { ...window, change: 'grey' },
    fields: { prompt },
    send: ({ prompt }, { image, mask }: Part) => ({ prompt, image, mask }),
    came: pictures,
  }),
]

type Part = Files['window']

const whole: Tool = tools.edit

function without<Key extends keyof Tool>(key: Key): Omit<Tool, Key> {
  const { [key]: left, ...others } = whole
  return left === undefined ? whole : others
}

/** A tool without a complete row. */
export const incomplete = () => {
  const noLabel = without('label')
  const noWords = without('says')
  const noButton = without('press')
  const noIcon = without('icon')
  const noPlace = without('placements')
  return [
    // @ts-expect-error what it is
    noLabel satisfies Tool,
    // @ts-expect-error what it does
    noWords satisfies Tool,
    // @ts-expect-error what its button says
    noButton satisfies Tool,
    // @ts-expect-error its picture
    noIcon satisfies Tool,
    // @ts-expect-error where its results go
    noPlace satisfies Tool,
    // @ts-expect-error a picture that nobody has drawn
    { ...whole, icon: 'rabbit' } satisfies Tool,
    // @ts-expect-error nothing does it
    { ...whole, engines: [] } satisfies Tool,
    // @ts-expect-error its results go nowhere
    { ...whole, placements: [] } satisfies Tool,
  ]
}

it('infers a value from its field', () => {
  type Values = ValuesOf<{
    prompt: typeof prompt
    seed: typeof seed
    num_images: typeof num_images
  }>
  expectTypeOf<Values>().toEqualTypeOf<{
    prompt: string
    seed: number | null
    num_images: number
  }>()
})

it('holds a first value to its field’s kind', () => {
  const speed: Field<'FLASH'> = {
    ...rendering_speed,
    // @ts-expect-error not one of the choices
    initial: 'SLOW',
    kind: { ...rendering_speed.kind, read: () => 'FLASH' },
  }
  expectTypeOf(speed.label).toBeString()
})

it('knows every picture of a tool', () => {
  expectTypeOf<Tool['icon']>().toEqualTypeOf<IconName>()
})
