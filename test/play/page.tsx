/** The playground's page: opens the document, the editor and the plugin. */
import { render } from 'preact'
import { newDocument } from '../figma/document/create.ts'
import { loadFonts } from '../figma/render/fonts.ts'
import { App } from './App.tsx'
import { listenToPaste } from './commands/clipboard.ts'
import { listenToKeys } from './commands/keyboard.ts'
import { Editor } from './editor.ts'
import { exportPng } from './files.ts'
import { addPicture, readPicture } from './pictures.ts'
import { sampleDocument } from './sample/sample.ts'
import type { Setup } from './setup.ts'
import './styles/page.css'

/** `?sample=none`, `?theme=dark`, `?csp=lenient` */
const wishes = new URLSearchParams(location.search)

const darkSystem = matchMedia('(prefers-color-scheme: dark)')
const theme = wishes.get('theme') ?? (darkSystem.matches ? 'dark' : 'light')

/** CSS pixels of window below which the panels float over the canvas. */
const narrow = matchMedia('(max-width: 899px)')

async function open(): Promise<Editor> {
  const [answer] = await Promise.all([
    fetch('/setup.json'),
    loadFonts('/inter'),
  ])
  const setup = (await answer.json()) as Setup
  const editor = new Editor({
    setup,
    document: newDocument('Untitled'),
    theme: theme === 'dark' ? 'dark' : 'light',
    csp: wishes.get('csp') === 'lenient' ? 'lenient' : 'strict',
  })
  editor.minimised.value = narrow.matches
  narrow.addEventListener('change', ({ matches }) => {
    editor.minimised.value = matches
  })
  render(<App editor={editor} />, document.body)
  listenToKeys(editor)
  listenToPaste(editor)
  // The canvas has its size once it has been laid out.
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
  if (wishes.get('sample') !== 'none') await openSample(editor)
  return editor
}

async function openSample(editor: Editor): Promise<void> {
  editor.opening.value = 'Painting the sample…'
  editor.load(await sampleDocument())
  editor.opening.value = null
}

const opened = open()
const ready = opened.then(() => undefined)
let editor: Editor | null = null
void opened.then((it) => (editor = it))

function present(): Editor {
  if (editor) return editor
  throw new Error('The playground is not ready: await playground.ready')
}

window.playground = {
  ready,
  get figma() {
    return present().figma.value
  },
  get storage() {
    return present().storage
  },
  get errors() {
    return present().errors
  },
  run: (command, parameters) => {
    const { setup } = present()
    const first = setup.plugin.manifest.menu?.[0]?.command
    return present().runPlugin(command ?? first, parameters)
  },
  load: (data) => {
    present().load(data)
  },
  addPicture: async (file, name) => {
    const { document } = present()
    const id = addPicture(document, await readPicture(file), name)
    document.commit()
    return id
  },
  exportPng: (id, scale) => exportPng(present().document, id, scale),
}
