import { computed, signal, type ReadonlySignal } from '@preact/signals'
import * as v from 'valibot'
import type { Settings } from '../../plugin/shared/settings.ts'
import { addSpend, spentIn, type Spend } from '../ideogram/prices.ts'
import { tools } from '../tools/tools.ts'
import { createStoredValue, inStorage, type Storage } from './stored-value.ts'

const schema = v.record(v.string(), v.record(v.string(), v.number()))

export function readSpend(stored: unknown): Spend {
  const parsed = v.safeParse(schema, stored)
  return parsed.success ? parsed.output : {}
}

interface SpendingOptions {
  host: Storage
  settings: ReadonlySignal<Settings>
  /** US dollars that running jobs are about to cost. */
  committed: ReadonlySignal<number>
  /** Milliseconds since 1970. */
  now: () => number
}

/** What is kept by tool and path; version 0.1.0 kept it by path alone. */
const keyOf = (tool: string, path: string) => `${tool} ${path}`

/** What it is called in the settings, by key. */
const labels = new Map(
  Object.entries(tools)
    .reverse()
    .flatMap(([name, { label, engines }]) =>
      engines.flatMap(({ path }) => [
        [keyOf(name, path), label] as const,
        [path, label] as const,
      ]),
    ),
)

export type Spending = ReturnType<typeof createSpending>

/** What the months have cost, and the designer's own limit to it. */
export function createSpending({
  host,
  settings,
  committed,
  now,
}: SpendingOptions) {
  const spend = signal<Spend>({})
  const today = signal(0)
  const stored = createStoredValue({
    signal: spend,
    read: readSpend,
    ...inStorage(host, 'spend'),
  })
  const month = computed(() => new Date(today.value).toISOString().slice(0, 7))
  /** US dollars of this month. */
  const monthSpend = computed(() => spentIn(spend.value, month.value))

  return {
    monthSpend,
    /** Of this month, US dollars, for what has cost something. */
    byTool: computed(() => {
      const sums = new Map<string, number>()
      for (const [key, usd] of Object.entries(spend.value[month.value] ?? {})) {
        const label = labels.get(key) ?? 'Other tools'
        sums.set(label, (sums.get(label) ?? 0) + usd)
      }
      return [...sums].map(([label, usd]) => ({ label, usd }))
    }),
    load: (from: unknown) => {
      today.value = now()
      stored.load(from)
    },
    add: (tool: string, path: string, usd: number) => {
      const date = new Date(now()).toISOString()
      const endpoint = keyOf(tool, path)
      return stored.change((totals) =>
        addSpend(totals, { date, endpoint, usd }),
      )
    },
    /** @param usd what would be spent in addition */
    passesLimitBy: (usd: number) => {
      const { monthlyLimit } = settings.value
      // A millionth of a dollar is what sums of prices may be off by.
      const total = monthSpend.value + committed.value + usd - 1e-6
      return monthlyLimit !== null && total > monthlyLimit
    },
  }
}
