/**
 * The open file as one designer has it: its layers, what is selected and seen,
 * undo, and events. Designers' tools and the plugin API both change it through
 * here.
 */
import type { Conditions } from '../conditions.ts'
import { fairWeather } from '../conditions.ts'
import type { DocumentEvents } from './announcer.ts'
import { invert, multiply, translation } from './geometry.ts'
import { followValues } from './instances.ts'
import { parentTransform } from './layer-index.ts'
import type { DocumentData, LayerData, PageData } from './model.ts'
import { OpenFile } from './open-file.ts'
import { rescale } from './rescale.ts'
import { resize } from './resize.ts'
import { Seat } from './seat.ts'
import type { Viewport } from './seat.ts'
import { rootId } from './state.ts'
import { insertLayer, moveLayer, removeLayer } from './structure.ts'
import type { Parent, Place } from './tree.ts'
import { absoluteTransform } from './tree.ts'
import { commitStep, travel } from './undo.ts'
import type { Desk } from './undo.ts'
import { namesOf } from './writes.ts'
import type { Write } from './writes.ts'

export type { Viewport } from './seat.ts'

export class FigmaDocument {
  private readonly desk: Desk

  constructor(
    readonly data: DocumentData,
    conditions: Conditions = fairWeather,
    desk?: Desk,
  ) {
    const file = desk?.file ?? new OpenFile(data, conditions)
    this.desk = desk ?? { file, seat: new Seat(file), writer: 'designer' }
  }

  /** The same file on another designer's screen, with an undo of its own. */
  beside(): FigmaDocument {
    const { file } = this.desk
    const seat = new Seat(file)
    return this.at({ file, seat, writer: 'designer' })
  }

  /** The same desk, with all that is written counted as the plugin's. */
  forPlugin(): FigmaDocument {
    return this.at({ ...this.desk, writer: 'plugin' })
  }

  private at(desk: Desk): FigmaDocument {
    return new FigmaDocument(this.data, desk.file.conditions, desk)
  }

  /** All that was written to the file since it was opened, by whom. */
  get writes(): readonly Write[] {
    return this.desk.file.log.entries
  }

  // Reading

  get currentPage(): PageData {
    const { file, seat } = this.desk
    return file.page(seat.pageId) ?? file.firstPage
  }

  page(id: string): PageData | null {
    return this.desk.file.page(id)
  }

  /** Where the layer is now, on any page; null when there is none. */
  find(id: string): Place | null {
    return this.desk.file.find(id)
  }

  parent(id: string): Parent | null {
    return this.desk.file.parent(id)
  }

  newId(): string {
    return this.desk.file.newId()
  }

  // Changing. Each change re-arranges groups and auto-layouts.

  /** Throws with Figma's words where Figma refuses. Index: 0 is the bottom. */
  insert(layer: LayerData, parentId: string, index?: number): void {
    insertLayer(this.desk.file, layer, parentId, index, () => {
      this.write('layer', layer.id, 'insert')
    })
  }

  remove(id: string): void {
    removeLayer(this.desk.file, id, () => {
      this.write('layer', id, 'remove')
    })
  }

  /**
   * Keeps `relativeTransform` as Figma's API does, or with `staying` the place
   * on the page as a designer's drag does.
   */
  move(id: string, parentId: string, index?: number, staying = false): void {
    moveLayer(this.desk.file, { id, parentId, index, staying }, () => {
      this.write('layer', id, 'move')
    })
  }

  /** Replaces values of a layer. Children and size have their own calls. */
  update(
    id: string,
    values: Partial<Omit<LayerData, 'id' | 'type' | 'children'>>,
  ): void {
    const { file } = this.desk
    const { layer } = file.need(id)
    const before: Partial<LayerData> = {}
    for (const key of Object.keys(values) as (keyof LayerData)[]) {
      this.writeValue(id, key, layer[key], values[key as keyof typeof values])
      Object.assign(before, { [key]: layer[key] })
    }
    Object.assign(layer, values)
    followValues(file.layers(), layer, before)
    file.changed('values')
  }

  updatePage(id: string, values: Partial<Omit<PageData, 'id'>>): void {
    const page = this.page(id)
    if (page) this.assign(id, page, values)
  }

