/** What one designer can undo: the changes of each step, nobody else's. */
import type { Patch, State } from './state.ts'
import { difference, inverse, patched } from './state.ts'

export class History {
  private past: Patch[] = []
  private future: Patch[] = []
  private written = false

  /** `settled`: the file at the end of the last step. */
  constructor(private settled: State) {}

  get steps(): number {
    return this.past.length
  }

  get undone(): number {
    return this.future.length
  }

  /** The designer, or a plugin of theirs, has changed something. */
  write(): void {
    this.written = true
  }

  /** What somebody else did belongs to no step. */
  rebase(patch: Patch): void {
    this.settled = patched(this.settled, patch)
  }

  /**
   * Ends a step at `now`. One that changed nothing is none, unless what was
   * taken back counts as one.
   */
  commit(now: State, takenBackIsStep: boolean): void {
    const patch = difference(this.settled, now)
    const isStep = patch.size > 0 || (takenBackIsStep && this.written)
    this.written = false
    if (!isStep) return
    this.past.push(patch)
    this.settled = now
    this.future = []
  }

  /** The file without the last step, or null at the beginning. */
  undo(now: State): State | null {
    const step = this.past.pop()
    if (!step) return null
    this.future.push(step)
    return this.leadTo(patched(now, inverse(step)))
  }

  redo(now: State): State | null {
    const step = this.future.pop()
    if (!step) return null
    this.past.push(step)
    return this.leadTo(patched(now, step))
  }

  private leadTo(state: State): State {
    this.settled = state
    return state
  }
}
