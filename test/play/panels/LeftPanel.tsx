/** The document: its menu and name, pages and layers. */
import { commands } from '../commands/commands.ts'
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'
import { commandItems } from './command-items.ts'
import { leaveField } from './field-keys.ts'
import { Icon } from './icons.tsx'
import { Layers } from './Layers.tsx'
import { Menu } from './Menu.tsx'
import { Pages } from './Pages.tsx'

export function LeftPanel({ editor }: { editor: Editor }) {
  const isSmall = editor.minimised.value
  return (
    <nav class="left-panel" aria-label="Document">
      <header class="panel-head">
        <Menu
          label="Document menu"
          items={commandItems(
            editor,
            'newFile',
            'sample',
            null,
            'open',
            'save',
            'exportPng',
            null,
            'minimise',
            'theme',
            'quickActions',
          )}
        >
          <span class="mark" />
          <Icon name="down" />
        </Menu>
        {isSmall && <DocumentName editor={editor} />}
        <span class="space" />
        <UndoAndRedo editor={editor} />
        <IconButton
          icon="sidebar"
          label={isSmall ? 'Show the panels' : 'Minimise the panels'}
          onClick={() => {
            commands.minimise.run(editor)
          }}
        />
      </header>
      {!isSmall && (
        <>
          <div class="file">
            <DocumentName editor={editor} />
          </div>
          <Pages editor={editor} />
          <Layers editor={editor} />
        </>
      )}
    </nav>
  )
}

function UndoAndRedo({ editor }: { editor: Editor }) {
  const { document } = editor
  return (
    <>
      <IconButton
        icon="undo"
        label="Undo"
        disabled={document.undoSteps === 0}
        onClick={() => {
          commands.undo.run(editor)
        }}
      />
      <IconButton
        icon="redo"
        label="Redo"
        disabled={document.redoSteps === 0}
        onClick={() => {
          commands.redo.run(editor)
        }}
      />
    </>
  )
}

function DocumentName({ editor }: { editor: Editor }) {
  const shown = editor.document.data.name
  return (
    <input
      class="document-name"
      aria-label="Document name"
      value={shown}
      onChange={(event) => {
        const name = event.currentTarget.value.trim()
        if (name) editor.document.data.name = name
        editor.repaint()
      }}
      onKeyDown={(event) => {
        leaveField(event, shown)
      }}
    />
  )
}
