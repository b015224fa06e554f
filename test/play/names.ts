/** Names of new layers: the kind, and the next number on the page. */
import type { FigmaDocument } from '../figma/document/document.ts'
import { walk } from '../figma/document/tree.ts'

export function numbered(document: FigmaDocument, kind: string): string {
  const numbers = [...walk(document.currentPage.children)].map(({ name }) => {
    const rest = name.startsWith(`${kind} `) ? name.slice(kind.length + 1) : ''
    return /^\d+$/.test(rest) ? Number(rest) : 0
  })
  return `${kind} ${String(Math.max(0, ...numbers) + 1)}`
}
