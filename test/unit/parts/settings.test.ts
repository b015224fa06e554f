import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultMaskOptions, defaultSettings } from '../../../ui/state.ts'
import {
  readForm,
  readPrompts,
  readSettings,
  readSpend,
} from '../../../ui/parts/settings.ts'

test('what is stored comes back', () => {
  const settings = {
    connection: 'direct',
    matchColors: false,
    monthlyLimit: 5,
  } as const
  expect(readSettings(settings)).toEqual(settings)
  const spend = { '2026-01': { '/edit': 0.16 } }
  expect(readSpend(spend)).toEqual(spend)
  expect(readPrompts(['a moon'])).toEqual(['a moon'])
  const mask = { ...defaultMaskOptions, feather: 12, invert: true }
  const values = { prompt: 'a moon', num_images: '3' }
  expect(readForm({ tool: 'inpaint', values, mask })).toMatchObject({
    tool: 'inpaint',
    values,
    mask,
  })
})

test('anything else is as if nothing were stored', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (stored) => {
      expect(readSettings(stored)).toEqual(defaultSettings)
      expect(readForm(stored)).toBeNull()
      expect(Array.isArray(readPrompts(stored))).toBe(true)
      expect(typeof readSpend(stored)).toBe('object')
    }),
  )
})

test('of a form what today’s tool does not know is left out', () => {
  const values = { prompt: 'a moon', num_images: '99', lost_field: 'x' }
  const form = readForm({ tool: 'edit', values, mask: 'none' })
  expect(form?.values).toMatchObject({ prompt: 'a moon', num_images: '2' })
  expect(form?.values).not.toHaveProperty('lost_field')
  expect(form?.mask).toEqual(defaultMaskOptions)
})

test('a limit that is none is no limit, and the rest of the settings stays', () => {
  const stored = { connection: 'direct', matchColors: true, monthlyLimit: -1 }
  expect(readSettings(stored)).toEqual({ ...stored, monthlyLimit: null })
})
