/** Commands as rows of a menu. */
import type { Command } from '../commands/command.ts'
import type { CommandName } from '../commands/commands.ts'
import { commands } from '../commands/commands.ts'
import { shortcutText } from '../commands/keyboard.ts'
import type { Editor } from '../editor.ts'
import type { MenuItem, MenuItems } from './Menu.tsx'

export function commandItem(editor: Editor, command: Command): MenuItem {
  return {
    label: command.label,
    shortcut: shortcutText(command.keys?.[0] ?? command.hint),
    run: () => {
      command.run(editor)
    },
  }
}

/** Null is a line. */
export const commandItems = (
  editor: Editor,
  ...names: readonly (CommandName | null)[]
): MenuItems => names.map((name) => name && commandItem(editor, commands[name]))

/** The plugin's own menu. */
export function pluginItems(editor: Editor, prefix = ''): MenuItem[] {
  const { name, menu } = editor.setup.plugin.manifest
  return (menu ?? [{ name, command: '' }]).map((entry) => ({
    label: `${prefix}${entry.name}`,
    run: () => {
      // What it wants to be told first is asked in the actions bar.
      if (entry.parameters?.length) editor.asked.value = entry
      else void editor.runPlugin(entry.command)
    },
  }))
}
