import type { Placement, Source } from '../../plugin/shared/protocol.ts'
import type { Engine } from './engine.ts'

/** What a designer can do: a row. */
export interface Tool {
  /** A verb. */
  label: string
  /** One line that says what it does. */
  says: string
  /** What it does to a layer, before its name. */
  verb: string
  /** On the button. */
  press: string
  icon: IconName
  /** The first is the usual one. */
  engines: readonly [Engine, ...Engine[]]
  /** Where what it makes may go, the usual way first. */
  placements: readonly [Placement, ...Placement[]]
}

/** Drawn by `ui/views/controls/icons.tsx`. */
export type IconName =
  | 'edit'
  | 'remove'
  | 'expand'
  | 'generate'
  | 'remix'
  | 'reframe'
  | 'background'
  | 'cutout'
  | 'instruct'
  | 'upscale'
  | 'describe'

/** What a tool needs follows from what leaves. */
export interface Needs {
  source: boolean
  mask: boolean
}

export function needsOf({ framing: { kind } }: Engine): Needs {
  return { source: kind !== 'nothing', mask: kind === 'window' }
}

/** Ways that need nothing of the source but that it is there, or not even that. */
const always: readonly Placement[] = ['frame', 'mask', 'name']

/** The ways that the tool and the layer both allow, the usual one first. */
export function placementsOn(
  { placements }: Pick<Tool, 'placements'>,
  source: Source | null,
): readonly Placement[] {
  if (!source) return placements.filter((one) => one === 'frame')
  return [
    ...source.placements.filter((one) => placements.includes(one)),
    ...placements.filter((one) => always.includes(one)),
  ]
}
