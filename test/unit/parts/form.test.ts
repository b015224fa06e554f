import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createForm, type Form } from '../../../ui/parts/form.ts'
import { defaultMaskOptions } from '../../../ui/tools/order.ts'
import { storage } from '../samples/stored.ts'
import { engines, validValues } from '../tools/engines.ts'

/** The form as it opens with what lies there. */
function opened(stored: unknown): Form {
  const form = createForm()
  form.load(stored)
  return form
}

const shownBy = (form: Form) => ({
  asked: form.asked(),
  maskOptions: form.maskOptions.value,
  frame: form.frame.value,
})

test('the form of version 0.1.0 comes back, each value as what it is', () => {
  const form = opened(storage().form)
  expect(form.asked()).toEqual({
    tool: 'edit',
    engine: 'v2-turbo',
    values: {
      prompt: 'a river',
      num_images: 1,
      magic_prompt_option: 'AUTO',
      style_type: 'AUTO',
      seed: 7,
    },
  })
  expect(form.problems.value).toEqual({})
})

test.each([
  ['inpaint', {}, 'v3'],
  ['edit', { model: 'V_2' }, 'v2'],
  ['edit', { model: 'V_2_TURBO' }, 'v2-turbo'],
  ['edit', {}, 'v2'],
])('its tool %s with %o is Edit by %s', (tool, values, engine) => {
  const { mask } = storage().form
  const form = opened({ tool, values, mask })
  expect(form.asked()).toMatchObject({ tool: 'edit', engine })
})

test('whatever is chosen comes back after a restart', () => {
  for (const { tool, id, engine } of engines)
    fc.assert(
      fc.property(validValues(engine), (values) => {
        const form = createForm()
        form.fill({ tool, engine: id, values })
        form.setMaskOptions({ feather: 12, invert: true, context: 'whole' })
        form.setFrame({ width: 1500, height: 500 })
        expect(form.asked()).toEqual({ tool, engine: id, values })
        expect(shownBy(opened(structuredClone(form.stored())))).toEqual(
          shownBy(form),
        )
      }),
      { numRuns: 10 },
    )
})

describe('of what lies there', () => {
  test('anything else is as if nothing were there', () => {
    const plain = shownBy(createForm())
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        expect(shownBy(opened(stored))).toEqual(plain)
      }),
    )
  })

  test('what today’s tool does not know is left out', () => {
    const values = { prompt: 'a moon', num_images: '99', lost_field: 'x' }
    const form = opened({ tool: 'edit', values, mask: 'none' })
    expect(form.asked().values).toMatchObject({
      prompt: 'a moon',
      num_images: 2,
    })
    expect(form.asked().values).not.toHaveProperty('lost_field')
    expect(form.maskOptions.value).toEqual(defaultMaskOptions)
  })

  test('what today does not know stays, and is written back as it was', () => {
    const values = {
      prompt: 'a moon',
      palette: [{ hex: '#ff0000', weight: 0.5 }],
      num_images: 16,
    }
    const later = { ...createForm().stored(), v: 3, values }
    const form = opened(structuredClone(later))
    form.setValue('prompt', 'a sun')
    expect(form.stored().values).toEqual({ ...values, prompt: 'a sun' })
  })

  test('of a tool that today does not know the values stay, the prompt among them', () => {
    const mask = { ...defaultMaskOptions, grow: 4 }
    const values = { prompt: 'a moon', sun: [1, 2] }
    const form = opened({ tool: 'relight', engine: 'v1', values, mask })
    expect(form.tool.value).toBe('edit')
    expect(form.prompt.value).toBe('a moon')
    expect(form.maskOptions.value).toEqual(mask)
    expect(form.stored().values).toEqual(values)
  })

  test('an engine that is gone is the tool’s usual one', () => {
    const form = opened({ tool: 'edit', engine: 'v9', values: { seed: 3 } })
    expect(form.asked()).toMatchObject({ engine: 'v3', values: { seed: 3 } })
  })
})

describe('another tool or model', () => {
  test('keeps what has the same name, and what it cannot do is as at first', () => {
    const form = createForm()
    form.setEngine('v2')
    for (const [name, value] of Object.entries({
      prompt: 'a cup',
      seed: 7,
      style_type: 'ANIME',
      magic_prompt_option: 'OFF',
    }))
      form.setValue(name, value)
    form.setEngine('v3')
    expect(form.asked().values).toMatchObject({
      ...{ prompt: 'a cup', seed: 7 },
      style_type: 'GENERAL',
    })
    expect(form.asked().values).not.toHaveProperty('magic_prompt_option')
    form.setEngine('v2')
    expect(form.asked().values).toMatchObject({
      style_type: 'ANIME',
      magic_prompt_option: 'OFF',
    })
  })

  test('each tool comes back with the model it was left with', () => {
    const form = createForm()
    form.setEngine('v2')
    form.setTool('describe')
    expect(form.asked()).toEqual({ tool: 'describe', engine: 'v3', values: {} })
    form.setTool('edit')
    expect(form.engine.value.id).toBe('v2')
  })
})

test.each(['-1', '1.5', 'x', '2147483648', '1e3x', ' '])(
  'the seed "%s", as it is typed, is no seed, or none',
  (seed) => {
    const form = createForm()
    form.setValue('seed', seed.trim() ? Number(seed) : null)
    expect('seed' in form.problems.value).toBe(seed.trim() !== '')
  },
)

test('problems are said once a field was left, or all at a press', () => {
  const form = createForm()
  form.setValue('seed', -1)
  expect(Object.keys(form.problems.value)).toEqual(['prompt', 'seed'])
  expect(form.shownProblems.value).toEqual({})
  form.leaveField('seed')
  expect(Object.keys(form.shownProblems.value)).toEqual(['seed'])
  form.leaveAll()
  expect(Object.keys(form.shownProblems.value)).toEqual(['prompt', 'seed'])
  form.setTool('generate')
  expect(form.shownProblems.value).toEqual({})
})
