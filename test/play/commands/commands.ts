/** Everything a designer can do by a key, a menu or the actions bar. */
import { tools, toolNames } from './canvas/tools.ts'
import { fit, pageBox, selectionBox, zoomTo } from './canvas/view.ts'
import {
  duplicateSelection,
  groupSelection,
  nudgeSelection,
  removeSelection,
  restack,
  ungroupSelection,
} from './edits.ts'
import type { Editor } from './editor.ts'
import { download, exportPng, readDocument, writeDocument } from './files.ts'
import { sampleDocument } from './sample/sample.ts'
import { newDocument } from '../figma/document/create.ts'
import type { FigmaDocument } from '../figma/document/document.ts'

export interface Command {
  label: string
  /** As `mod+shift+z`; `mod` is Ctrl, or Cmd on a Mac. */
  keys?: readonly string[]
  run: (editor: Editor) => void
}

/** One undo step. */
const edit =
  (work: (document: FigmaDocument) => void) =>
  ({ document }: Editor) => {
    work(document)
    document.commit()
  }

const zoomBy =
  (factor: number) =>
  ({ document }: Editor) => {
    zoomTo(document, document.viewport.zoom * factor)
  }

export const commands = {
  undo: {
    label: 'Undo',
    keys: ['mod+z'],
    run: ({ figma }) => {
      figma.value.undo()
    },
  },
  redo: {
    label: 'Redo',
    keys: ['mod+shift+z', 'mod+y'],
    run: ({ figma }) => {
      figma.value.redo()
    },
  },
  duplicate: {
    label: 'Duplicate',
    keys: ['mod+d'],
    run: edit((document) => {
      duplicateSelection(document, { beside: true })
    }),
  },
  remove: {
    label: 'Delete',
    keys: ['delete', 'backspace'],
    run: edit(removeSelection),
  },
  group: { label: 'Group', keys: ['mod+g'], run: edit(groupSelection) },
  ungroup: {
    label: 'Ungroup',
    keys: ['mod+shift+g', 'mod+backspace'],
    run: edit(ungroupSelection),
  },
  selectAll: {
    label: 'Select all',
    keys: ['mod+a'],
    run: ({ document }) => {
      document.select(document.currentPage.children.map(({ id }) => id))
    },
  },
  selectNone: { label: 'Select none', keys: ['escape'], run: leave },
  bringForward: {
    label: 'Bring forward',
    keys: ['mod+]'],
    run: edit((document) => {
      restack(document, 'forward')
    }),
  },
  sendBackward: {
    label: 'Send backward',
    keys: ['mod+['],
    run: edit((document) => {
      restack(document, 'backward')
    }),
  },
  bringToFront: {
    label: 'Bring to front',
    keys: [']'],
    run: edit((document) => {
      restack(document, 'front')
    }),
  },
  sendToBack: {
    label: 'Send to back',
    keys: ['['],
    run: edit((document) => {
      restack(document, 'back')
    }),
  },
  zoomIn: {
    label: 'Zoom in',
    keys: ['mod+=', 'mod++', '+', '='],
    run: zoomBy(2),
  },
  zoomOut: { label: 'Zoom out', keys: ['mod+-', '-'], run: zoomBy(0.5) },
  zoomReset: {
    label: 'Zoom to 100 %',
    keys: ['mod+0', 'shift+digit0'],
    run: ({ document }) => {
      zoomTo(document, 1)
    },
  },
  zoomFit: {
    label: 'Zoom to fit',
    keys: ['shift+digit1'],
    run: ({ document }) => {
      fit(document, pageBox(document))
    },
  },
  zoomSelection: {
    label: 'Zoom to selection',
    keys: ['shift+digit2'],
    run: ({ document }) => {
      fit(document, selectionBox(document))
    },
  },
  theme: {
    label: 'Switch between light and dark',
    run: (editor) => {
      editor.setTheme(editor.theme.value === 'light' ? 'dark' : 'light')
    },
  },
  save: {
    label: 'Save document to a file',
    keys: ['mod+s'],
    run: ({ document }) => {
      const { data } = document
      void writeDocument(data).then((text) => {
        download(`${data.name}.json`, 'application/json', [text])
      })
    },
  },
  open: {
    label: 'Open document from a file…',
    keys: ['mod+o'],
    run: openFile,
  },
  newFile: {
    label: 'New document',
    run: (editor) => {
      editor.load(newDocument('Untitled'))
    },
  },
  sample: {
    label: 'Open the sample again',
    run: (editor) => {
      void sampleDocument().then((data) => {
        editor.load(data)
        fit(editor.document, pageBox(editor.document))
      })
    },
  },
  exportPng: {
    label: 'Export selection as PNG',
    keys: ['mod+shift+e'],
    run: ({ document }) => {
      for (const id of document.selection)
        void exportPng(document, id, 2).then((bytes) => {
          const name = document.find(id)?.layer.name ?? 'Layer'
          download(`${name}.png`, 'image/png', [new Uint8Array(bytes)])
        })
    },
  },
  quickActions: {
    label: 'Actions…',
    keys: ['mod+k', 'mod+p', 'mod+/'],
    run: ({ quickActions }) => {
      quickActions.value = true
    },
  },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands

/** Canvas units; with Shift. */
const nudges = { small: 1, large: 10 }
const directions = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
} as const

/** Every command, and what has a key without being listed. */
export const keyed: ReadonlyMap<string, (editor: Editor) => void> = new Map([
  ...Object.values<Command>(commands).flatMap(({ keys, run }) =>
    (keys ?? []).map((key) => [key, run] as const),
  ),
  ...toolNames.map(
    (name) =>
      [
        tools[name].key,
        (editor: Editor) => {
          editor.tool.value = name
        },
      ] as const,
  ),
  ...Object.entries(directions).flatMap(([key, [x, y]]) =>
    (['small', 'large'] as const).map(
      (size) =>
        [
          size === 'large' ? `shift+${key}` : key,
          edit((document) => {
            nudgeSelection(document, x * nudges[size], y * nudges[size])
          }),
        ] as const,
    ),
  ),
])

/** Esc: out of a tool, or one layer out, or nothing selected. */
function leave(editor: Editor): void {
  const { document, tool } = editor
  if (tool.value !== 'select') tool.value = 'select'
  else document.select([])
}

function openFile(editor: Editor): void {
  const chooser = document.createElement('input')
  chooser.type = 'file'
  chooser.accept = '.json,application/json'
  chooser.addEventListener('change', () => {
    const [file] = chooser.files ?? []
    void file?.text().then((text) => {
      try {
        editor.load(readDocument(text))
        fit(editor.document, pageBox(editor.document))
      } catch (error) {
        editor.tell(
          error instanceof Error ? error.message : String(error),
          true,
        )
      }
    })
  })
  chooser.click()
}
