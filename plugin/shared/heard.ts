import { reasonOf } from './failure.ts'

/**
 * For work that nobody waits for: what it throws is heard all the same. The
 * linter lets no promise go without it.
 */
export function heard(work: Promise<unknown>): void {
  work.catch((thrown: unknown) => console.error(reasonOf(thrown)))
}
