/** Figma's parser, as of the reports of syntax it refuses. */
import { parse } from 'acorn'
import type { Program } from 'acorn'

/**
 * `strict` is what failed in real Figma (`catch {`, object spread, `?.`),
 * `documented` what Figma's documents promise.
 */
const ecmaVersionOf = { strict: 2017, documented: 2020 } as const
export type Syntax = keyof typeof ecmaVersionOf

/** Throws a SyntaxError in Figma's words. */
export function parsed(code: string, syntax: Syntax): Program {
  try {
    return parse(code, {
      ecmaVersion: ecmaVersionOf[syntax],
      sourceType: 'script',
    })
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error)) throw error
    const at = Number(error.pos)
    const line = code.slice(0, at).split('\n').length
    const token = /^(?:[\w$]+|\.{3}|\?\.|\S|$)/.exec(code.slice(at))?.[0]
    const what = error.message.startsWith('Unexpected token')
      ? `Unexpected token ${token ?? ''}`
      : error.message.replace(/ \(\d+:\d+\)$/, '')
    throw new SyntaxError(`Syntax error on line ${String(line)}: ${what}`)
  }
}
