/** Undo: whole copies of the pages, taken where a step ends. */
import type { PageData } from './model.ts'
import { copyPage } from './tree.ts'

export class History {
  private past: PageData[][] = []
  private future: PageData[][] = []
  private settled: PageData[]

  constructor(pages: readonly PageData[]) {
    this.settled = pages.map(copyPage)
  }

  get steps(): number {
    return this.past.length
  }

  get undone(): number {
    return this.future.length
  }

  /** Ends a step at `pages`; one that changed nothing is not a step. */
  commit(pages: readonly PageData[]): void {
    if (same(this.settled, pages)) return
    this.past.push(this.settled)
    this.settled = pages.map(copyPage)
    this.future = []
  }

  /** The pages as they were before the last step, or null at the beginning. */
  undo(pages: readonly PageData[]): PageData[] | null {
    this.commit(pages)
    return this.travel(this.past, this.future)
  }

  redo(pages: readonly PageData[]): PageData[] | null {
    this.commit(pages)
    return this.travel(this.future, this.past)
  }

  private travel(from: PageData[][], to: PageData[][]): PageData[] | null {
    const target = from.pop()
    if (!target) return null
    to.push(this.settled)
    this.settled = target
    return target.map(copyPage)
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) =>
      same(
        (a as Record<string, unknown>)[key],
        (b as Record<string, unknown>)[key],
      ),
    )
  )
}