  /** Values of the file itself: its name, its notes. */
  updateRoot(values: Partial<Omit<DocumentData, 'pages' | 'images'>>): void {
    this.assign(rootId, this.data, values)
  }

  private assign<T extends object>(id: string, target: T, values: Partial<T>) {
    for (const key of Object.keys(values) as (keyof T & string)[])
      this.writeValue(id, key, target[key], values[key])
    Object.assign(target, values)
    this.desk.file.changed('values')
  }

  /** Groups scale what is in them; in frames the constraints decide. */
  resize(
    id: string,
    width: number,
    height: number,
    withConstraints = true,
  ): void {
    const { file } = this.desk
    const { layer } = file.need(id)
    this.write('property', id, 'size')
    const { targetAspectRatio: ratio } = layer
    const changed = resize(layer, width, height, withConstraints)
    // It is ignored here, and is what came out of it.
    if (ratio) layer.targetAspectRatio = { x: width, y: height }
    for (const [layer, before] of changed)
      followValues(file.layers(), layer, before)
    file.changed('values')
  }

  /** As the Scale tool does. */
  rescale(id: string, by: number): void {
    const { file } = this.desk
    const { layer } = file.need(id)
    this.write('property', id, 'size')
    rescale(layer, by)
    file.changed('values')
  }

  /** Gives a slot of an instance back what its component has in it. */
  resetSlot(id: string): void {
    const { file } = this.desk
    const { layer } = file.need(id)
    this.write('layer', id, 'reset')
    layer.ownContent = false
    file.changed('structure')
  }

  /** Moves by a distance in page space, whatever the parents' rotation. */
  translate(id: string, dx: number, dy: number): void {
    const place = this.desk.file.need(id)
    const moved = multiply(translation(dx, dy), absoluteTransform(place))
    this.update(id, {
      transform: multiply(invert(parentTransform(place)), moved),
    })
  }

  /** Keeps the group `id` from vanishing while it is being filled. */
  holdingEmpty(id: string, work: () => void): void {
    const { file } = this.desk
    try {
      file.holdingEmpty(id, work)
    } finally {
      file.changed('structure')
    }
  }

  addPage(page: PageData): void {
    this.write('layer', page.id, 'insert')
    this.data.pages.push(page)
    this.desk.file.changed('structure')
  }

  /** The image's hash: equal bytes have equal hashes. */
  addImage(bytes: Uint8Array): string {
    const hash = this.desk.file.addImage(bytes)
    this.write('picture', hash, 'add')
    return hash
  }

  // Seeing and selecting: not part of undo.

  /** What only this designer sees. */
  get seat(): Seat {
    return this.desk.seat
  }

  get viewport(): Viewport {
    return this.desk.seat.viewport
  }

  get selection(): readonly string[] {
    return this.selectionOf(this.desk.seat.pageId)
  }

  selectionOf(page: string): readonly string[] {
    return this.desk.seat.selectionOf(page)
  }

  /** Drops repeats and layers inside others that are selected. */
  select(ids: readonly string[], page = this.desk.seat.pageId): void {
    this.desk.seat.select(ids, page)
  }

  setCurrentPage(id: string): void {
    this.desk.seat.openPage(id)
  }

  setViewport(values: Partial<Viewport>): void {
    this.desk.seat.setViewport(values)
  }

  // Undo

  /** Ends a step: what changed since the last one is undone together. */
  commit(): void {
    commitStep(this.desk)
  }

  get undoSteps(): number {
    return this.desk.seat.history.steps
  }

  get redoSteps(): number {
    return this.desk.seat.history.undone
  }

  undo(): void {
    travel(this.desk, 'undo')
  }

  redo(): void {
    travel(this.desk, 'redo')
  }

  // Events

  /** Answers how to stop listening. */
  on<E extends keyof DocumentEvents>(
    event: E,
    listener: (...args: DocumentEvents[E]) => void,
  ): () => void {
    return this.desk.seat.announcer.on(event, listener)
  }

  private write(kind: Write['kind'], id: string, name: string): void {
    const { file, seat, writer } = this.desk
    file.write(seat, { by: writer, id, kind, name })
  }

  private writeValue(id: string, key: string, was: unknown, is: unknown): void {
    for (const [kind, name] of namesOf(key, was, is)) this.write(kind, id, name)
  }
}
