import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choiceKind } from '../../../ui/fields/choice.ts'
import { countKind } from '../../../ui/fields/count.ts'
import { flagKind } from '../../../ui/fields/flag.ts'
import { promptKind } from '../../../ui/fields/prompt.ts'
import { seedKind } from '../../../ui/fields/seed.ts'

const prompt = promptKind('A fox')
const style = choiceKind({ AUTO: 'Automatic', ANIME: 'Anime', OLD: null })
const count = countKind(1, 8)

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
]

describe.each(kinds)('%s', (_, kind, good) => {
  test('a value without a problem is read as it was kept, as JSON too', () => {
    fc.assert(
      fc.property(good, (value) => {
        expect(kind.problem(value as never, 'It')).toBeNull()
        expect(kind.read(value)).toBe(value)
        expect(kind.read(JSON.parse(JSON.stringify(value)))).toBe(value)
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
  ['a choice that is left out', style, 'OLD'],
  ['a number of images', count, 'many'],
  ['a number of images', count, ''],
  ['a number of images', count, ' '],
  ['more images than there can be', count, '9'],
  ['no images', count, 0],
  ['half an image', count, 2.5],
  ['a seed', seedKind, 'x'],
  ['a seed', seedKind, '1e3x'],
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
    expect(style.problem('OLD', 'Style')).toBe('Choose one: Automatic, Anime.')
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

test('a choice offers what has a label, in the order of its labels', () => {
  expect(style.options).toEqual([
    { value: 'AUTO', label: 'Automatic' },
    { value: 'ANIME', label: 'Anime' },
  ])
})
