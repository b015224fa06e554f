/**
 * Async functions make their promises without asking the `Promise` that the
 * sandbox watches. This wraps their bodies so that what they give is watched:
 * `async f(a) { … }` becomes `f(a) { return tracked((async () => { … })()) }`,
 * in which `this`, `arguments`, `super` and every line stay what they were.
 */
import type { AnyNode, MethodDefinition, Program, Property } from 'acorn'
import { trackerName } from './tracking.ts'

interface Edit {
  at: number
  remove: number
  insert: string
  /** Where what it closes began: of two at one place the inner comes first. */
  closes?: number
}

/** `program` is what `code` was parsed to. */
export function withTrackedAsync(code: string, program: Program): string {
  const edits = [...nodesIn(program)].flatMap((found) => editsFor(found, code))
  edits.sort((a, b) => a.at - b.at || (b.closes ?? 0) - (a.closes ?? 0))
  let text = ''
  let at = 0
  for (const edit of edits) {
    text += code.slice(at, edit.at) + edit.insert
    at = edit.at + edit.remove
  }
  return text + code.slice(at)
}

const word = 'async'
const opening = `${trackerName}((async () => `
const closing = ')())'

function editsFor({ node, parent }: Found, code: string): Edit[] {
  if (node.type === 'ArrowFunctionExpression' && node.async) {
    const from = node.params.at(-1)?.end ?? node.start + word.length
    const arrow = code.indexOf('=>', from) + '=>'.length
    return [
      blank(node.start),
      { at: arrow, remove: 0, insert: opening },
      { at: node.end, remove: 0, insert: closing, closes: node.start },
    ]
  }
  const isFunction =
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression'
  if (!isFunction || !node.async || node.generator) return []
  const { body } = node
  // A method's function begins behind its name, the word stands before it.
  const start = isMethod(parent) ? parent.start : node.start
  return [
    blank(code.indexOf(word, start)),
    { at: body.start + 1, remove: 0, insert: ` return ${opening}{` },
    { at: body.end - 1, remove: 0, insert: `}${closing}` },
  ]
}

const isMethod = (node: AnyNode | null): node is MethodDefinition | Property =>
  node?.type === 'MethodDefinition' ||
  (node?.type === 'Property' && node.method)

/** Keeps columns as they are. */
const blank = (at: number): Edit => ({
  at,
  remove: word.length,
  insert: ' '.repeat(word.length),
})

interface Found {
  node: AnyNode
  parent: AnyNode | null
}

/** Each before what is in it. */
function* nodesIn(
  node: AnyNode,
  parent: AnyNode | null = null,
): Generator<Found> {
  yield { node, parent }
  for (const value of Object.values(node) as unknown[]) {
    const inside = Array.isArray(value) ? (value as unknown[]) : [value]
    for (const child of inside) if (isNode(child)) yield* nodesIn(child, node)
  }
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  'start' in value
