/** Figma's events, as the plugin's callbacks see them. */
import type { Change } from '../document/changes.ts'
import type { Drop } from './drop.ts'
import { dropEvent } from './drop.ts'
import { Callbacks } from './listening.ts'
import type { PageListeners } from './page-object.ts'
import type { Run } from './run.ts'
import { canReview, reviewed } from './text-review.ts'
import type { ReviewedRange } from './text-review.ts'

const eventTypes = [
  'selectionchange',
  'currentpagechange',
  'documentchange',
  'close',
  'run',
  'drop',
  'stylechange',
  'slidesviewchange',
  'canvasviewchange',
  'textreview',
] as const

export class FigmaEvents implements PageListeners {
  private readonly callbacks = new Callbacks(eventTypes)
  private readonly pages = new Map<string, Callbacks>()
  private readonly stops: (() => void)[]
  allPagesLoaded = false

  constructor(private readonly run: Run) {
    const { document } = run
    this.stops = [
      document.on('selectionchange', () => {
        this.emit('selectionchange')
      }),
      document.on('currentpagechange', () => {
        this.emit('currentpagechange')
      }),
      document.on('documentchange', (changes) => {
        this.announce(changes)
      }),
    ]
  }

  stop(): void {
    for (const stop of this.stops) stop()
  }

  emit(type: (typeof eventTypes)[number], ...args: unknown[]): void {
    if (!this.run.closed) this.callbacks.emit(type, ...args)
  }

  /** Whether the plugin wants the drop for itself: it answers `false`. */
  offer(drop: Drop): boolean {
    if (this.run.closed) return false
    const answers = this.callbacks.emit('drop', dropEvent(this.run, drop))
    return answers.includes(false)
  }

  async review(text: string): Promise<ReviewedRange[]> {
    return reviewed(await this.callbacks.ask('textreview', { text }))
  }

  /** `figma.on`, `figma.once` and `figma.off`. */
  readonly api = {
    on: (type: unknown, callback: unknown) => {
      this.add(type, callback, false)
    },
    once: (type: unknown, callback: unknown) => {
      this.add(type, callback, true)
    },
    off: (type: unknown, callback: unknown) => {
      this.callbacks.remove(type, callback)
    },
  }

  private add(type: unknown, callback: unknown, once: boolean): void {
    if (type === 'textreview' && !canReview(this.run)) {
      throw new Error('The manifest lacks the capability "textreview"')
    }
    const blind = this.run.dynamic && !this.allPagesLoaded
    if (type === 'documentchange' && blind) {
      throw new Error(
        'Cannot register documentchange handler in incremental mode without calling figma.loadAllPagesAsync first.',
      )
    }
    this.callbacks.add(type, callback, once)
  }

  on(page: string, type: unknown, callback: unknown): void {
    this.ofPage(page).add(type, callback)
  }

  once(page: string, type: unknown, callback: unknown): void {
    this.ofPage(page).add(type, callback, true)
  }

  off(page: string, type: unknown, callback: unknown): void {
    this.ofPage(page).remove(type, callback)
  }

  private ofPage(page: string): Callbacks {
    const known = this.pages.get(page) ?? new Callbacks(['nodechange'])
    this.pages.set(page, known)
    return known
  }

  private announce(changes: Change[]): void {
    if (this.run.closed) return
    const seen = (change: Change) => this.describe(change)
    this.callbacks.emit('documentchange', {
      documentChanges: changes.map(seen),
    })
    for (const [page, callbacks] of this.pages) {
      const here = changes.filter((it) => it.page === page && it.id !== page)
      if (here.length === 0) continue
      callbacks.emit('nodechange', { nodeChanges: here.map(seen) })
    }
  }

  private describe({ type, id, was, origin, properties }: Change) {
    const { document } = this.run
    const isThere = document.page(id) ?? document.find(id)
    return {
      type,
      id,
      origin,
      // Gone by now, whatever the change was.
      node: isThere ? this.run.object(id) : { removed: true, type: was, id },
      ...(type === 'PROPERTY_CHANGE' ? { properties } : {}),
    }
  }
}
