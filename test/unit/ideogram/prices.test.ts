import { describe, expect, it } from 'vitest'
import type { Endpoint, Values } from '../../../ui/ideogram/endpoint.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Field } from '../../../ui/ideogram/field.ts'
import {
  addSpend,
  priceOf,
  quote,
  spentIn,
  type Spend,
} from '../../../ui/ideogram/prices.ts'
import type { Size } from '../../../ui/ideogram/sizes.ts'
import { picture } from './client.ts'

const person = { character_reference_images: [picture()] }

describe('a press costs', () => {
  it.each<[number, Endpoint, Values]>([
    [0.08, endpoints.edit, {}],
    [0.24, endpoints.edit, { model: 'V_2', num_images: 3 }],
    [0.4, endpoints.edit, { model: 'V_2_TURBO', num_images: 8 }],
    [0.06, endpoints.generate, { model: 'V_1' }],
    [0.025, endpoints.remix, { model: 'V_2A_TURBO' }],
    [0.06, endpoints.inpaintV3, {}],
    [0.03, endpoints.inpaintV3, { rendering_speed: 'FLASH' }],
    [0.27, endpoints.inpaintV3, { rendering_speed: 'QUALITY', num_images: 3 }],
    [0.15, endpoints.inpaintV3, person],
    [
      0.4,
      endpoints.remixV3,
      { ...person, rendering_speed: 'QUALITY', num_images: 2 },
    ],
    [0.06, endpoints.inpaintV3, { character_reference_images: [] }],
    [0.07, endpoints.generateTransparentV3, {}],
    [
      0.22,
      endpoints.generateTransparentV3,
      { upscale_factor: 'X2', rendering_speed: 'QUALITY' },
    ],
    [0.12, endpoints.upscale, { num_images: 2 }],
    [0.01, endpoints.describe, {}],
    [0.01, endpoints.removeBackground, {}],
    [0.09, endpoints.layerizeText, {}],
    [0.4, endpoints.editWithPrompt, { num_images: 2 }],
    [40, endpoints.trainModel, {}],
    [0.024, endpoints.preciseEditV2, { quality: 'very_low', num_images: 3 }],
    [0.12, endpoints.inpaintV2, { num_images: 2 }],
    [0.03, endpoints.removeObject, {}],
    [0.1, endpoints.generate45, { quality: 'high' }],
    [0.06, endpoints.generate46, { quality: 'medium', size: '2048x2048' }],
    [0.12, endpoints.generate46, { quality: 'medium', size: '2080x2048' }],
    [
      0.4,
      endpoints.generate46,
      { quality: 'high', size: '4096x4096', num_images: 2 },
    ],
    [0.06, endpoints.generate40, {}],
    [0.05, endpoints.generate20, { rendering_speed: 'turbo' }],
    [0.16, endpoints.generateVector, { images: [picture()] }],
    [0.32, endpoints.generateVector, { quality: 'high', images: [picture()] }],
    [0.1, endpoints.vectorize, {}],
    [0.09, endpoints.layerizeDesign, {}],
    [0, endpoints.listModels, {}],
    [0, endpoints.uploadAssets, {}],
  ])('$%d for %o', (usd, endpoint, params) => {
    expect(priceOf(endpoint, params)).toBe(usd)
  })

  it.each<[number, Values, Size]>([
    // what a dry run was quoted
    [0.251659, {}, { width: 1024, height: 1024 }],
    [0.06, {}, { width: 1000, height: 250 }],
    [0.96, { upscale_factor: 'x4' }, { width: 1000, height: 1000 }],
    [3.84, { upscale_factor: 'x8' }, { width: 1000, height: 1000 }],
  ])('$%d by the megapixel', (usd, params, size) => {
    expect(priceOf(endpoints.upscaleAuto, params, size)).toBe(usd)
  })

  it('at most what the largest picture would, while its size is not known', () => {
    const unknown = quote(endpoints.upscaleAuto, {})
    const largest = { width: 4096, height: 4096 }
    expect(unknown.usd).toBe(priceOf(endpoints.upscaleAuto, {}, largest))
    expect(unknown.uncertain).toMatch(/size/)
  })

  it('says when the price was read', () => {
    expect(quote(endpoints.edit, {})).toEqual({
      usd: 0.08,
      mostUsd: 0.08,
      date: '2026-10-10',
      uncertain: null,
    })
  })

  it.each<[Endpoint, Values, RegExp | null]>([
    [endpoints.editWithPrompt, {}, /0\.06/],
    [endpoints.generate, { model: 'V_2' }, null],
    [endpoints.generate, { model: 'AUTO' }, /AUTO/],
    [endpoints.generateTransparentV3, {}, null],
    [endpoints.generateTransparentV3, { upscale_factor: 'X2' }, /third party/],
    [endpoints.preciseEditV2, { quality: 'low' }, null],
    [endpoints.preciseEditV2, { quality: 'high' }, /0\.20/],
    [endpoints.generateV3, {}, null],
    [
      endpoints.generateV3,
      { custom_model_uri: 'model/a/version/1' },
      /custom model/,
    ],
    [endpoints.generate45, { quality: 'low' }, null],
    [endpoints.generate45, { quality: 'low', images: [picture()] }, /words/],
  ])('says what is unsure about this very press', (endpoint, params, words) => {
    const { uncertain } = quote(endpoint, params)
    if (words) expect(uncertain).toMatch(words)
    else expect(uncertain).toBeNull()
  })

  it.each<[number, Endpoint, Values]>([
    [0.09, endpoints.inpaintV3, { rendering_speed: 'SLOW' }],
    [0.2, endpoints.inpaintV3, { rendering_speed: 'SLOW', ...person }],
    [0.2, endpoints.generate46, { quality: 'very_low', size: '4096x4096' }],
  ])(
    'the dearest of the right table ($%d) where it is unknown',
    (usd, endpoint, params) => {
      const { usd: said, uncertain } = quote(endpoint, params)
      expect(said).toBe(usd)
      expect(uncertain).toMatch(/dearest/)
    },
  )
})

