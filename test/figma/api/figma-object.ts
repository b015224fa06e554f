/** The `figma` object: a table of contents of the API. */
import * as v from 'valibot'
import { mixed } from '../sandbox/crossing.ts'
import { expose } from '../sandbox/hosted.ts'
import { layerMakers } from './create-layers.ts'
import type { FigmaEvents } from './events.ts'
import { createImage, getImageByHash } from './images.ts'
import { guarded, rootId } from './page-object.ts'
import type { Run } from './run.ts'
import { clientStorage } from './storage.ts'
import type { StoredValues } from './storage.ts'
import type { PluginUI } from './ui.ts'
import { viewportObject } from './viewport.ts'
import { checked } from './words.ts'

export interface Shown {
  message: string
  error: boolean
  /** Milliseconds; Infinity stays. */
  timeout: number
  button: { text: string; press(): void } | null
  /** Takes it off the screen. */
  dismiss(): void
}

export interface FigmaParts {
  run: Run
  command: string
  events: FigmaEvents
  ui: PluginUI
  storage: StoredValues
  onNotify(shown: Shown): { cancel(): void }
  onOpenExternal(url: string): void
  close(message?: string): void
}

export function figmaObject(parts: FigmaParts) {
  const { run, events, ui } = parts
  const { document, manifest } = run
  const page = (value: unknown): string => {
    const found = document.page(run.idOf(value) ?? '')
    if (found) return found.id
    throw new Error('Expected a node of type PAGE')
  }
  const members = {
    apiVersion: '1.0.0',
    command: parts.command,
    editorType: 'figma',
    mode: 'default',
    pluginId: manifest.id,
    fileKey: undefined,
    mixed,
    hasMissingFont: false,
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
      notify(parts, message, options),
    openExternal: (url: unknown) => {
      parts.onOpenExternal(checked('url', v.string(), url))
    },
    commitUndo: () => {
      document.commit()
    },
    triggerUndo: () => {
      document.undo()
    },
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
    createImage: (data: unknown) => createImage(run, data),
    getImageByHash: (hash: unknown) => getImageByHash(run, hash),
    loadFontAsync: (font: unknown) => loadFont(run, font),
    listAvailableFontsAsync: () =>
      Promise.resolve(
        interStyles.map((style) => ({ fontName: { family: 'Inter', style } })),
      ),
    base64Encode: (data: unknown) => {
      if (!(data instanceof Uint8Array)) {
        throw new Error('Expected "data" to have type Uint8Array')
      }
      let text = ''
      for (const byte of data) text += String.fromCharCode(byte)
      return btoa(text)
    },
    base64Decode: (data: unknown) =>
      Uint8Array.from(atob(checked('data', v.string(), data)), (letter) =>
        letter.charCodeAt(0),
      ),
  }
  return guarded(run, expose('PluginAPI', members))
}

const interStyles = ['Regular', 'Medium', 'Semi Bold', 'Bold']

async function loadFont(run: Run, value: unknown): Promise<void> {
  const schema = v.strictObject({ family: v.string(), style: v.string() })
  const { family, style } = checked('fontName', schema, value)
  if (family !== 'Inter' || !interStyles.includes(style)) {
    throw new Error(`The font "${family} ${style}" could not be loaded`)
  }
  await Promise.resolve()
  run.loadedFonts.add(`${family} ${style}`)
}

/** Characters Figma shows of a message. */
const longestMessage = 100

const notifyOptions = v.strictObject({
  timeout: v.optional(v.number(), 3000),
  error: v.optional(v.boolean(), false),
  onDequeue: v.optional(v.function()),
  button: v.optional(
    v.strictObject({ text: v.string(), action: v.function() }),
  ),
})

function notify(parts: FigmaParts, message: unknown, given: unknown) {
  const text = checked('message', v.string(), message)
  const options = checked('options', notifyOptions, given ?? {})
  let gone = false
  const leave = (reason: string) => {
    if (gone) return
    gone = true
    shown.cancel()
    ;(options.onDequeue as ((reason: string) => void) | undefined)?.(reason)
  }
  const { button } = options
  const shown = parts.onNotify({
    message: text.slice(0, longestMessage),
    error: options.error,
    timeout: options.timeout,
    button: button
      ? {
          text: button.text,
          press: () => {
            // Answering `false` keeps it open.
            const answer = button.action()
            if (answer !== false) leave('action_button_click')
          },
        }
      : null,
    dismiss: () => {
      leave('dismiss')
    },
  })
  if (Number.isFinite(options.timeout)) {
    setTimeout(() => {
      leave('timeout')
    }, options.timeout)
  }
  return {
    cancel: () => {
      leave('dismiss')
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
