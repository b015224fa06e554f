import { keptJobs } from './kept.ts'
import { guard } from '../export/dress.ts'

/**
 * Calls when results come to the open page, leave it or are switched: by the
 * panel, by undo, in Figma's own list of fills, or by somebody else.
 */
export function watchResults(tell: () => void): void {
  const hear = (event: NodeChangeEvent) => {
    guard(event)
    if (event.nodeChanges.some(concernsResults)) tell()
  }
  let page = figma.currentPage
  page.on('nodechange', hear)
  figma.on('currentpagechange', () => {
    page.off('nodechange', hear)
    page = figma.currentPage
    page.on('nodechange', hear)
  })
}

function concernsResults(change: NodeChange): boolean {
  // What a deleted layer carried is not told any more.
  if (change.type === 'DELETE') return true
  const changed = change.type === 'CREATE' ? ['fills'] : change.properties
  if (changed.includes('pluginData')) return true
  const { node } = change
  return changed.includes('fills') && !node.removed && keptJobs(node).length > 0
}
