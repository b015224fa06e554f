/** Everything a designer can do by a key, a menu or the actions bar. */
import { tools, toolNames } from '../canvas/tools.ts'
import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'
import { edit } from './command.ts'
import { nudgeSelection } from './edits.ts'
import { fileCommands } from './files.ts'
import { layerCommands } from './layers.ts'
import { viewCommands } from './view.ts'

export const commands = { ...layerCommands, ...viewCommands, ...fileCommands }

export type CommandName = keyof typeof commands

/** Canvas units; with Shift. */
const nudges = { small: 1, large: 10 }
const directions = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
} as const

type Keyed = readonly (readonly [key: string, run: (editor: Editor) => void])[]

const ofCommands = (onCanvas: boolean): Keyed =>
  Object.values<Command>(commands)
    .filter((command) => Boolean(command.onCanvas) === onCanvas)
    .flatMap(({ keys = [], run }) => keys.map((key) => [key, run] as const))

const ofTools: Keyed = toolNames.flatMap((name) =>
  tools[name].keys.map((key) => [key, chooseTool(name)] as const),
)

function chooseTool(name: (typeof toolNames)[number]) {
  return (editor: Editor) => {
    editor.tool.value = name
  }
}

const ofNudges: Keyed = Object.entries(directions).flatMap(([key, [x, y]]) =>
  (['small', 'large'] as const).map(
    (size) =>
      [
        size === 'large' ? `shift+${key}` : key,
        edit((document) => {
          nudgeSelection(document, x * nudges[size], y * nudges[size])
        }),
      ] as const,
  ),
)

/** What a key means wherever the focus is, except in fields. */
export const keyed = new Map([...ofCommands(false), ...ofTools, ...ofNudges])

/** What a key means while the canvas has the focus. */
export const keyedOnCanvas = new Map(ofCommands(true))
