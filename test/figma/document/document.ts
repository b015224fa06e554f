/**
 * The open file: its layers, what is selected and seen, undo, and events.
 * Designers' tools and the plugin API both change it through here.
 */
import type { Conditions } from '../conditions.ts'
import { fairWeather } from '../conditions.ts'
import { Announcer } from './announcer.ts'
import type { DocumentEvents } from './announcer.ts'
import type { Point } from './geometry.ts'
import { invert, multiply, translation } from './geometry.ts'
import { History } from './history.ts'
import { followStructure, followValues } from './instances.ts'
import { LayerIndex, parentTransform } from './layer-index.ts'
import type { DocumentData, LayerData, PageData } from './model.ts'
import { whyNotInsert, whyNotMove } from './reparent.ts'
import { resize } from './resize.ts'
import { settle } from './settle.ts'
import { sha1 } from './sha1.ts'
import type { Parent, Place } from './tree.ts'
import { absoluteTransform, containerTransform } from './tree.ts'

/** The part of the canvas in sight; `center` in page space. */
export interface Viewport {
  center: Point
  zoom: number
  /** CSS pixels on the screen. */
  size: { width: number; height: number }
}

export class FigmaDocument {
  viewport: Viewport = {
    center: { x: 0, y: 0 },
    zoom: 1,
    size: { width: 1280, height: 720 },
  }
  private readonly history: History
  private readonly selections = new Map<string, readonly string[]>()
  private readonly index: LayerIndex
  private readonly announcer: Announcer
  private pageId: string
  private lastId = 0
  private held: string | null = null
  private readonly session: number

  constructor(
    readonly data: DocumentData,
    conditions: Conditions = fairWeather,
  ) {
    data.conditions = conditions
    this.pageId = this.firstPage.id
    this.history = new History(data.pages)
    this.index = new LayerIndex(data)
    this.announcer = new Announcer(() => ({
      pages: data.pages,
      page: this.pageId,
      selection: this.selection,
    }))
    const sessions = [...this.index.layers().keys()].map(
      (id) => parseInt(id) || 0,
    )
    this.session = Math.max(0, ...sessions) + 1
  }

  // Reading

  get currentPage(): PageData {
    return this.page(this.pageId) ?? this.firstPage
  }

  private get firstPage(): PageData {
    const page = this.data.pages[0]
    if (!page) throw new Error('A document has at least one page')
    return page
  }

  page(id: string): PageData | null {
    return this.data.pages.find((page) => page.id === id) ?? null
  }

  /** Where the layer is now, on any page; null when there is none. */
  find(id: string): Place | null {
    return this.index.find(id)
  }

  parent(id: string): Parent | null {
    return this.page(id) ?? this.find(id)?.layer ?? null
  }

  newId(): string {
    return `${String(this.session)}:${String(++this.lastId)}`
  }

  // Changing. Each change re-arranges groups and auto-layouts.

  /** Throws with Figma's words where Figma refuses. Index: 0 is the bottom. */
  insert(layer: LayerData, parentId: string, index?: number): void {
    const parent = this.parent(parentId)
    if (!parent) throw new Error('Cannot move node. New parent does not exist')
    const chain = this.index.chain(parentId)
    const reason = whyNotInsert(layer, parent, chain)
    if (reason) throw new Error(reason)
    const children = [...parent.children]
    children.splice(index ?? children.length, 0, layer)
    parent.children = children
    this.changed('structure')
  }

  remove(id: string): void {
    const place = this.find(id)
    if (!place) return
    place.parent.children = place.parent.children.filter(
      (child) => child !== place.layer,
    )
    this.changed('structure')
  }

  /**
   * Keeps `relativeTransform` as Figma's API does, or with `staying` the place
   * on the page as a designer's drag does.
   */
  move(id: string, parentId: string, index?: number, staying = false): void {
    const place = this.need(id)
    const parent = this.parent(parentId)
    if (!parent) throw new Error('Cannot move node. New parent does not exist')
    const { layer } = place
    const reason =
      whyNotMove(place) ??
      whyNotInsert(layer, parent, this.index.chain(parentId))
    if (reason) throw new Error(reason)
    const absolute = absoluteTransform(place)
    const relative = multiply(containerTransform(place), layer.transform)
    const at = place.parent.children.indexOf(layer)
    place.parent.children = place.parent.children.filter((it) => it !== layer)
    const children = [...parent.children]
    // Figma's index counts the children as they are before the move.
    const shift = place.parent === parent && index !== undefined && at < index
    children.splice((index ?? children.length) - (shift ? 1 : 0), 0, layer)
    parent.children = children
    this.index.forget()
    const now = this.need(id)
    layer.transform = staying
      ? multiply(invert(parentTransform(now)), absolute)
      : multiply(invert(containerTransform(now)), relative)
    this.changed('structure')
  }

