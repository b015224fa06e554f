import { expect, test } from 'vitest'
import { countKind } from '../../../ui/fields/count.ts'
import { problemsOf, valuesOf, type Fields } from '../../../ui/fields/field.ts'
import { flagKind } from '../../../ui/fields/flag.ts'
import { promptKind } from '../../../ui/fields/prompt.ts'
import { seedKind } from '../../../ui/fields/seed.ts'

const plain = { hint: '' }
const fields: Fields = {
  prompt: { ...plain, label: 'Prompt', kind: promptKind(''), initial: '' },
  num_images: { ...plain, label: 'Images', kind: countKind(1, 8), initial: 2 },
  seed: { ...plain, label: 'Seed', kind: seedKind, initial: 7 },
  private: { ...plain, label: 'Private', kind: flagKind, initial: true },
}

test('strangers are left out, and what is not given is as it begins', () => {
  expect(valuesOf(fields, { prompt: 'a moon', lost: 'x' })).toEqual({
    prompt: 'a moon',
    num_images: 2,
    seed: 7,
    private: true,
  })
})

test('what cannot be read is as it begins too', () => {
  const given = { prompt: 3, num_images: 'many', seed: {}, private: 'yes' }
  expect(valuesOf(fields, given)).toEqual(valuesOf(fields, {}))
})

test('given values stay, empty ones too', () => {
  const given = { prompt: '', num_images: 8, seed: null, private: false }
  expect(valuesOf(fields, given)).toEqual(given)
})

test('what every object has is no value of a form', () => {
  const odd: Fields = { constructor: fields.prompt!, toString: fields.seed! }
  expect(valuesOf(odd, {})).toEqual({ constructor: '', toString: 7 })
})

test('problems are said by field name, and none where there are none', () => {
  const values = valuesOf(fields, { prompt: ' ', seed: -1 })
  expect(Object.keys(problemsOf(fields, values))).toEqual(['prompt', 'seed'])
  expect(problemsOf(fields, { ...values, prompt: 'x', seed: null })).toEqual({})
})
