/** One designer's view of a file: page, selection, viewport, undo, events. */
import { Announcer } from './announcer.ts'
import type { Point } from './geometry.ts'
import { History } from './history.ts'
import type { OpenFile } from './open-file.ts'

/** The part of the canvas in sight; `center` in page space. */
export interface Viewport {
  center: Point
  zoom: number
  /** CSS pixels on the screen. */
  size: { width: number; height: number }
}

export class Seat {
  readonly history: History
  readonly announcer: Announcer
  viewport: Viewport = {
    center: { x: 0, y: 0 },
    zoom: 1,
    size: { width: 1280, height: 720 },
  }
  /** Slides and Buzz: whether one slide or asset fills the window, and which. */
  view: 'grid' | 'single' = 'grid'
  focused: string | null = null
  private readonly selections = new Map<string, readonly string[]>()
  private page: string

  constructor(private readonly file: OpenFile) {
    this.page = file.firstPage.id
    this.history = new History(file.state)
    this.announcer = new Announcer(
      () => ({
        pages: file.data.pages,
        page: this.pageId,
        selection: this.selectionOf(this.pageId),
      }),
      (id) => file.isRemote(this, id),
    )
    file.join(this)
  }

  /** The first page takes the place of one that is gone. */
  get pageId(): string {
    return this.file.page(this.page)?.id ?? this.file.firstPage.id
  }

  openPage(id: string): void {
    if (!this.file.page(id)) throw new Error('The page does not exist')
    this.page = id
    this.announcer.changed()
  }

  selectionOf(page: string): readonly string[] {
    const ids = this.selections.get(page) ?? []
    return ids.filter((id) => this.file.find(id)?.page.id === page)
  }

  /** Drops repeats and layers inside others that are selected. */
  select(ids: readonly string[], page: string): void {
    const wanted = new Set(ids)
    this.selections.set(
      page,
      [...wanted].filter((id) => {
        const place = this.file.find(id)
        return place && !place.ancestors.some((layer) => wanted.has(layer.id))
      }),
    )
    this.announcer.changed()
  }

  setViewport(values: Partial<Viewport>): void {
    this.viewport = { ...this.viewport, ...values }
    this.announcer.emit('repaint')
  }
}
