import { addMask } from './results/add-mask.ts'
import { addPicture } from './results/add-picture.ts'
import { findResults } from './results/carried.ts'
import { backdropOf } from './export/backdrop.ts'
import { healAfterCrash } from './export/note.ts'
import { healAfter010 } from './export/note-of-010.ts'
import {
  exportBefore,
  exportTarget,
  lookAt,
  pictureOf,
} from './export/export.ts'
import { liftOut } from './results/lift-out.ts'
import { place } from './results/place.ts'
import { settlePress } from './results/step.ts'
import { layerById, pageOf } from './layers.ts'
import { say, stay, takeTurn } from './quick.ts'
import { readResult, removeResults, showResult } from './results/fills.ts'
import { landingOf } from './selection/landing.ts'
import { ownPictureOf } from './selection/own-picture.ts'
import { readChoice, readSelection } from './selection/selection.ts'
import type { Remote } from './shared/bridge.ts'
import { heard } from './shared/heard.ts'
import type { HostEvents } from './shared/host-events.ts'
import type { Landing } from './shared/landing.ts'
import type { Host, Opening, Selection } from './shared/protocol.ts'
import {
  fetchStored,
  readJobs,
  readStored,
  sharedPresets,
  sharePresets,
  writeStored,
} from './storage.ts'
import { resizeWindow } from './window.ts'

/** What the designer has said about the layers that were selected then. */
let choice: {
  sourceId: string
  maskIds: string[]
  selected: string
} | null = null

/** What touches the document, or must not see it touched, runs in turn. */
let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work)
  last = turn
  return turn
}

/** The selection as it is now; a choice ends with the selection it was made for. */
export function currentSelection(): Promise<Selection> {
  return inTurn(async () => {
    if (choice && choice.selected !== selectedIds()) choice = null
    const chosen = choice && (await readChoice(choice))
    return chosen ?? readSelection()
  })
}

/** What is under a drop, as it is when its turn comes. */
export function currentLanding(event: DropEvent): Promise<Landing> {
  return inTurn(() => landingOf(event))
}

/** What masked the results that are selected now would mask them again. */
function keepChoice(sourceId: string, maskIds: string[]): void {
  choice = { sourceId, maskIds, selected: selectedIds() }
}

function selectedIds(): string {
  const ids = figma.currentPage.selection.map(({ id }) => id)
  return ids.sort().join()
}

/** What the plugin can do for the panel: one line an ability. */
export function createHost(
  opening: Pick<Opening, 'command' | 'prompt' | 'quiet'>,
  events: () => Remote<HostEvents>,
): Host {
  const beginning = begin()
  // Whoever opens is told; until then nobody has to hear.
  beginning.catch(() => undefined)
  return {
    open: async () => ({
      ...opening,
      ...(await beginning),
      selection: await currentSelection(),
    }),
    read: currentSelection,
    choose: async (chosen) => {
      choice = chosen && { ...chosen, selected: selectedIds() }
      heard(events().selectionChanged(await currentSelection()))
    },
    look: (target, scale) => inTurn(() => lookAt(target, scale)),
    export: (target, scale) => inTurn(() => exportTarget(target, scale)),
    backdrop: (target, scale) => inTurn(() => backdropOf(target, scale)),
    place: (placing) => inTurn(() => place(placing)),
    showResult: (ref) => inTurn(() => showResult(ref)),
    settle: (press) => inTurn(() => settlePress(press, keepChoice)),
    removeResults: (refs) => inTurn(() => removeResults(refs)),
    findResults: (pages) => inTurn(() => findResults(pages)),
    readResult,
    exportBefore: (target, result, scale) =>
      inTurn(() => exportBefore(target, result, scale)),
    picture: (layerId, longest) => inTurn(() => pictureOf(layerId, longest)),
    ownPicture: async (layerId) => {
      const layer = await layerById(layerId)
      return layer && ownPictureOf(layer)
    },
    addMask: (source, painted, replaced) =>
      inTurn(() => addMask(source, painted, replaced)),
    addPicture: (bytes, size, name) =>
      inTurn(() => addPicture(bytes, size, name)),
    liftOut: (layers) => inTurn(() => liftOut(layers)),
    reveal,
    fetchJobs: readJobs,
    fetchStored,
    store: writeStored,
    fetchShared: sharedPresets,
    shareInFile: sharePresets,
    close: (message) => figma.closePlugin(message),
    resize: resizeWindow,
    takeTurn,
    notify: say,
    notifyOfWork: (message) => stay(message, () => heard(events().cancelled())),
    openLink: (url) => figma.openExternal(url),
  }
}

/** What can be done while the panel's page is still being read. */
async function begin(): Promise<Pick<Opening, 'stored' | 'filePresets'>> {
  // What cannot be put back is no reason not to open.
  await inTurn(healAfterCrash).catch(() => undefined)
  await inTurn(healAfter010).catch(() => undefined)
  return { stored: await readStored(), filePresets: sharedPresets() }
}

async function reveal(nodeId: string): Promise<void> {
  const node = await layerById(nodeId)
  const page = node && pageOf(node)
  if (!node || !page) return
  await figma.setCurrentPageAsync(page)
  figma.currentPage.selection = [node]
  figma.viewport.scrollAndZoomIntoView([node])
}
