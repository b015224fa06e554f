/** The tools at the bottom, and what a press on the canvas does with each. */
import type { IconName } from '../panels/icons.tsx'

export const tools = {
  select: { label: 'Move', keys: ['v'], icon: 'select', cursor: 'default' },
  hand: { label: 'Hand', keys: ['h'], icon: 'hand', cursor: 'grab' },
  frame: { label: 'Frame', keys: ['f'], icon: 'frame', cursor: 'crosshair' },
  rectangle: {
    label: 'Rectangle',
    keys: ['r'],
    icon: 'rectangle',
    cursor: 'crosshair',
  },
  ellipse: {
    label: 'Ellipse',
    keys: ['o'],
    icon: 'ellipse',
    cursor: 'crosshair',
  },
  pencil: {
    label: 'Pencil: a closed line becomes a shape',
    // P alone is Figma's pen.
    keys: ['shift+p', 'p'],
    icon: 'pencil',
    cursor: 'crosshair',
  },
  brush: { label: 'Brush', keys: ['b'], icon: 'brush', cursor: 'crosshair' },
  text: { label: 'Text', keys: ['t'], icon: 'text', cursor: 'text' },
} as const satisfies Record<string, Tool>

interface Tool {
  label: string
  /** As `shift+p`; the first is shown. */
  keys: readonly [string, ...string[]]
  icon: IconName
  cursor: string
}

export type ToolName = keyof typeof tools
export const toolNames = Object.keys(tools) as ToolName[]