  /** Replaces values of a layer. Children and size have their own calls. */
  update(
    id: string,
    values: Partial<Omit<LayerData, 'id' | 'type' | 'children'>>,
  ): void {
    const { layer } = this.need(id)
    const before: Partial<LayerData> = {}
    for (const key of Object.keys(values) as (keyof LayerData)[]) {
      Object.assign(before, { [key]: layer[key] })
    }
    Object.assign(layer, values)
    followValues(this.index.layers(), layer, before)
    this.changed('values')
  }

  updatePage(id: string, values: Partial<Omit<PageData, 'id'>>): void {
    const page = this.page(id)
    if (page) Object.assign(page, values)
    this.changed('values')
  }

  /** Groups scale what is in them; frames leave their children. */
  resize(id: string, width: number, height: number): void {
    const { layer } = this.need(id)
    const before = { width: layer.width, height: layer.height }
    resize(layer, width, height)
    followValues(this.index.layers(), layer, before)
    this.changed('values')
  }

  /** Moves by a distance in page space, whatever the parents' rotation. */
  translate(id: string, dx: number, dy: number): void {
    const place = this.need(id)
    const moved = multiply(translation(dx, dy), absoluteTransform(place))
    this.update(id, {
      transform: multiply(invert(parentTransform(place)), moved),
    })
  }

  /** Keeps the group `id` from vanishing while it is being filled. */
  holdingEmpty(id: string, work: () => void): void {
    this.held = id
    try {
      work()
    } finally {
      this.held = null
      this.changed('structure')
    }
  }

  addPage(page: PageData): void {
    this.data.pages.push(page)
    this.changed('structure')
  }

  /** The image's hash: equal bytes have equal hashes. */
  addImage(bytes: Uint8Array): string {
    const hash = sha1(bytes)
    if (!this.data.images.has(hash)) this.data.images.set(hash, bytes.slice())
    return hash
  }

  // Seeing and selecting: not part of undo.

  get selection(): readonly string[] {
    return this.selectionOf(this.pageId)
  }

  selectionOf(page: string): readonly string[] {
    const ids = this.selections.get(page) ?? []
    return ids.filter((id) => this.find(id)?.page.id === page)
  }

  /** Drops repeats and layers inside others that are selected. */
  select(ids: readonly string[], page = this.pageId): void {
    const wanted = new Set(ids)
    this.selections.set(
      page,
      [...wanted].filter((id) => {
        const place = this.find(id)
        return place && !place.ancestors.some((layer) => wanted.has(layer.id))
      }),
    )
    this.announcer.changed()
  }

  setCurrentPage(id: string): void {
    if (!this.page(id)) throw new Error('The page does not exist')
    this.pageId = id
    this.announcer.changed()
  }

  setViewport(values: Partial<Viewport>): void {
    this.viewport = { ...this.viewport, ...values }
    this.announcer.emit('repaint')
  }

  // Undo

  /** Ends a step: what changed since the last one is undone together. */
  commit(): void {
    const { steps } = this.history
    this.history.commit(this.data.pages)
    if (this.history.steps !== steps) this.announcer.emit('repaint')
  }

  get undoSteps(): number {
    return this.history.steps
  }

  get redoSteps(): number {
    return this.history.undone
  }

  undo(): void {
    this.restore(this.history.undo(this.data.pages))
  }

  redo(): void {
    this.restore(this.history.redo(this.data.pages))
  }

  private restore(pages: PageData[] | null): void {
    if (!pages) return
    this.data.pages = pages
    this.index.forget()
    this.announcer.changed()
  }

  // Events

  /** Answers how to stop listening. */
  on<E extends keyof DocumentEvents>(
    event: E,
    listener: (...args: DocumentEvents[E]) => void,
  ): () => void {
    return this.announcer.on(event, listener)
  }

  private changed(what: 'structure' | 'values'): void {
    if (what === 'structure') {
      this.index.forget()
      followStructure(this.index.layers())
    }
    for (const page of this.data.pages) settle(page, this.held)
    if (what === 'structure') this.index.forget()
    this.announcer.changed()
  }

  private need(id: string): Place {
    const place = this.find(id)
    if (!place) throw new Error(`The node with id "${id}" does not exist`)
    return place
  }
}
