/** Finding nodes and pages; dynamic pages forbid the older ways. */
import * as v from 'valibot'
import { rootId } from '../document/state.ts'
import type { FigmaEvents } from './events.ts'
import { isSkipped } from './invisible.ts'
import type { Run } from './run.ts'
import { needWholeDocument } from './run.ts'
import { checked } from './words.ts'

export function nodeFinders(run: Run, events: FigmaEvents) {
  const { document } = run
  const page = (value: unknown): string => {
    const found = document.page(run.idOf(value) ?? '')
    if (found) return found.id
    throw new Error('Expected a node of type PAGE')
  }
  const nodeOf = (id: unknown) => {
    const wanted = checked('id', v.string(), id)
    const place = document.find(wanted)
    const isThere = wanted === rootId || document.page(wanted) || place
    if (!isThere || (place && isSkipped(run, place))) return null
    return run.object(wanted)
  }
  const openPage = (value: unknown) => {
    const id = page(value)
    run.loadedPages.add(id)
    document.setCurrentPage(id)
  }
  return {
    get currentPage() {
      return run.object(document.currentPage.id)
    },
    set currentPage(value: unknown) {
      needWholeDocument(run, 'figma.setCurrentPageAsync()')
      openPage(value)
    },
    getNodeById: (id: unknown) => {
      needWholeDocument(run, 'figma.getNodeByIdAsync()')
      return nodeOf(id)
    },
    getNodeByIdAsync: (id: unknown) => Promise.resolve(nodeOf(id)),
    setCurrentPageAsync: (value: unknown) => {
      openPage(value)
      return Promise.resolve()
    },
    loadAllPagesAsync: () => {
      for (const { id } of document.data.pages) run.loadedPages.add(id)
      events.allPagesLoaded = true
      return Promise.resolve()
    },
  }
}
