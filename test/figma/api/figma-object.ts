/** The `figma` object: a table of contents of the API. */
import * as v from 'valibot'
import { rootId } from '../document/state.ts'
import { mixed } from '../sandbox/crossing.ts'
import { expose, joined } from '../sandbox/hosted.ts'
import { base64Decode, base64Encode } from './base64.ts'
import { buzzObject } from './buzz.ts'
import { layerMakers } from './create-layers.ts'
import { deckMembers } from './deck.ts'
import type { FigmaEvents } from './events.ts'
import { nodeFinders } from './finding.ts'
import { fontMembers } from './fonts.ts'
import { createImage, createImageAsync, getImageByHash } from './images.ts'
import type { FetchBytes } from './images.ts'
import { notify } from './notify.ts'
import type { Shown } from './notify.ts'
import { guarded } from './page-object.ts'
import type { Run } from './run.ts'
import { clientStorage } from './storage.ts'
import type { StoredValues } from './storage.ts'
import { textReviewObject } from './text-review.ts'
import type { PluginUI } from './ui.ts'
import { utilObject } from './util-object.ts'
import { viewportObject } from './viewport.ts'
import { checked } from './words.ts'

export type { Shown }

export interface FigmaParts {
  run: Run
  command: string
  events: FigmaEvents
  ui: PluginUI
  storage: StoredValues
  fetchBytes: FetchBytes
  onNotify: (shown: Shown) => { cancel(): void }
  onOpenExternal(url: string): void
  close(message?: string): void
}

export function figmaObject(parts: FigmaParts) {
  const { run, events } = parts
  const members = joined(
    surroundings(parts),
    objects(parts),
    nodeFinders(run, events),
    layerMakers(run),
    deckMembers(run),
    events.api,
    actions(parts),
    fontMembers(run),
  )
  return guarded(run, expose('PluginAPI', members))
}

/** Where the plugin runs, and for whom. */
function surroundings({ run, command }: FigmaParts) {
  const { manifest } = run
  return {
    apiVersion: '1.0.0',
    command,
    editorType: run.editor,
    mode: 'default',
    pluginId: manifest.id,
    fileKey: undefined,
    mixed,
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
  } satisfies { [Name in keyof PluginAPI]?: unknown }
}

function objects({ run, ui, storage }: FigmaParts) {
  const quota = () => run.conditions.storageQuotaBytes
  const buzz = buzzObject(run)
  const textreview = textReviewObject(run)
  return {
    ui: guarded(run, ui.expose()),
    viewport: guarded(run, viewportObject(run)),
    clientStorage: guarded(
      run,
      expose('ClientStorageAPI', clientStorage(storage, quota)),
    ),
    parameters: guarded(run, parametersObject(run)),
    util: utilObject(),
    buzz: buzz && guarded(run, buzz),
    textreview: textreview && guarded(run, textreview),
    get root() {
      return run.object(rootId)
    },
  } satisfies { [Name in keyof PluginAPI]?: unknown }
}

function actions(parts: FigmaParts) {
  const { run, ui } = parts
  const { document } = run
  return {
    showUI: (html: unknown, options: unknown) => {
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
    saveVersionHistoryAsync: (title: unknown) => {
      checked('title', v.string(), title)
      return Promise.resolve({ id: document.newId() })
    },
    createImage: (data: unknown) => createImage(run, data),
    createImageAsync: (src: unknown) =>
      createImageAsync(run, parts.fetchBytes, src),
    getImageByHash: (hash: unknown) => getImageByHash(run, hash),
    base64Encode,
    base64Decode,
  } satisfies { [Name in keyof PluginAPI]?: unknown }
}

function parametersObject({ parameterInputs }: Run) {
  return expose('ParametersAPI', {
    on: (type: unknown, callback: unknown) => {
      parameterInputs.add(type, callback)
    },
    once: (type: unknown, callback: unknown) => {
      parameterInputs.add(type, callback, true)
    },
    off: (type: unknown, callback: unknown) => {
      parameterInputs.remove(type, callback)
    },
  })
}
