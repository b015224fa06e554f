/** The objects a plugin holds for pages and for the document. */
import * as v from 'valibot'
import { newPage } from '../document/create.ts'
import type { PageData } from '../document/model.ts'
import { rootId } from '../document/state.ts'
import { walk } from '../document/tree.ts'
import { colorProfileOf } from '../render/render.ts'
import type { HostObject } from '../sandbox/hosted.ts'
import { expose, joined } from '../sandbox/hosted.ts'
import { exportPage } from './export.ts'
import { indexIn, put, searchIn } from './children.ts'
import { notes } from './notes.ts'
import { solidPaints } from './paints.ts'
import type { Run } from './run.ts'
import { assertOpen, within } from './run.ts'
import { checked } from './words.ts'

const notLoaded =
  'Cannot access children on a page that has not been explicitly loaded. Remember to call await page.loadAsync() before reading its children.'

/** What listens to one page's `nodechange`. */
export interface PageListeners {
  on(page: string, type: unknown, callback: unknown): void
  once(page: string, type: unknown, callback: unknown): void
  off(page: string, type: unknown, callback: unknown): void
}

export function pageObject(
  run: Run,
  id: string,
  listeners: PageListeners,
): HostObject {
  const { document } = run
  const page = (): PageData => {
    const found = document.page(id)
    if (!found) throw new Error(`The node with id "${id}" does not exist`)
    return found
  }
  const loaded = (): PageData => {
    const isOpen = !run.dynamic || document.currentPage.id === id
    if (isOpen || run.loadedPages.has(id)) return page()
    throw new Error(notLoaded)
  }
  const search = () => searchIn(run, loaded().children)
  const object = {
    type: 'PAGE',
    get name() {
      return page().name
    },
    set name(value: unknown) {
      const name = checked('name', v.string(), value)
      document.updatePage(id, { name })
    },
    get parent() {
      return run.object(rootId)
    },
    get removed() {
      return document.page(id) === null
    },
    get children() {
      return loaded().children.map((layer) => run.object(layer.id))
    },
    get selection() {
      return document.selectionOf(id).map((layer) => run.object(layer))
    },
    set selection(value: unknown) {
      document.select(layersOf(run, page(), value), id)
    },
    get backgrounds() {
      return page().backgrounds
    },
    set backgrounds(value: unknown) {
      const backgrounds = checked('backgrounds', solidPaints, value)
      document.updatePage(id, { backgrounds: backgrounds as Paint[] })
    },
    get guides() {
      return []
    },
    get isPageDivider() {
      return false
    },
    loadAsync: () => {
      run.loadedPages.add(page().id)
      return Promise.resolve()
    },
    appendChild: (child: unknown) => {
      loaded()
      put(run, id, child)
    },
    insertChild: (index: unknown, child: unknown) => {
      put(run, id, child, indexIn(loaded().children, index))
    },
    findAll: (callback?: unknown) => search().findAll(callback),
    findOne: (callback: unknown) => search().findOne(callback),
    findChildren: (callback?: unknown) => search().findChildren(callback),
    findChild: (callback: unknown) => search().findChild(callback),
    findAllWithCriteria: (wanted: unknown) =>
      search().findAllWithCriteria(wanted),
    on: (type: unknown, callback: unknown) => {
      listeners.on(loaded().id, type, callback)
    },
    once: (type: unknown, callback: unknown) => {
      listeners.once(loaded().id, type, callback)
    },
    off: (type: unknown, callback: unknown) => {
      listeners.off(id, type, callback)
    },
    exportAsync: (settings: unknown) => exportPage(run, loaded(), settings),
    toString: () => id,
  }
  const whole = joined(object, bound(run, id, page), focus(run))
  const { lackedMembers: lacks } = run.conditions
  return guarded(run, expose('PAGE', whole, { lacks, own: { id } }))
}

