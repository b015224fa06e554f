import { addMask } from './add-mask.ts'
import { exportTarget } from './export.ts'
import { insert } from './insert.ts'
import { layerById, pageOf } from './layers.ts'
import { showResult } from './results.ts'
import { readChoice, readSelection } from './selection.ts'
import type { Remote } from './shared/bridge.ts'
import type { Host, HostEvents, Opening, Selection } from './shared/protocol.ts'
import {
  readStored,
  sharedPresets,
  sharePresets,
  writeStored,
} from './storage.ts'

const panelWidth = 360

/** What the designer has said about the layers that are selected now. */
let choice: { sourceId: string; maskIds: string[] } | null = null

/** What touches the document runs one after the other. */
let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work)
  last = turn
  return turn
}

async function currentSelection(): Promise<Selection> {
  const chosen = choice && (await readChoice(choice))
  return chosen ?? readSelection()
}

/** The selection as it is now, with a choice that belongs to older layers dropped. */
export async function changedSelection(): Promise<Selection> {
  const selected = figma.currentPage.selection.map(({ id }) => id)
  const chosen = choice ? [choice.sourceId, ...choice.maskIds] : []
  if (!selected.some((id) => chosen.includes(id))) choice = null
  return currentSelection()
}

/** What the plugin can do for the panel: one line an ability. */
export function createHost(
  opening: Pick<Opening, 'command' | 'prompt' | 'quiet'>,
  events: () => Remote<HostEvents>,
): Host {
  return {
    open: async () => ({
      ...opening,
      selection: await currentSelection(),
      stored: await readStored(),
      filePresets: sharedPresets(),
    }),
    read: currentSelection,
    choose: async (chosen) => {
      choice = chosen
      void events().selectionChanged(await currentSelection())
    },
    export: (target, scale) => inTurn(() => exportTarget(target, scale)),
    insert: (insertion) => inTurn(() => insert(insertion)),
    showResult: (nodeId, index) => inTurn(() => showResult(nodeId, index)),
    addMask: (source, painted) => inTurn(() => addMask(source, painted)),
    reveal,
    store: writeStored,
    shareInFile: sharePresets,
    close: (message) => figma.closePlugin(message),
    notify: (message) => void figma.notify(message),
    openLink: (url) => figma.openExternal(url),
    resize: (height) => figma.ui.resize(panelWidth, Math.round(height)),
  }
}

async function reveal(nodeId: string): Promise<void> {
  const node = await layerById(nodeId)
  const page = node && pageOf(node)
  if (!node || !page) return
  await figma.setCurrentPageAsync(page)
  figma.currentPage.selection = [node]
  figma.viewport.scrollAndZoomIntoView([node])
}
