/** What is seen of the document and around it. */
import {
  fit,
  largestZoom,
  pageBox,
  selectionBox,
  zoomTo,
} from '../canvas/view.ts'
import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'

const zoomBy =
  (factor: number) =>
  ({ document }: Editor) => {
    zoomTo(document, document.viewport.zoom * factor)
  }

export const viewCommands = {
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
    run: (editor) => {
      const { document } = editor
      fit(document, pageBox(document), { covered: editor.covered() })
    },
  },
  zoomSelection: {
    label: 'Zoom to selection',
    keys: ['shift+digit2'],
    run: (editor) => {
      const { document } = editor
      const options = { largest: largestZoom, covered: editor.covered() }
      fit(document, selectionBox(document), options)
    },
  },
  minimise: {
    label: 'Minimise or show the panels',
    keys: ['shift+backslash', 'mod+\\'],
    run: ({ minimised }) => {
      minimised.value = !minimised.value
    },
  },
  theme: {
    label: 'Switch between light and dark',
    run: (editor) => {
      editor.setTheme(editor.theme.value === 'light' ? 'dark' : 'light')
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
