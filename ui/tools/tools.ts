import type { Placement, Source } from '../../plugin/shared/protocol.ts'
import { removeBackground, replaceBackground } from './background.ts'
import { describe } from './describe.ts'
import { edit } from './edit.ts'
import type { Engine } from './engine.ts'
import { expand } from './expand.ts'
import { generate } from './generate.ts'
import { instruct } from './instruct.ts'
import type { Asked } from './order.ts'
import { reframe } from './reframe.ts'
import { remix } from './remix.ts'
import { remove } from './remove.ts'
import { placementsOn, type Tool } from './tool.ts'
import { upscale } from './upscale.ts'

/** What a designer can do, in the order of the list. Names are kept in records. */
export const tools = {
  edit,
  remove,
  expand,
  generate,
  remix,
  reframe,
  'replace-background': replaceBackground,
  'remove-background': removeBackground,
  instruct,
  upscale,
  describe,
} satisfies Record<string, Tool>

export type ToolName = keyof typeof tools

export const toolNames = Object.keys(tools) as ToolName[]

export const isTool = (name: string): name is ToolName =>
  Object.hasOwn(tools, name)

/** @returns null for a tool of another version */
export function toolNamed(name: string): Tool | null {
  return isTool(name) ? tools[name] : null
}

/** The engine of an order; the tool's usual one where another version named it. */
export function engineOf({ tool, engine }: Omit<Asked, 'values'>): Engine {
  const { engines } = toolNamed(tool) ?? edit
  return engines.find(({ id }) => id === engine) ?? engines[0]
}

/** That of an order first: what it does not take the others may. */
export function enginesFrom(
  asked: Omit<Asked, 'values'>,
): [Engine, ...Engine[]] {
  const chosen = engineOf(asked)
  const { engines } = toolNamed(asked.tool) ?? edit
  return [chosen, ...engines.filter((one) => one !== chosen)]
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
