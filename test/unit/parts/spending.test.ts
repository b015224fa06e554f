import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { createSpending } from '../../../ui/parts/spending.ts'
import { readSettings } from '../../../ui/parts/settings.ts'
import { tools } from '../../../ui/tools/tools.ts'
import { storage } from '../samples/stored.ts'
import { storageOf } from './host.ts'

const november = Date.UTC(2026, 10, 30)

function opened(stored: unknown, monthlyLimit: number | null = null) {
  const host = storageOf({ spend: stored })
  const committed = signal(0)
  const settings = signal({ ...readSettings(undefined), monthlyLimit })
  const now = () => november
  const spending = createSpending({ host, settings, committed, now })
  spending.load(stored)
  return { ...spending, host, committed }
}

test('what version 0.1.0 spent counts, under what its tools are now', async () => {
  const { monthSpend, byTool, add, host } = opened(storage().spend)
  expect(monthSpend.value).toBeCloseTo(0.55, 6)
  expect(byTool.value.map(({ label }) => label)).toEqual(['Edit'])
  expect(byTool.value[0]!.usd).toBeCloseTo(0.55, 6)
  await add('edit', '/edit', 0.08)
  expect(monthSpend.value).toBeCloseTo(0.63, 6)
  expect(byTool.value).toHaveLength(1)
  // What it wrote stays as it wrote it.
  expect(host.kept.spend).toMatchObject({
    '2026-11': { '/edit': 0.37, 'edit /edit': 0.08 },
  })
})

test('what every tool spends is said under its name', async () => {
  const { byTool, add } = opened({})
  for (const [name, { label, engines }] of Object.entries(tools))
    for (const { path } of engines) {
      await add(name, path, 0.25)
      const { usd } = byTool.value.find((one) => one.label === label)!
      expect(usd % 0.25).toBeCloseTo(0, 6)
    }
  expect(byTool.value.map(({ label }) => label)).toEqual(
    Object.values(tools).map(({ label }) => label),
  )
  await add('relight', '/v3/relight', 1)
  expect(byTool.value.at(-1)).toEqual({ label: 'Other tools', usd: 1 })
})

test('the limit counts what was spent, what is under way and what is asked for', () => {
  const { passesLimitBy, committed } = opened({ '2026-11': { '/edit': 1 } }, 2)
  expect(passesLimitBy(1)).toBe(false)
  expect(passesLimitBy(1.01)).toBe(true)
  committed.value = 0.5
  expect(passesLimitBy(0.5)).toBe(false)
  expect(passesLimitBy(0.6)).toBe(true)
})

test('another month has a sum of its own, and no limit is no limit', () => {
  const { monthSpend, passesLimitBy } = opened({ '2026-10': { '/edit': 9 } })
  expect(monthSpend.value).toBe(0)
  expect(passesLimitBy(1e6)).toBe(false)
})
