import { signal } from '@preact/signals'
import type { Desk } from '../jobs/desk.ts'
import {
  isKept,
  resultsLeft,
  type Entry,
  type Journal,
} from '../jobs/journal.ts'

/** A job of an earlier run whose results were paid for and not placed. */
export interface Unfinished {
  id: string
  title: string
  startedAt: number
  /** How many images can be fetched; null where nobody knows whether the request ran. */
  left: number | null
  /** They have not come yet; who keeps the answer is asked for it. */
  isKept: boolean
}

export type UnfinishedPart = ReturnType<typeof createUnfinished>

/** What was paid for in an earlier run, and can still be brought home. */
export function createUnfinished(
  journal: Journal,
  desk: Pick<Desk, 'recover'>,
) {
  const list = signal<Unfinished[]>([])

  const describe = (entry: Entry): Unfinished => ({
    id: entry.id,
    title: entry.title,
    startedAt: entry.startedAt,
    left: isKept(entry) ? entry.count : resultsLeft(entry),
    isKept: isKept(entry),
  })
  const drop = (id: string) => {
    list.value = list.value.filter((one) => one.id !== id)
  }

  return {
    list,
    load: async () => {
      await journal.load()
      list.value = journal.unfinished().map(describe)
    },
    recover: async (id: string) => {
      const entry = journal.find(id)
      drop(id)
      if (entry) await desk.recover(entry)
    },
    forget: async (id: string) => {
      await journal.forget(id)
      drop(id)
    },
  }
}
