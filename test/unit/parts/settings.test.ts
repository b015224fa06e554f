import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSettings } from '../../../ui/parts/settings.ts'
import { readSpend } from '../../../ui/parts/spending.ts'
import { readTexts } from '../../../ui/parts/stored-value.ts'
import { storage } from '../samples/stored.ts'

const initial = readSettings(undefined)

test('what is stored comes back', () => {
  const settings = {
    connection: 'direct',
    matchColors: false,
    onCanvas: false,
    monthlyLimit: 5,
  } as const
  expect(readSettings(settings)).toEqual(settings)
  const spend = { '2026-01': { '/edit': 0.16 } }
  expect(readSpend(spend)).toEqual(spend)
  expect(readTexts(['a moon'])).toEqual(['a moon'])
})

test('what version 0.1.0 stored comes back', () => {
  const stored = storage()
  expect(readSettings(stored.settings)).toEqual({
    connection: 'relay',
    matchColors: true,
    onCanvas: true,
    monthlyLimit: 20,
  })
  expect(readSpend(stored.spend)).toEqual({
    '2026-11': { '/edit': 0.37, '/v1/ideogram-v3/inpaint': 0.18 },
  })
  expect(readTexts(stored.prompts)).toEqual([
    ...['a river', 'a moon', 'a red door', 'a green field', 'a golden sun'],
  ])
})

test('at first the relay is asked, colours are matched, and there is no limit', () => {
  expect(initial).toEqual({
    connection: 'relay',
    matchColors: true,
    onCanvas: true,
    monthlyLimit: null,
  })
})

test('anything else is as if nothing were stored', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (stored) => {
      expect(readSettings(stored)).toEqual(initial)
      expect(Array.isArray(readTexts(stored))).toBe(true)
      expect(typeof readSpend(stored)).toBe('object')
    }),
  )
})

test('a limit that is none is no limit, and the rest of the settings stays', () => {
  const stored = {
    connection: 'direct',
    matchColors: true,
    onCanvas: false,
    monthlyLimit: -1,
  }
  expect(readSettings(stored)).toEqual({ ...stored, monthlyLimit: null })
})