describe('the price list', () => {
  const options = (field: Field | undefined) =>
    field?.kind === 'choice' ? field.options : []
  const combinations = ({ fields }: Endpoint, by: readonly string[]) =>
    by
      .reduce<string[][]>(
        (rows, name) =>
          rows.flatMap((row) => options(fields[name]).map((o) => [...row, o])),
        [[]],
      )
      .map((row) => row.join(' '))
  const priced = (Object.values(endpoints) as Endpoint[]).filter((e) => e.price)

  it.each(priced)('of $path has every case and no other', (endpoint) => {
    const { by = [], usd = {}, given, above } = endpoint.price ?? {}
    const cases = combinations(endpoint, by).sort()
    for (const table of given ? [usd, given.usd] : [usd]) {
      expect(Object.keys(table).sort()).toEqual(cases)
    }
    expect(cases).toEqual(expect.arrayContaining(Object.keys(above?.usd ?? {})))
  })
})

describe('the running total', () => {
  const spend = (totals: Spend, date: string, endpoint: string, usd: number) =>
    addSpend(totals, { date, endpoint, usd })

  it('adds by month and endpoint, to the cent, whatever the count', () => {
    let totals: Spend = {}
    for (let i = 0; i < 1000; i++)
      totals = spend(totals, '2026-11-16T10:00:00Z', 'edit', 0.1)
    totals = spend(totals, '2026-11-30T23:59:59Z', 'describe', 0.01)
    totals = spend(totals, '2026-12-01T00:00:00Z', 'edit', 0.08)
    expect(totals).toEqual({
      '2026-11': { edit: 100, describe: 0.01 },
      '2026-12': { edit: 0.08 },
    })
    expect(spentIn(totals, '2026-11')).toBe(100.01)
    expect(spentIn(totals, '2026-10')).toBe(0)
  })

  it('leaves the totals it was given as they were', () => {
    const before: Spend = { '2026-11': { edit: 1 } }
    spend(before, '2026-11-01', 'edit', 1)
    expect(before).toEqual({ '2026-11': { edit: 1 } })
  })
})
