import type { Operation } from '../operation.ts'
import { legacy } from './legacy.ts'
import { single } from './single.ts'
import { training } from './training.ts'
import { v2 } from './v2/v2.ts'
import { v3 } from './v3.ts'

const ALL: readonly Operation[] = [
  ...legacy,
  ...v3,
  ...single,
  ...v2,
  ...training,
]

export type Match =
  | {
      kind: 'found'
      operation: Operation
      pathValues: Readonly<Record<string, string>>
    }
  | { kind: 'wrong-method'; allowed: readonly string[] }
  | { kind: 'unknown' }

/** Finds an operation by its exact path: no trailing slash, no other case. */
export function match(method: string, path: string): Match {
  const candidates = ALL.flatMap((operation) => {
    const pathValues = valuesIn(operation.path, path)
    return pathValues ? [{ operation, pathValues }] : []
  })
  const found = candidates.find(({ operation }) => operation.method === method)
  if (found) return { kind: 'found', ...found }
  const allowed = candidates.map(({ operation }) => operation.method)
  return allowed.length
    ? { kind: 'wrong-method', allowed }
    : { kind: 'unknown' }
}

function valuesIn(
  template: string,
  path: string,
): Record<string, string> | undefined {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith('{') && value) values[part.slice(1, -1)] = value
    else if (part !== value) return undefined
  }
  return values
}
