import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choiceKind } from '../../../ui/fields/choice.ts'
import { codesIn, codesKind } from '../../../ui/fields/codes.ts'
import { countKind } from '../../../ui/fields/count.ts'
import { flagKind } from '../../../ui/fields/flag.ts'
import { paletteKind } from '../../../ui/fields/palette.ts'
import { percentKind } from '../../../ui/fields/percent.ts'
import { picturesKind } from '../../../ui/fields/pictures.ts'
import { promptKind } from '../../../ui/fields/prompt.ts'
import { seedKind } from '../../../ui/fields/seed.ts'
import { sidesKind } from '../../../ui/fields/sides.ts'
import { sizesKind } from '../../../ui/fields/sizes.ts'
import { textKind } from '../../../ui/fields/text.ts'
import { frameSizes } from '../../../ui/tools/frame-sizes.ts'

const prompt = promptKind('A fox')
const style = choiceKind({ AUTO: 'Automatic', ANIME: 'Anime' })
const count = countKind(1, 8)
const line = textKind('x', 20)
const palette = paletteKind(['EMBER', 'FRESH'])
const layers = picturesKind(3)
const formats = sizesKind(frameSizes)

const color = fc.record(
  {
    color_hex: fc.stringMatching(/^#[0-9a-f]{6}$/),
    color_weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
  },
  { requiredKeys: ['color_hex'], noNullPrototype: true },
)
const layer = fc.record(
  { layerId: fc.string(), name: fc.string() },
  { noNullPrototype: true },
)
const side = fc.integer({ min: 0, max: 8192 })

interface AnyKind {
  read(stored: unknown): unknown
  problem(value: never, label: string): string | null
}

const kinds: [string, AnyKind, good: fc.Arbitrary<unknown>][] = [
  [
    'prompt',
    prompt,
    fc.string({ minLength: 1 }).filter((text) => /\S/.test(text)),
  ],
  ['choice', style, fc.constantFrom('AUTO', 'ANIME')],
  ['count', count, fc.integer({ min: 1, max: 8 })],
  ['seed', seedKind, fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 }))],
  ['flag', flagKind, fc.boolean()],
  ['text', line, fc.string({ maxLength: 20 })],
  ['percent', percentKind, fc.option(fc.integer({ min: 1, max: 100 }))],
  [
    'codes',
    codesKind,
    fc.array(fc.stringMatching(/^[0-9a-fA-F]{8}$/), { maxLength: 3 }),
  ],
  [
    'palette',
    palette,
    fc.option(
      fc.oneof(
        fc.constant({ name: 'EMBER' }),
        fc.record({ members: fc.array(color, { minLength: 1, maxLength: 5 }) }),
      ),
    ),
  ],
  ['pictures', layers, fc.array(layer, { maxLength: 3 })],
  [
    'sides',
    sidesKind,
    fc.record({ left: side, top: side, right: side, bottom: side }),
  ],
  ['sizes', formats, fc.subarray([...frameSizes], { minLength: 1 })],
]

describe.each(kinds)('%s', (_, kind, good) => {
  test('a value without a problem is read as it was kept, as JSON too', () => {
    fc.assert(
      fc.property(good, (value) => {
        expect(kind.problem(value as never, 'It')).toBeNull()
        expect(kind.read(value)).toEqual(value)
        expect(kind.read(JSON.parse(JSON.stringify(value)))).toEqual(value)
      }),
    )
  })

  test('whatever else was kept is no value, or one of its type', () => {
    const type = typeof fc.sample(good, 20).find((value) => value !== null)
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const value = kind.read(stored)
        expect(['undefined', type]).toContain(
          value === null ? type : typeof value,
        )
        const problem =
          value === undefined ? null : kind.problem(value as never, 'It')
        expect(problem ?? 'One.').toMatch(/^[A-Z].*\.$/)
      }),
    )
  })
})

test.each([
  ['a prompt', prompt, ' a moon ', ' a moon '],
  ['a choice', style, 'ANIME', 'ANIME'],
  ['a choice of another generation of the API', style, 'anime', 'ANIME'],
  ['a number of images', count, '3', 3],
  ['a seed', seedKind, '2147483647', 2_147_483_647],
  ['no seed', seedKind, '', null],
] as [string, AnyKind, string, unknown][])(
  '%s that was kept as text is read',
  (_, kind, stored, value) => {
    expect(kind.read(stored)).toBe(value)
  },
)

