import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  carriedOver,
  countOf,
  initialValues,
  paramsOf,
  problemsOf,
} from '../../../ui/tools/form.ts'
import { tools, type ToolName } from '../../../ui/tools/tools.ts'

const names = Object.keys(tools) as ToolName[]

describe.each(names)('%s', (tool) => {
  test('every field of the form is one that the endpoint takes', () => {
    const known = Object.keys(tools[tool].endpoint.fields)
    for (const { name } of tools[tool].fields) expect(known).toContain(name)
    expect(known).toContain(tools[tool].image)
    expect(known).toContain(tools[tool].mask)
  })

  test('every choice of the form is one that the endpoint takes', () => {
    for (const { name, control } of tools[tool].fields) {
      const field = (
        tools[tool].endpoint.fields as Record<
          string,
          { options?: readonly string[] }
        >
      )[name]
      if (control.kind !== 'choice') continue
      for (const { value } of control.options)
        expect(field?.options).toContain(value)
    }
  })

  test('only the prompt is missing at first', () => {
    expect(Object.keys(problemsOf(tool, initialValues(tool)))).toEqual([
      'prompt',
    ])
  })

  test('what is not given does not go over the wire', () => {
    const params = paramsOf(tool, { ...initialValues(tool), prompt: ' a cup ' })
    expect(params).toMatchObject({ prompt: 'a cup', num_images: 2 })
    expect(params).not.toHaveProperty('seed')
  })
})

test.each(['-1', '1.5', 'x', '2147483648', '1e3x', ' '])(
  'the seed "%s" is no seed, or none',
  (seed) => {
    const values = { ...initialValues('edit'), prompt: 'x', seed }
    expect('seed' in problemsOf('edit', values)).toBe(seed.trim() !== '')
  },
)

test.each(['0', '9', '', '2.5'])('%s images cannot be asked for', (n) => {
  const values = { ...initialValues('edit'), prompt: 'x', num_images: n }
  expect(problemsOf('edit', values)).toHaveProperty('num_images')
})

test('whatever was typed, values without problems give whole params', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (prompt, seed, n) => {
      const values = { ...initialValues('edit'), prompt, seed, num_images: n }
      if (Object.keys(problemsOf('edit', values)).length) return
      const params = paramsOf('edit', values)
      expect(params.prompt).toBe(prompt.trim())
      expect(Number.isInteger(params.num_images)).toBe(true)
      expect(countOf(values)).toBe(params.num_images)
    }),
  )
})

test('another tool keeps what it can', () => {
  const values = {
    ...initialValues('edit'),
    prompt: 'a cup',
    seed: '7',
    style_type: 'ANIME',
    model: 'V_2_TURBO',
  }
  const kept = carriedOver('inpaint', values)
  expect(kept).toMatchObject({ prompt: 'a cup', seed: '7' })
  expect(kept.style_type).toBe('GENERAL')
  expect(kept).not.toHaveProperty('model')
})
