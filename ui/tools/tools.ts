import type { Placement, Source } from '../../plugin/shared/protocol.ts'
import { describe } from './describe.ts'
import { edit } from './edit.ts'
import type { Engine } from './engine.ts'
import { generate } from './generate.ts'
import type { Asked } from './order.ts'
import { placementsOn, type Tool } from './tool.ts'

/** What a designer can do, in the order of the list. Names are kept in records. */
export const tools = { edit, generate, describe } satisfies Record<string, Tool>

export type ToolName = keyof typeof tools

export const toolNames = Object.keys(tools) as ToolName[]

/** @returns null for a tool of another version */
export function toolNamed(name: string): Tool | null {
  return Object.hasOwn(tools, name) ? tools[name as ToolName] : null
}

/** The engine of an order; the tool's usual one where another version named it. */
export function engineOf({ tool, engine }: Omit<Asked, 'values'>): Engine {
  const { engines } = toolNamed(tool) ?? edit
  return engines.find(({ id }) => id === engine) ?? engines[0]
}

/** Where a tool's results may go; also of one that this version does not know. */
export function placementsFor(
  tool: string,
  source: Source | null,
): readonly Placement[] {
  return placementsOn(toolNamed(tool) ?? edit, source)
}

export function usualPlacement(tool: string, source: Source | null): Placement {
  return placementsFor(tool, source)[0] ?? 'frame'
}