test.each([
  ['a prompt', prompt, 7],
  ['a choice', style, 'REALISTIC'],
  ['a number of images', count, 'many'],
  ['a number of images', count, ''],
  ['a number of images', count, ' '],
  ['more images than there can be', count, '9'],
  ['no images', count, 0],
  ['half an image', count, 2.5],
  ['a seed', seedKind, 'x'],
  ['a seed', seedKind, '1e3x'],
  ['a share', percentKind, 'half'],
  ['a code', codesKind, '0123abcd'],
  ['codes with another thing among them', codesKind, ['0123abcd', 7]],
  ['a palette of no name', palette, { name: 'MUD' }],
  ['a palette of no colour', palette, { members: [] }],
  ['a colour', palette, { members: [{ color_hex: 'red' }] }],
  ['a layer', layers, [{ layerId: 1, name: 'Hero' }]],
  ['a side', sidesKind, { left: 1, top: 1, right: 1 }],
  ['a size', formats, [{ label: 'Square', width: 0, height: 10 }]],
  ['a switch', flagKind, 'true'],
  ['a switch', flagKind, 1],
] as [string, AnyKind, unknown][])(
  '%s that is none is not read',
  (_, kind, stored) => {
    expect(kind.read(stored)).toBeUndefined()
  },
)

describe('what is wrong is said', () => {
  test('of a prompt', () => {
    expect(prompt.problem('', 'Prompt')).toMatch(/what should be painted/)
    expect(prompt.problem(' \n', 'Prompt')).toMatch(/what should be painted/)
    expect(prompt.problem('x'.repeat(10_000), 'Prompt')).toBeNull()
    expect(prompt.problem('x'.repeat(10_001), 'Prompt')).toBe(
      'At most 10,000 characters; these are 10,001.',
    )
  })

  test('of a choice, with all there are', () => {
    expect(style.problem('OLD' as never, 'Style')).toBe(
      'Choose one: Automatic, Anime.',
    )
  })

  test('of what may be left out, when it is too much or not that', () => {
    expect(line.problem('x'.repeat(21), 'Without')).toBe(
      'Without: at most 20 characters.',
    )
    expect(percentKind.problem(0, 'Likeness')).toBe(
      'Likeness: a whole number from 1 to 100.',
    )
    expect(codesKind.problem(['0123abcd', '0123'], 'Code')).toBe(
      'Code: eight digits 0–9 or letters A–F each.',
    )
    const four = [1, 2, 3, 4].map((n) => ({ layerId: String(n), name: 'x' }))
    expect(layers.problem(four, 'With')).toBe('With: at most 3; these are 4.')
    expect(formats.problem([], 'Sizes')).toBe('Choose at least one size.')
  })

  test.each([-1, 8193, NaN])('of a side that moves by %d', (left) => {
    const sides = { left, top: 0, right: 0, bottom: 0 }
    expect(sidesKind.problem(sides, 'Grow by')).toBe(
      'Grow by: from 0 to 8,192 on each side.',
    )
  })

  test.each([0, 9, 2.5, NaN])('of %d images', (images) => {
    expect(count.problem(images, 'Images')).toBe(
      'Images: a whole number from 1 to 8.',
    )
  })

  test.each([-1, 1.5, NaN, Infinity, 2_147_483_648])(
    'of the seed %d',
    (seed) => {
      expect(seedKind.problem(seed, 'Seed')).toBe(
        'Seed: a whole number from 0 to 2,147,483,647.',
      )
    },
  )
})

test('codes are told apart however they were typed', () => {
  expect(codesIn(' 0123abcd,4567EF01;\n89abcdef ')).toEqual([
    ...['0123abcd', '4567EF01', '89abcdef'],
  ])
  expect(codesIn(' ')).toEqual([])
})

test('a weight is at most the whole of a palette', () => {
  const member = { color_hex: '#ffaa00', color_weight: 7 }
  expect(palette.read({ members: [member] })).toEqual({
    members: [{ ...member, color_weight: 1 }],
  })
})

test('a choice offers what has a label, in the order of its labels', () => {
  expect(style.options).toEqual([
    { value: 'AUTO', label: 'Automatic' },
    { value: 'ANIME', label: 'Anime' },
  ])
})
