/** Documents and pictures as files. */
import { newDocument } from '../../figma/document/create.ts'
import type { Editor } from '../editor.ts'
import { download, exportPng, readDocument, writeDocument } from '../files.ts'
import { sampleDocument } from '../sample/sample.ts'
import type { Command } from './command.ts'

export const fileCommands = {
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
      })
    },
  },
  open: {
    label: 'Open document from a file…',
    keys: ['mod+o'],
    run: openFile,
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
  exportPng: {
    label: 'Export selection as PNG',
    keys: ['mod+shift+e'],
    run: (editor) => {
      for (const id of editor.document.selection) void exportLayer(editor, id)
    },
  },
} as const satisfies Record<string, Command>

async function exportLayer(editor: Editor, id: string): Promise<void> {
  const { document } = editor
  const name = document.find(id)?.layer.name ?? 'Layer'
  try {
    const bytes = await exportPng(document, id, 2)
    download(`${name}.png`, 'image/png', [new Uint8Array(bytes)])
  } catch {
    editor.tell(`“${name}” could not be exported.`, true)
  }
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
