/** The tools at the bottom, and what a press on the canvas does with each. */
import type { IconName } from '../panels/icons.tsx'

export const tools = {
  select: { label: 'Move', key: 'v', icon: 'select', cursor: 'default' },
  hand: { label: 'Hand', key: 'h', icon: 'hand', cursor: 'grab' },
  frame: { label: 'Frame', key: 'f', icon: 'frame', cursor: 'crosshair' },
  rectangle: {
    label: 'Rectangle',
    key: 'r',
    icon: 'rectangle',
    cursor: 'crosshair',
  },
  ellipse: {
    label: 'Ellipse',
    key: 'o',
    icon: 'ellipse',
    cursor: 'crosshair',
  },
  pencil: {
    label: 'Pencil: a closed line becomes a shape',
    key: 'p',
    icon: 'pencil',
    cursor: 'crosshair',
  },
  brush: { label: 'Brush', key: 'b', icon: 'brush', cursor: 'crosshair' },
  text: { label: 'Text', key: 't', icon: 'text', cursor: 'text' },
} as const satisfies Record<string, Tool>

interface Tool {
  label: string
  key: string
  icon: IconName
  cursor: string
}

export type ToolName = keyof typeof tools
export const toolNames = Object.keys(tools) as ToolName[]
