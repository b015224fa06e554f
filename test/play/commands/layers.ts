/** What can be done to the selected layers, and which are selected. */
import { copySelection, pasteLayers } from './clipboard.ts'
import type { Command } from './command.ts'
import { edit } from './command.ts'
import {
  duplicateSelection,
  groupSelection,
  removeSelection,
  restack,
  switchSelection,
  ungroupSelection,
} from './edits.ts'
import { selectChildren, selectParents, selectSibling } from './selecting.ts'

export const layerCommands = {
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
  copy: { label: 'Copy', keys: ['mod+c'], run: copySelection },
  cut: {
    label: 'Cut',
    keys: ['mod+x'],
    run: (editor) => {
      copySelection(editor)
      edit(removeSelection)(editor)
    },
  },
  paste: { label: 'Paste', hint: 'mod+v', run: pasteLayers },
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
  rename: {
    label: 'Rename',
    keys: ['mod+r', 'f2'],
    run: ({ document, renamed }) => {
      renamed.value = document.selection[0] ?? null
    },
  },
  group: { label: 'Group', keys: ['mod+g'], run: edit(groupSelection) },
  ungroup: {
    label: 'Ungroup',
    keys: ['mod+shift+g', 'mod+backspace'],
    run: edit(ungroupSelection),
  },
  hide: {
    label: 'Show or hide',
    keys: ['mod+shift+h'],
    run: edit((document) => {
      switchSelection(document, 'visible')
    }),
  },
  lock: {
    label: 'Lock or unlock',
    keys: ['mod+shift+l'],
    run: edit((document) => {
      switchSelection(document, 'locked')
    }),
  },
  selectAll: {
    label: 'Select all',
    keys: ['mod+a'],
    run: ({ document }) => {
      document.select(document.currentPage.children.map(({ id }) => id))
    },
  },
  selectNone: {
    label: 'Select none',
    keys: ['escape'],
    run: ({ document, tool }) => {
      // Out of a tool first.
      if (tool.value !== 'select') tool.value = 'select'
      else document.select([])
    },
  },
  selectChildren: {
    label: 'Select children',
    keys: ['enter'],
    onCanvas: true,
    run: selectChildren,
  },
  selectParent: {
    label: 'Select parent',
    keys: ['shift+enter', '\\'],
    onCanvas: true,
    run: ({ document }) => {
      selectParents(document)
    },
  },
  selectNext: {
    label: 'Select next layer',
    keys: ['tab'],
    onCanvas: true,
    run: ({ document }) => {
      selectSibling(document, 1)
    },
  },
  selectPrevious: {
    label: 'Select previous layer',
    keys: ['shift+tab'],
    onCanvas: true,
    run: ({ document }) => {
      selectSibling(document, -1)
    },
  },
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
} as const satisfies Record<string, Command>
