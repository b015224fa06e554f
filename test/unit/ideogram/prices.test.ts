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
    [0, endpoints.inpaintV2, { num_images: 2, dry_run: true }],
    [0, endpoints.listModels, {}],
    [0, endpoints.uploadAssets, {}],
  ])('$%d for %o', (usd, endpoint, params) => {
    expect(priceOf(endpoint, params)).toBe(usd)
  })

  it('says when the price was read and what is unsure about it', () => {
    expect(quote(endpoints.edit, {})).toEqual({
      usd: 0.08,
      date: '2026-10-10',
      uncertain: null,
    })
    expect(quote(endpoints.editWithPrompt, {}).uncertain).toContain('0.06')
  })
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
    const { by = [], usd = {}, given } = endpoint.price ?? {}
    const cases = combinations(endpoint, by).sort()
    for (const table of given ? [usd, given.usd] : [usd]) {
      expect(Object.keys(table).sort()).toEqual(cases)
    }
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
