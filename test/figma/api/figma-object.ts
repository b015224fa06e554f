/** The `figma` object: a table of contents of the API. */
import * as v from 'valibot'
import { rootId } from '../document/state.ts'
import { mixed } from '../sandbox/crossing.ts'
import { expose } from '../sandbox/hosted.ts'
import { base64Decode, base64Encode } from './base64.ts'
import { layerMakers } from './create-layers.ts'
import type { FigmaEvents } from './events.ts'
import { fontMembers } from './fonts.ts'
import { createImage, getImageByHash } from './images.ts'
import { notify } from './notify.ts'
import type { Shown } from './notify.ts'
import { guarded } from './page-object.ts'
import type { Run } from './run.ts'
import { clientStorage } from './storage.ts'
import type { StoredValues } from './storage.ts'
import type { PluginUI } from './ui.ts'
import { viewportObject } from './viewport.ts'
import { checked } from './words.ts'

export type { Shown }

export interface FigmaParts {
  run: Run
  command: string
  events: FigmaEvents
  ui: PluginUI
  storage: StoredValues
  onNotify: (shown: Shown) => { cancel(): void }
  onOpenExternal(url: string): void
  close(message?: string): void
}

export function figmaObject(parts: FigmaParts) {
  const { run, events, ui } = parts
  const { document, manifest } = run
  const members = {
    apiVersion: '1.0.0',
    command: parts.command,
    editorType: 'figma',
    mode: 'default',
    pluginId: manifest.id,
    fileKey: undefined,
    mixed,
    ui: guarded(run, ui.expose()),
    viewport: guarded(run, viewportObject(run)),
    clientStorage: guarded(
      run,
      expose(
        'ClientStorageAPI',
        clientStorage(parts.storage, () => run.conditions.storageQuotaBytes),
      ),
    ),
    parameters: parametersObject(run),
    get root() {
      return run.object(rootId)
    },
    get currentPage() {
      return run.object(document.currentPage.id)
    },
    set currentPage(_value: unknown) {
      throw new Error(
        'Cannot call with documentAccess: dynamic-page. Use figma.setCurrentPageAsync() instead',
      )
    },
    get skipInvisibleInstanceChildren() {
      return run.skipsInvisible
    },
    set skipInvisibleInstanceChildren(value: unknown) {
      const name = 'skipInvisibleInstanceChildren'
      run.skipsInvisible = checked(name, v.boolean(), value)
    },
    get currentUser() {
      if (!manifest.permissions?.includes('currentuser')) {
        throw new Error(
          '"currentuser" permission is required to use figma.currentUser',
        )
      }
      const user = { id: '1', name: 'Designer', photoUrl: null }
      return { ...user, color: '#7b61ff', sessionId: 1 }
    },
    ...layerMakers(run),
    ...events.api,
    showUI: (html: unknown, options: unknown) => {
      if (run.querying) {
        throw new Error('Cannot show UI while parameters are being entered')
      }
      ui.showUI(html, options)
    },
    closePlugin: (message: unknown) => {
      parts.close(checked('message', v.optional(v.string()), message))
    },
    notify: (message: unknown, options: unknown) =>
      notify(parts.onNotify, message, options),
    openExternal: (url: unknown) => {
      parts.onOpenExternal(checked('url', v.string(), url))
    },
    commitUndo: () => {
      document.commit()
    },
    triggerUndo: () => {
      document.undo()
    },
    ...nodeMembers(run, events),
    createImage: (data: unknown) => createImage(run, data),
    getImageByHash: (hash: unknown) => getImageByHash(run, hash),
    ...fontMembers(run),
    base64Encode,
    base64Decode,
  } satisfies { [Name in keyof PluginAPI]?: unknown }
  return guarded(run, expose('PluginAPI', members))
}

/** Finding nodes and pages, the way dynamic pages want it. */
function nodeMembers(run: Run, events: FigmaEvents) {
  const { document } = run
  const page = (value: unknown): string => {
    const found = document.page(run.idOf(value) ?? '')
    if (found) return found.id
    throw new Error('Expected a node of type PAGE')
  }
  return {
    getNodeById: () => {
      throw new Error(
        'Cannot call with documentAccess: dynamic-page. Use figma.getNodeByIdAsync() instead',
      )
    },
    getNodeByIdAsync: (id: unknown) => {
      const wanted = checked('id', v.string(), id)
      const isThere =
        wanted === rootId || document.page(wanted) || document.find(wanted)
      return Promise.resolve(isThere ? run.object(wanted) : null)
    },
    setCurrentPageAsync: (value: unknown) => {
      const id = page(value)
      run.loadedPages.add(id)
      document.setCurrentPage(id)
      return Promise.resolve()
    },
    loadAllPagesAsync: () => {
      for (const { id } of document.data.pages) run.loadedPages.add(id)
      events.allPagesLoaded = true
      return Promise.resolve()
    },
  }
}

function parametersObject(run: Run) {
  const inputs = {
    on: (type: unknown, callback: unknown) => {
      run.parameterInputs.add(type, callback)
    },
    once: (type: unknown, callback: unknown) => {
      run.parameterInputs.add(type, callback, true)
    },
    off: (type: unknown, callback: unknown) => {
      run.parameterInputs.remove(type, callback)
    },
  }
  return guarded(run, expose('ParametersAPI', inputs))
}
