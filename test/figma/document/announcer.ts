/** Tells of changes in a later turn, once for any number of them. */
import type { Change } from './changes.ts'
import { changesBetween } from './changes.ts'
import { Listeners } from './listeners.ts'
import type { PageData } from './model.ts'
import { copyPage } from './tree.ts'

export interface DocumentEvents {
  /** Something to be painted changed. Synchronous, not coalesced. */
  repaint: []
  /** The others come in a later turn. */
  selectionchange: []
  currentpagechange: []
  documentchange: [changes: Change[]]
}

export interface Announced {
  pages: readonly PageData[]
  page: string
  selection: readonly string[]
}

export class Announcer extends Listeners<DocumentEvents> {
  private before: Announced
  private waiting = false

  constructor(
    private readonly now: () => Announced,
    /** Whether somebody else changed the layer. */
    private readonly isRemote: (id: string) => boolean = () => false,
  ) {
    super()
    this.before = this.copy()
  }

  changed(): void {
    this.emit('repaint')
    if (this.waiting) return
    this.waiting = true
    setTimeout(() => {
      this.waiting = false
      this.announce()
    }, 0)
  }

  private announce(): void {
    const { before } = this
    const now = (this.before = this.copy())
    const changes = changesBetween(before.pages, now.pages, this.isRemote)
    if (changes.length > 0) this.emit('documentchange', changes)
    const moved = before.page !== now.page
    if (moved) this.emit('currentpagechange')
    const selected = before.selection.join() !== now.selection.join()
    if (moved || selected) this.emit('selectionchange')
  }

  private copy(): Announced {
    const { pages, page, selection } = this.now()
    return {
      pages: pages.map(copyPage),
      page,
      selection: [...selection].sort(),
    }
  }
}