/** The slide or asset that fills the window, in Slides and Buzz. */
function focus(run: Run): object {
  if (run.editor !== 'slides' && run.editor !== 'buzz') return {}
  const { seat } = run.document
  const get = () =>
    seat.focused !== null && run.document.find(seat.focused)
      ? run.object(seat.focused)
      : null
  const set = (value: unknown) => {
    const id = run.idOf(value)
    if (value !== null && !run.document.find(id ?? '')) {
      throw new Error('Expected node, got something else')
    }
    seat.focused = id
  }
  const property = { get, set, enumerable: true }
  return Object.defineProperties<object>(
    {},
    run.editor === 'slides'
      ? { focusedSlide: property, focusedNode: property }
      : { focusedNode: property },
  )
}

/** The notes of a page or of the document, as methods. */
function bound(run: Run, id: string, of: () => Partial<Notes>) {
  const methods = notes<{ run: Run; id: string }>(() => {
    const { pluginData = {}, sharedPluginData = {} } = of()
    return { plugin: pluginData, shared: sharedPluginData }
  })
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...args: [unknown, unknown, unknown]) => method({ run, id }, ...args),
    ]),
  )
}

type Notes = Pick<PageData, 'pluginData' | 'sharedPluginData'>

/** Ids of what a plugin wants selected; each must be a layer of `page`. */
function layersOf(run: Run, page: PageData, value: unknown): string[] {
  if (!Array.isArray(value)) {
    throw new Error(
      `Expected "selection" to have type array but got ${typeof value} instead`,
    )
  }
  const inPage = new Set([...walk(page.children)].map((layer) => layer.id))
  return value.map((item) => {
    const id = run.idOf(item)
    if (id !== null && inPage.has(id)) return id
    throw new Error(
      'The selection of a page can only include nodes in that page',
    )
  })
}

export function rootObject(run: Run): HostObject {
  const { data } = run.document
  const everything = () => {
    const isLoaded = ({ id }: PageData) => run.loadedPages.has(id)
    if (run.dynamic && !data.pages.every(isLoaded)) {
      throw new Error(
        'Cannot call with documentAccess: dynamic-page. Remember to call await figma.loadAllPagesAsync() first.',
      )
    }
    const layers = data.pages.flatMap((page) => page.children)
    return searchIn(run, layers)
  }
  const pages = () => data.pages.map((page) => run.object(page.id))
  const object = {
    type: 'DOCUMENT',
    get name() {
      return data.name
    },
    parent: null,
    removed: false,
    get children() {
      return pages()
    },
    get documentColorProfile() {
      return colorProfileOf(data)
    },
    findAll: (callback?: unknown) => everything().findAll(callback),
    findOne: (callback: unknown) => everything().findOne(callback),
    findAllWithCriteria: (wanted: unknown) =>
      everything().findAllWithCriteria(wanted),
    findChildren: (callback?: (page: unknown) => unknown) =>
      pages().filter(callback ?? (() => true)),
    findChild: (callback: (page: unknown) => unknown) =>
      pages().find(callback) ?? null,
    toString: () => rootId,
  }
  const whole = joined(
    object,
    bound(run, rootId, () => data),
  )
  return guarded(
    run,
    expose('DOCUMENT', whole, {
      lacks: run.conditions.lackedMembers,
      own: { id: rootId },
    }),
  )
}

export function createPage(run: Run): HostObject {
  const id = run.document.newId()
  const { length } = run.document.data.pages
  run.document.addPage(newPage(id, `Page ${String(length + 1)}`))
  run.loadedPages.add(id)
  return run.object(id)
}

/** Says where it went wrong, and refuses everything once the plugin is closed. */
export function guarded(run: Run, object: HostObject): HostObject {
  const { access } = object
  const guard = <T>(where: string, work: () => T): T =>
    within(where, () => {
      assertOpen(run)
      return work()
    })
  Object.assign(object, {
    access: {
      get: (key: string) => guard(`get_${key}`, () => access.get(key)),
      set: (key: string, value: unknown) => {
        guard(`set_${key}`, () => {
          access.set(key, value)
        })
      },
      call: (key: string, args: unknown[]) =>
        guard(key, () => access.call(key, args)),
    },
  })
  return object
}
