import * as v from 'valibot'
import type { Settings } from '../../plugin/shared/settings.ts'
import type { Spend } from '../ideogram/prices.ts'
import type { MaskOptions } from '../tools/order.ts'
import { defaultMaskOptions, defaultSettings, type State } from '../state.ts'
import { createStoredValue, inStorage, type Storage } from './stored-value.ts'
import { carriedOver } from '../tools/form.ts'
import { tools, type ToolName, type Values } from '../tools/tools.ts'

/** What an earlier version stored may be anything: it is read, never trusted. */
const settings = v.object({
  connection: v.picklist(['relay', 'direct']),
  matchColors: v.boolean(),
  monthlyLimit: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
})

const spend = v.record(v.string(), v.record(v.string(), v.number()))

const pixelsOrAuto = v.union([
  v.literal('auto'),
  v.pipe(v.number(), v.minValue(0), v.maxValue(512)),
])

const form = v.object({
  tool: v.picklist(Object.keys(tools) as ToolName[]),
  values: v.record(v.string(), v.string()),
  mask: v.fallback(
    v.object({
      context: v.picklist(['tight', 'balanced', 'whole']),
      invert: v.boolean(),
      feather: pixelsOrAuto,
      grow: pixelsOrAuto,
      split: v.boolean(),
    }),
    defaultMaskOptions,
  ),
})

/** Settings and spending: what any window may change. */
export function createStored(state: State, host: Storage) {
  return {
    settings: createStoredValue({
      signal: state.settings,
      read: readSettings,
      ...inStorage(host, 'settings'),
    }),
    spend: createStoredValue({
      signal: state.spend,
      read: readSpend,
      ...inStorage(host, 'spend'),
    }),
  }
}

export function readSettings(stored: unknown): Settings {
  const parsed = v.safeParse(settings, stored)
  return parsed.success ? parsed.output : defaultSettings
}

export function readSpend(stored: unknown): Spend {
  const parsed = v.safeParse(spend, stored)
  return parsed.success ? parsed.output : {}
}

/** @returns null when nothing was stored that fits today's tools */
export function readForm(
  stored: unknown,
): { tool: ToolName; values: Values; mask: MaskOptions } | null {
  const parsed = v.safeParse(form, stored)
  if (!parsed.success) return null
  const { tool, values, mask } = parsed.output
  return { tool, values: carriedOver(tool, values), mask }
}

export function readPrompts(stored: unknown): string[] {
  const parsed = v.safeParse(v.array(v.string()), stored)
  return parsed.success ? parsed.output : []
}
